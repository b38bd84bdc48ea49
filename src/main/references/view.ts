import type { Reference, ReferenceAnswer, SentFormat } from '../../shared/domain/reference.ts';
import type { ReferenceRow } from '../library/database/referenceRows.ts';
import { mediaTypes } from '../../shared/domain/pictureFormat.ts';

/** A reference as the page sees it. */
export function asReference(row: ReferenceRow): Reference {
  const was = { format: row.format, width: row.width, height: row.height, bytes: row.bytes };
  // One that waits to be fitted again is one of the four formats: nothing else was taken then.
  const { bytes, format, height, width } = row.sent ?? { ...was, format: was.format as SentFormat };
  return {
    id: row.id,
    name: row.name,
    width,
    height,
    bytes,
    mediaType: mediaTypes[format],
    thumbnailUrl: `media://reference-thumbnail/${row.id}`,
    pictureUrl: `media://reference/${row.id}`,
    changes: row.changes,
    was,
    sentAs: { format, width, height, bytes },
    ...(row.origin ? { origin: row.origin } : {}),
    ...(row.title === undefined ? {} : { title: row.title }),
    lastUsedAt: row.lastUsedAt,
  };
}

export function accepted(row: ReferenceRow): ReferenceAnswer {
  return { status: 'accepted', reference: asReference(row), changes: row.changes };
}
