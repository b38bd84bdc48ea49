import { z } from 'zod';
import { colourLabels, flags, type LibraryActions } from '../domain/curation.ts';
import { generationStatuses } from '../domain/generation.ts';
import type { PictureId } from '../domain/ids.ts';
import type { LibraryLayout, Picture, PictureSummary } from '../domain/picture.ts';
import type { SharedFacts } from '../domain/sharedFacts.ts';
import { aspectRatios, tiers } from '../seedream/sizes.ts';
import { collectionId, pictureId, pictureIds, referenceId } from './idSchemas.ts';
import { cursor, nothing, route, type Page } from './route.ts';

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

export const queryShape = z.strictObject({
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
  sort: z.enum(['date', 'rating', 'size', 'random', 'manual']).optional(),
  /** `descending` when absent: newest, best, largest first. */
  order: z.enum(['ascending', 'descending']).optional(),
  /** Of the random order; the same seed always gives the same one. */
  seed: z.int().min(0).max(2_147_483_646).optional(),
  /** Only `library.layout` groups. */
  group: z.enum(['none', 'day', 'generation', 'reference']).optional(),
});
export const libraryQuery = queryShape.default({});
export type LibraryQuery = z.output<typeof libraryQuery>;

/** Something that does not agree between the index and the folders, and what to do about it. */
export interface LibraryFinding {
  kind: 'missing' | 'changed' | 'moved' | 'unknown';
  of: 'picture' | 'reference' | 'recipe' | 'folder';
  /** Relative to the library folder. */
  file: string;
  pictureId?: PictureId;
  /** Where a moved one lies now. */
  movedTo?: string;
  /** Plain words: what was found, and what can be done. */
  advice: string;
}

export interface VerifyReport {
  /** Files and folders that were looked at. */
  checked: number;
  /** Files that had been moved within the library and were found again. */
  relinked: number;
  /** The first 1000. */
  findings: LibraryFinding[];
  /** All of them. */
  problems: number;
  cancelled: boolean;
}

export interface MoveReport {
  folder: string;
  /** Where the library was; it is still there, whole. */
  before: string;
  files: number;
  bytes: number;
}

/** How far something long is with the library. */
export interface LibraryProgress {
  done: number;
  /** 0 while it is not known yet. */
  total: number;
  problems: number;
}

/** `done` and `total` are bytes. */
export interface MoveProgress extends LibraryProgress {
  stage: 'copying' | 'removing';
}

/** What moving the library into a folder would mean. */
export interface MovePlan {
  /** Where it would be: the folder asked for, or a new one in it where that is not empty. */
  folder: string;
  files: number;
  bytes: number;
  /** On the disk of `folder`. */
  freeBytes: number;
}

/** Where the libraries are; absolute paths. */
export interface LibraryPlaces {
  /** The one in use, or waited for. */
  folder: string;
  /** Others that were opened before, the last one first. */
  others: { folder: string; there: boolean }[];
  /** What the last move left behind, until it is removed or kept. */
  left?: { folder: string; movedTo: string; files: number; bytes: number };
}

/** What lies in a folder, for whoever wants a library there; `nothing` also when it does not exist. */
export interface FolderFacts {
  folder: string;
  holds: 'library' | 'nothing' | 'other';
}

export interface RemoveOldReport {
  removed: number;
  /** Files that were changed since the move, and so were left. */
  kept: number;
}

export interface ForgetAnswer {
  forgotten: number;
  /** Their files are there after all, so they stay. */
  there: PictureId[];
  failures: { pictureId: PictureId; reason: string }[];
}

const absoluteFolder = z.string().min(1).max(32_768);

export const libraryRoutes = {
  layout: route(z.tuple([libraryQuery])).answers<LibraryLayout>(),
  page: route(z.tuple([libraryQuery, cursor.optional()])).answers<Page<PictureSummary>>(),
  count: route(z.tuple([libraryQuery])).answers<{ pictures: number }>(),
  get: route(z.tuple([pictureId])).answers<Picture>(),
  /** What pictures have in common, and what they come to together. */
  sharedFacts: route(z.tuple([pictureIds])).answers<SharedFacts>(),
  getMany: route(z.tuple([pictureIds.max(500)])).answers<PictureSummary[]>(),

  rebuild: route(nothing).answers<{ generations: number; pictures: number; problems: string[] }>(),
  /** Compares index and folders, with `library.verifyProgress` on the way. */
  verify: route(nothing).answers<VerifyReport>(),
  cancelVerify: route(nothing).answers<null>(),

  /** Takes pictures out of the library whose files are not there; those that are there stay. Cannot be undone. */
  forgetMissing: route(z.tuple([pictureIds])).answers<ForgetAnswer>(),

  places: route(nothing).answers<LibraryPlaces>(),
  lookAt: route(z.tuple([absoluteFolder])).answers<FolderFacts>(),
  /**
   * Another library folder, from now on; `create` begins a new library in an empty folder or one that is not
   * there. `instead`: it is the one in use, found in another place, so the old place is forgotten.
   */
  open: route(
    z.tuple([
      absoluteFolder,
      z.strictObject({ create: z.boolean().optional(), instead: z.boolean().optional() }).default({}),
    ]),
  ).answers<{ folder: string }>(),
  /** Looks for a library that is waited for at once, not only at its next turn; whether it is open now. */
  tryAgain: route(nothing).answers<{ open: boolean }>(),
  planMove: route(z.tuple([absoluteFolder])).answers<MovePlan>(),
  /** Copies the library into an empty or new folder, compares every byte, and goes on there. */
  move: route(z.tuple([absoluteFolder])).answers<MoveReport>(),
  /** `library.move` then fails with `cancelled`, and the library is where it was. */
  cancelMove: route(nothing).answers<null>(),
  /** Removes what `library.move` left behind. Only a folder that is no longer in use. */
  removeOld: route(z.tuple([absoluteFolder])).answers<RemoveOldReport>(),
  /** Leaves it where it is, and does not speak of it again. */
  keepOld: route(z.tuple([absoluteFolder])).answers<null>(),

  showInFolder: route(z.tuple([pictureId])).answers<null>(),
  /** A file or folder of the library, by its path in it; the folder above it where it is not there. */
  showFile: route(z.tuple([z.string().min(1).max(32_768)])).answers<null>(),
  copyImage: route(z.tuple([pictureId])).answers<null>(),
  openFolder: route(nothing).answers<null>(),
  chooseFolder: route(z.tuple([z.enum(['open', 'move'])])).answers<{ folder: string | null }>(),
} as const;

export interface LibraryEvents {
  /**
   * Pictures came or went, or are marked differently (`changed`); `lists`: tags or collections are different;
   * `reset` asks for everything to be read anew (another library, a rebuild, very many pictures at once).
   */
  changed: {
    added: PictureSummary[];
    removed: PictureId[];
    changed?: PictureId[];
    /** Where undo stands since; with every edit. */
    actions?: LibraryActions;
    lists?: boolean;
    reset?: boolean;
  };
  verifyProgress: LibraryProgress;
  moveProgress: MoveProgress;
}
