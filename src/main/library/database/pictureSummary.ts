import type { SQLOutputValue } from 'node:sqlite';
import type { ColourLabel, PictureMarks } from '../../../shared/domain/curation.ts';
import type { GenerationId, PictureId } from '../../../shared/domain/ids.ts';
import type { PictureSummary } from '../../../shared/domain/picture.ts';

/**
 * What a summary is made of, over `pictures p` and `generations g`. The set's size is counted from the
 * rows, so it is right while a set is still coming in.
 */
export const summaryColumns = `p.id, p.generation_id, p.position, p.width, p.height, p.file, p.rank, p.colour,
  p.rating, p.flag, p.label, p.trashed_at, g.created_at, g.prompt,
  (SELECT count(*) FROM pictures s WHERE s.generation_id = p.generation_id) AS set_size`;

export function summaryOf(row: Record<string, SQLOutputValue>): PictureSummary {
  return {
    id: row.id as PictureId,
    generationId: row.generation_id as GenerationId,
    position: row.position as number,
    setSize: row.set_size as number,
    width: row.width as number,
    height: row.height as number,
    createdAt: row.created_at as number,
    prompt: row.prompt as string,
    file: row.file as string,
    thumbnailUrl: `media://thumbnail/${row.id as string}`,
    largeThumbnailUrl: `media://large-thumbnail/${row.id as string}`,
    ...(row.colour === null ? {} : { colour: row.colour as string }),
    ...marksOf(row),
  };
}

/** The marks of a row; its note only where the row has one. */
export function marksOf(row: Record<string, SQLOutputValue>): PictureMarks {
  return {
    rating: row.rating as number,
    ...(row.flag === 0 ? {} : { flag: row.flag === 1 ? 'pick' : 'reject' }),
    ...(row.label === null ? {} : { label: row.label as ColourLabel }),
    ...(typeof row.note === 'string' ? { note: row.note } : {}),
    ...(row.trashed_at === null ? {} : { trashedAt: row.trashed_at as number }),
  };
}
