import { z } from 'zod';
import { colourLabels } from '../../../shared/domain/curation.ts';
import { idPattern, type PictureId } from '../../../shared/domain/ids.ts';

const text = z.string();
const pictures = z.array(text.regex(idPattern).transform((id) => id as PictureId));
const number = z.int().nullable();

const collectionRow = z.object({
  name: text,
  parentId: text.nullable(),
  cover: text.nullable(),
  /** A LibraryQuery as JSON. */
  query: text.nullable(),
  place: z.int(),
  createdAt: z.int(),
});
export type CollectionRow = z.output<typeof collectionRow>;

/**
 * The smallest step of curation. It states the new value, whatever the old one was, so that applying it twice
 * changes nothing. Every edit, its inverse and every line of the journal is a list of these.
 */
export const change = z.union([
  z.object({ set: z.enum(['rating', 'flag', 'trashedAt']), value: number, pictures }),
  z.object({ set: z.literal('label'), value: z.enum(colourLabels).nullable(), pictures }),
  z.object({ set: z.literal('note'), value: text.nullable(), pictures }),
  z.object({ tag: text, on: z.boolean(), pictures }),
  z.object({ collection: text, value: collectionRow.nullable() }),
  /** Where pictures lie in a collection; null takes one out. */
  z.object({ placesIn: text, places: z.array(z.tuple([pictures.element, number])) }),
]);
export type Change = z.output<typeof change>;
export type MarkChange = Extract<Change, { set: string }>;

/** The pictures that changes touch, each once. */
export function picturesOf(changes: readonly Change[]): PictureId[] {
  const ids = new Set<PictureId>();
  for (const each of changes) {
    if ('pictures' in each) for (const id of each.pictures) ids.add(id);
    else if ('places' in each) for (const [id] of each.places) ids.add(id);
  }
  return [...ids];
}
