import { z } from 'zod';
import { colourLabels, flags } from '../domain/curation.ts';
import { generationStatuses } from '../domain/generation.ts';
import { aspectRatios, tiers } from '../seedream/sizes.ts';
import { collectionId, pictureId, referenceId } from './idSchemas.ts';

/** Both ends are part of it; an absent one is open. */
function range(value: z.ZodNumber) {
  return z.strictObject({ from: value.optional(), to: value.optional() });
}

const manyOf = <const Words extends readonly string[]>(words: Words) =>
  z
    .array(z.enum(words as unknown as [Words[number], ...Words[number][]]))
    .min(1)
    .max(20);

export const tagName = z.string().trim().min(1).max(100);
export const collectionName = z.string().trim().min(1).max(200);

export const librarySorts = ['date', 'rating', 'size', 'random', 'manual'] as const;
export const libraryGroups = ['none', 'day', 'generation', 'reference'] as const;

const queryShape = z.strictObject({
  /** Items a page, 1 to 500; 200 when absent. `library.layout` always gives everything. */
  limit: z.int().min(1).max(500).optional(),
  /**
   * Words that are all found in prompt, note, tags, file or collection names, whatever their case and
   * accents. In quotes they are whole words in this order; a leading minus excludes.
   */
  text: z.string().max(1000).optional(),
  /** Milliseconds since 1970. */
  createdAt: range(z.number().min(0).max(8.64e15)).optional(),
  /** Of the picture as it was delivered. */
  tiers: manyOf(tiers).optional(),
  ratios: manyOf(aspectRatios).optional(),
  size: z.strictObject({ width: z.int().min(1).max(65_535), height: z.int().min(1).max(65_535) }).optional(),
  hasReferences: z.boolean().optional(),
  usedReference: referenceId.optional(),
  /** Pictures that were asked for in the same task. */
  count: range(z.number().min(0).max(1000)).optional(),
  rating: range(z.number().min(0).max(5)).optional(),
  /** `none`: neither picked nor rejected. */
  flags: manyOf([...flags, 'none']).optional(),
  labels: manyOf([...colourLabels, 'none']).optional(),
  statuses: manyOf(generationStatuses).optional(),
  /** Credits of the whole task: used, or else reserved. */
  cost: range(z.number().min(0).max(1e9)).optional(),
  /** With everything in the collections that lie in it. */
  collection: collectionId.optional(),
  /** In all of them, and in `collection` as well. */
  collections: z.array(collectionId).min(1).max(20).optional(),
  /** All of them. */
  tags: z.array(tagName).min(1).max(50).optional(),
  /** True: what is in the trash, instead of what is not. */
  trashed: z.boolean().optional(),
  /** `date` when absent. `manual` is the order by hand within `collection`. */
  sort: z.enum(librarySorts).optional(),
  /** `descending` when absent: newest, best, largest first. */
  order: z.enum(['ascending', 'descending']).optional(),
  /** Of the random order; the same seed always gives the same one. */
  seed: z.int().min(0).max(2_147_483_646).optional(),
  /** Only `library.layout` groups. */
  group: z.enum(libraryGroups).optional(),
});
export const libraryQuery = queryShape.default({});
export type LibraryQuery = z.output<typeof libraryQuery>;

export const pictureChange = z.strictObject({
  rating: z.int().min(0).max(5).optional(),
  flag: z.enum(flags).nullable().optional(),
  label: z.enum(colourLabels).nullable().optional(),
  /** Blank or null takes it away. */
  note: z.string().max(20_000).nullable().optional(),
  addTags: z.array(tagName).max(100).optional(),
  removeTags: z.array(tagName).max(100).optional(),
  /** Exactly these. */
  tags: z.array(tagName).max(100).optional(),
});
export type PictureChange = z.output<typeof pictureChange>;

export const newCollection = z.strictObject({
  name: collectionName,
  parentId: collectionId.optional(),
  /** Makes it a smart one. */
  query: queryShape.optional(),
});
export type NewCollection = z.output<typeof newCollection>;

export const collectionChange = z.strictObject({
  name: collectionName.optional(),
  /** Null moves it out to the top. */
  parentId: collectionId.nullable().optional(),
  cover: pictureId.nullable().optional(),
  query: queryShape.optional(),
  /** Among its siblings, from 0. */
  place: z.int().min(0).max(100_000).optional(),
});
export type CollectionChange = z.output<typeof collectionChange>;
