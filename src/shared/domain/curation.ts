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
