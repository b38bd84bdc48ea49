import { z } from 'zod';
import type { ReferenceRow } from '../database/referenceRows.ts';
import { parseJson } from '../../files/textFile.ts';
import { idPattern } from '../../../shared/domain/ids.ts';
import { sourceFormats } from '../../../shared/domain/reference.ts';

/*
 * What the index knows of a reference lies beside it too, as `<hash>.json`: its name, title and origin, and
 * what was made of it. So a lost index takes none of it along.
 */
const size = z.int().min(1).max(1_000_000);
const version = { width: size, height: size, bytes: z.int().min(1) };
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A name, never a path: a sidecar that came from elsewhere must not lead out of its folder. */
const fileName = z.string().regex(/^[0-9a-f]{64}(?:\.sent)?\.\w+$/);

const sidecarSchema = z.looseObject({
  referenceVersion: z.literal(1),
  name: z.string().min(1),
  title: z.string().min(1).optional(),
  createdAt: z.iso.datetime(),
  original: z.looseObject({ file: fileName, format: z.enum(sourceFormats), mediaType: z.string(), ...version }),
  sent: z
    .looseObject({ file: fileName, sha256: hash, format: z.enum(['jpeg', 'png', 'webp', 'gif']), ...version })
    .optional(),
  changes: z.array(z.string()),
  origin: z
    .union([
      z.strictObject({ kind: z.enum(['file', 'clipboard']) }),
      z.strictObject({ kind: z.enum(['picture', 'crop']), from: z.string().regex(idPattern) }),
      z.strictObject({ kind: z.literal('link'), from: z.string().max(10_000) }),
    ])
    .optional(),
});

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

export function sidecarText(row: ReferenceRow): string {
  const { sent } = row;
  const sidecar: z.input<typeof sidecarSchema> = {
    referenceVersion: 1,
    name: row.name,
    ...(row.title === undefined ? {} : { title: row.title }),
    createdAt: new Date(row.createdAt).toISOString(),
    original: {
      file: nameOf(row.file),
      format: row.format,
      mediaType: row.mediaType,
      width: row.width,
      height: row.height,
      bytes: row.bytes,
    },
    ...(sent ? { sent: { ...sent, file: nameOf(sent.file) } } : {}),
    changes: row.changes,
    ...(row.origin ? { origin: row.origin } : {}),
  };
  return `${JSON.stringify(sidecar, undefined, 2)}\n`;
}

/** The row a sidecar stands for; `folder` is where it lies. Undefined when it is not as Reverie writes it. */
export function readSidecar(text: string, folder: string, id: ReferenceRow['id']): ReferenceRow | undefined {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    // A sidecar that was cut or edited: the reference's file says what matters.
    return undefined;
  }
  const parsed = sidecarSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { changes, createdAt, name, origin, original, sent, title } = parsed.data;
  const time = Date.parse(createdAt);
  return {
    id,
    name,
    file: `${folder}/${original.file}`,
    format: original.format,
    width: original.width,
    height: original.height,
    bytes: original.bytes,
    mediaType: original.mediaType,
    createdAt: time,
    lastUsedAt: time,
    fitted: true,
    ...(sent
      ? {
          sent: {
            file: `${folder}/${sent.file}`,
            sha256: sent.sha256,
            format: sent.format,
            width: sent.width,
            height: sent.height,
            bytes: sent.bytes,
          },
        }
      : {}),
    changes,
    ...(origin ? { origin: origin as NonNullable<ReferenceRow['origin']> } : {}),
    ...(title === undefined ? {} : { title }),
  };
}
