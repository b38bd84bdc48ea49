import type { LibraryQuery } from '../bridge/curation.ts';
import type { PictureId } from './ids.ts';

export const flags = ['pick', 'reject'] as const;
export type Flag = (typeof flags)[number];

export const colourLabels = ['red', 'yellow', 'green', 'blue', 'purple'] as const;
export type ColourLabel = (typeof colourLabels)[number];

/** What the artist says of a picture. */
export interface PictureMarks {
  /** Stars, 0 (none) to 5. */
  rating: number;
  flag?: Flag;
  label?: ColourLabel;
  note?: string;
  /** Milliseconds since 1970: when it was moved to the trash. */
  trashedAt?: number;
}

export interface TagUse {
  name: string;
  /** Pictures outside the trash that carry it. */
  pictures: number;
}

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

/**
 * Where the library's undo stands. Actions are numbered from 1 as they are made, anew each time a library is opened;
 * an action that is undone and redone keeps its number.
 */
export interface LibraryActions {
  /** The one that `library.undo()` takes back next; 0 for none. */
  last: number;
  /** The one that `library.redo()` makes again next; 0 for none. */
  next: number;
  /** The one that was made last, whether it is undone or not; 0 for none. */
  newest: number;
}

/** What an edit came down to. */
export type EditKind =
  | 'trash'
  | 'restore'
  | 'collection'
  | 'collect'
  | 'uncollect'
  | 'tag'
  | 'untag'
  | 'rating'
  | 'flag'
  | 'label'
  | 'note'
  | 'other';

/** What an edit did, and how many actions can be undone. */
export interface Edited {
  /** Pictures, tags or collections that are different now. */
  changed: number;
  /** Steps that `library.undo()` and `library.redo()` can take from here. */
  undoSteps: number;
  redoSteps: number;
  actions: LibraryActions;
  /** What was undone or done again; absent of an edit itself. */
  kind?: EditKind;
  /** Undoing or redoing took one part of a larger action: call again for the next one. */
  unfinished?: true;
}
