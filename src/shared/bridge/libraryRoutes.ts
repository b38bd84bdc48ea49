import { z } from 'zod';
import type { Collection } from '../domain/collection.ts';
import type { Edited, LibraryActions, TagUse } from '../domain/curation.ts';
import type { PictureId } from '../domain/ids.ts';
import type { LibraryLayout, Picture, PictureSummary } from '../domain/picture.ts';
import type { SharedFacts } from '../domain/sharedFacts.ts';
import { collectionId, cursor, pictureId, pictureIds } from './idSchemas.ts';
import { collectionChange, libraryQuery, newCollection, pictureChange, tagName } from './librarySchemas.ts';
import { nothing, route, type Page } from './route.ts';

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
/** Edits that follow each other with the same `action` are undone and redone as one: a name new for each action. */
const action = z.string().min(1).max(100).optional();
/** Nothing is done where another action than this one comes next. */
const onlyThis = z.strictObject({ only: z.int().min(0).optional() }).default({});
const partOf = z.strictObject({ action }).default({});
const asking = z.strictObject({ evenStarred: z.boolean().optional(), action }).default({});

export const libraryRoutes = {
  'library.layout': route(z.tuple([libraryQuery])).answers<LibraryLayout>(),
  'library.page': route(z.tuple([libraryQuery, cursor.optional()])).answers<Page<PictureSummary>>(),
  'library.count': route(z.tuple([libraryQuery])).answers<{ pictures: number }>(),
  'library.get': route(z.tuple([pictureId])).answers<Picture>(),
  /** What pictures have in common, and what they come to together. */
  'library.sharedFacts': route(z.tuple([pictureIds])).answers<SharedFacts>(),
  'library.getMany': route(z.tuple([pictureIds.max(500)])).answers<PictureSummary[]>(),

  'library.update': route(z.tuple([pictureIds, pictureChange, partOf])).answers<Edited>(),
  /** Where undo stands, for a page that has just begun to listen. */
  'library.actions': route(nothing).answers<LibraryActions>(),
  'library.undo': route(z.tuple([onlyThis])).answers<Edited>(),
  'library.redo': route(z.tuple([onlyThis])).answers<Edited>(),
  'library.tags': route(nothing).answers<TagUse[]>(),
  'library.renameTag': route(z.tuple([tagName, tagName])).answers<Edited>(),
  'library.mergeTags': route(z.tuple([z.array(tagName).min(1).max(100), tagName])).answers<Edited>(),
  'library.collections': route(nothing).answers<Collection[]>(),
  'library.createCollection': route(z.tuple([newCollection, partOf])).answers<Edited & { id: string }>(),
  'library.updateCollection': route(z.tuple([collectionId, collectionChange])).answers<Edited>(),
  'library.deleteCollection': route(z.tuple([collectionId])).answers<Edited>(),
  'library.addToCollection': route(z.tuple([collectionId, pictureIds, partOf])).answers<Edited>(),
  'library.removeFromCollection': route(z.tuple([collectionId, pictureIds, partOf])).answers<Edited>(),
  /** Puts pictures of a collection, in this order, before another one of it, or at its end. */
  'library.orderCollection': route(z.tuple([collectionId, pictureIds, pictureId.optional()])).answers<Edited>(),

  'library.trash': route(z.tuple([pictureIds, asking])).answers<TrashAnswer>(),
  'library.restore': route(z.tuple([pictureIds, partOf])).answers<Edited>(),
  'library.deleteForever': route(z.tuple([pictureIds, asking])).answers<DeleteAnswer>(),

  'library.rebuild': route(nothing).answers<{ generations: number; pictures: number; problems: string[] }>(),
  /** Compares index and folders, with `library.verifyProgress` on the way. */
  'library.verify': route(nothing).answers<VerifyReport>(),
  'library.cancelVerify': route(nothing).answers<null>(),

  /** Takes pictures out of the library whose files are not there; those that are there stay. Cannot be undone. */
  'library.forgetMissing': route(z.tuple([pictureIds])).answers<ForgetAnswer>(),

  'library.places': route(nothing).answers<LibraryPlaces>(),
  'library.lookAt': route(z.tuple([absoluteFolder])).answers<FolderFacts>(),
  /**
   * Another library folder, from now on; `create` begins a new library in an empty folder or one that is not
   * there. `instead`: it is the one in use, found in another place, so the old place is forgotten.
   */
  'library.open': route(
    z.tuple([
      absoluteFolder,
      z.strictObject({ create: z.boolean().optional(), instead: z.boolean().optional() }).default({}),
    ]),
  ).answers<{ folder: string }>(),
  /** Looks for a library that is waited for at once, not only at its next turn; whether it is open now. */
  'library.tryAgain': route(nothing).answers<{ open: boolean }>(),
  'library.planMove': route(z.tuple([absoluteFolder])).answers<MovePlan>(),
  /** Copies the library into an empty or new folder, compares every byte, and goes on there. */
  'library.move': route(z.tuple([absoluteFolder])).answers<MoveReport>(),
  /** `library.move` then fails with `cancelled`, and the library is where it was. */
  'library.cancelMove': route(nothing).answers<null>(),
  /** Removes what `library.move` left behind. Only a folder that is no longer in use. */
  'library.removeOld': route(z.tuple([absoluteFolder])).answers<RemoveOldReport>(),
  /** Leaves it where it is, and does not speak of it again. */
  'library.keepOld': route(z.tuple([absoluteFolder])).answers<null>(),

  'library.showInFolder': route(z.tuple([pictureId])).answers<null>(),
  /** A file or folder of the library, by its path in it; the folder above it where it is not there. */
  'library.showFile': route(z.tuple([z.string().min(1).max(32_768)])).answers<null>(),
  'library.copyImage': route(z.tuple([pictureId])).answers<null>(),
  'library.openFolder': route(nothing).answers<null>(),
  'library.chooseFolder': route(z.tuple([z.enum(['open', 'move'])])).answers<{ folder: string | null }>(),
} as const;

export interface LibraryEvents {
  /**
   * Pictures came or went, or are marked differently (`changed`); `lists`: tags or collections are different;
   * `reset` asks for everything to be read anew (another library, a rebuild, very many pictures at once).
   */
  'library.changed': {
    added: PictureSummary[];
    removed: PictureId[];
    changed?: PictureId[];
    /** Where undo stands since; with every edit. */
    actions?: LibraryActions;
    lists?: boolean;
    reset?: boolean;
  };
  'library.verifyProgress': LibraryProgress;
  'library.moveProgress': MoveProgress;
}
