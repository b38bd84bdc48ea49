import { z } from 'zod';
import { colourLabels, flags, type Edited, type LibraryActions, type TagUse } from '../domain/curation.ts';
import type { PictureId } from '../domain/ids.ts';
import { collectionId, pictureId, pictureIds } from './idSchemas.ts';
import { queryShape, tagName, type LibraryQuery } from './library.ts';
import { nothing, route } from './route.ts';

const collectionName = z.string().trim().min(1).max(200);

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

export interface Collection {
  id: string;
  name: string;
  /** The collection it lies in. */
  parentId?: string;
  /** As it was chosen; it may be in the trash or gone by now. */
  cover?: PictureId;
  /** Thumbnail of the cover, or of the first picture where that one is away. Absent without a cover. */
  coverUrl?: string;
  /** Set for a smart collection: its pictures are those that the query finds. */
  query?: LibraryQuery;
  /** Its place among its siblings, from 0. */
  place: number;
  /** Pictures that were put into it itself, outside the trash; absent for a smart one. */
  pictures?: number;
}

/** What was done to pictures, and which were left as they were because they are starred or picked. */
export interface TrashAnswer extends Edited {
  kept: PictureId[];
}

export interface DeleteAnswer {
  deleted: number;
  /** Starred or picked: ask again with `evenStarred`. */
  kept: PictureId[];
  /** Files that could not be removed; their pictures are still there. */
  failures: { pictureId: PictureId; reason: string }[];
}

/** Edits that follow each other with the same `action` are undone and redone as one: a name new for each action. */
const action = z.string().min(1).max(100).optional();
/** Nothing is done where another action than this one comes next. */
const onlyThis = z.strictObject({ only: z.int().min(0).optional() }).default({});
const partOf = z.strictObject({ action }).default({});
const asking = z.strictObject({ evenStarred: z.boolean().optional(), action }).default({});

export const curationRoutes = {
  update: route(z.tuple([pictureIds, pictureChange, partOf])).answers<Edited>(),
  /** Where undo stands, for a page that has just begun to listen. */
  actions: route(nothing).answers<LibraryActions>(),
  undo: route(z.tuple([onlyThis])).answers<Edited>(),
  redo: route(z.tuple([onlyThis])).answers<Edited>(),

  tags: route(nothing).answers<TagUse[]>(),
  renameTag: route(z.tuple([tagName, tagName])).answers<Edited>(),
  mergeTags: route(z.tuple([z.array(tagName).min(1).max(100), tagName])).answers<Edited>(),

  collections: route(nothing).answers<Collection[]>(),
  createCollection: route(z.tuple([newCollection, partOf])).answers<Edited & { id: string }>(),
  updateCollection: route(z.tuple([collectionId, collectionChange])).answers<Edited>(),
  deleteCollection: route(z.tuple([collectionId])).answers<Edited>(),
  addToCollection: route(z.tuple([collectionId, pictureIds, partOf])).answers<Edited>(),
  removeFromCollection: route(z.tuple([collectionId, pictureIds, partOf])).answers<Edited>(),
  /** Puts pictures of a collection, in this order, before another one of it, or at its end. */
  orderCollection: route(z.tuple([collectionId, pictureIds, pictureId.optional()])).answers<Edited>(),

  trash: route(z.tuple([pictureIds, asking])).answers<TrashAnswer>(),
  restore: route(z.tuple([pictureIds, partOf])).answers<Edited>(),
  deleteForever: route(z.tuple([pictureIds, asking])).answers<DeleteAnswer>(),
} as const;
