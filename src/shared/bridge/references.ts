import { z } from 'zod';
import type { Reference, ReferenceAnswer, ReferenceUse } from '../domain/reference.ts';
import { pictureId, referenceId } from './idSchemas.ts';
import { cursor, nothing, route, type Page } from './route.ts';

/** A file as the preload hands it over: by path where the system knows one, else by its bytes. */
export const incomingFile = z.union([
  z.strictObject({ name: z.string().max(1000), path: z.string().min(1).max(32_768) }),
  z.strictObject({ name: z.string().max(1000), bytes: z.instanceof(Uint8Array) }),
]);
export type IncomingFile = z.output<typeof incomingFile>;

const pixels = z.int().min(0).max(1_000_000);
/** Whole pixels of the upright original. Whether it lies inside is main's to say, in words. */
export const cropArea = z.strictObject({ left: pixels, top: pixels, width: pixels.min(1), height: pixels.min(1) });

/** A pasted or dropped web address; main says in words what is wrong with it. */
export const pictureLink = z.string().min(1).max(8192);

export const recentReferences = z
  .strictObject({
    /** Items a page, 1 to 200; 50 when absent. */
    limit: z.int().min(1).max(200).optional(),
    cursor: cursor.optional(),
  })
  .default({});
export type RecentReferences = z.output<typeof recentReferences>;

export const namedReferences = z
  .strictObject({
    /** Words that the name holds, whatever their case and accents; all names when absent or blank. */
    text: z.string().max(500).optional(),
    /** 1 to 500; 100 when absent. */
    limit: z.int().min(1).max(500).optional(),
  })
  .default({});
export type NamedReferences = z.output<typeof namedReferences>;

/** Trimmed by main; a blank one takes the name away, as null does. */
export const referenceTitle = z.string().max(200).nullable();

export const referenceRoutes = {
  add: route(z.tuple([z.array(incomingFile).min(1).max(200)])).answers<ReferenceAnswer[]>(),
  addFromPicture: route(z.tuple([pictureId])).answers<ReferenceAnswer>(),
  addFromClipboard: route(nothing).answers<ReferenceAnswer[]>(),
  addFromLink: route(z.tuple([pictureLink])).answers<ReferenceAnswer>(),
  /** A part of a reference's original, or of one that was refused with `cropFrom`, as a new reference. */
  crop: route(z.tuple([referenceId, cropArea])).answers<ReferenceAnswer>(),
  get: route(z.tuple([z.array(referenceId).max(1000)])).answers<Reference[]>(),
  /** Last used first. */
  recent: route(z.tuple([recentReferences])).answers<Page<Reference>>(),
  /** Those the artist has named, by name. */
  named: route(z.tuple([namedReferences])).answers<Reference[]>(),
  setTitle: route(z.tuple([referenceId, referenceTitle])).answers<Reference>(),
  usedIn: route(z.tuple([referenceId])).answers<ReferenceUse>(),
} as const;
