import type { Draft } from '../seedream/draft.ts';
import type { PictureMarks } from './curation.ts';
import type { GenerationReference } from './generation.ts';
import type { GenerationId, PictureId } from './ids.ts';

/** A picture in the grid. */
export interface PictureSummary extends Omit<PictureMarks, 'note'> {
  id: PictureId;
  generationId: GenerationId;
  /** Place in its set, from 1, and how many pictures the set has. */
  position: number;
  setSize: number;
  /** Decoded size in pixels, never derived from a ratio label. */
  width: number;
  height: number;
  /** Milliseconds since 1970: when the generation was asked for. */
  createdAt: number;
  prompt: string;
  /** Path relative to the library folder, with forward slashes. */
  file: string;
  /** A WebP of at most 512 pixels at its longest edge. */
  thumbnailUrl: string;
  /** The same of at most 1024 pixels, for dense screens. It is made when it is first asked for, so it may take a moment. */
  largeThumbnailUrl: string;
  /** Its dominant colour, `#rrggbb`, to stand for it until the thumbnail is there. */
  colour?: string;
}

/** Everything the inspector and the viewer show of one picture. */
export interface Picture extends PictureSummary {
  note?: string;
  /** By name. */
  tags: string[];
  /** Ids of the collections that it was put into. */
  collections: string[];
  bytes: number;
  mediaType: string;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** The original file's bytes. */
  pictureUrl: string;
  draft: Draft;
  references: GenerationReference[];
  taskId?: string;
  submittedAt?: number;
  acceptedAt?: number;
  completedAt?: number;
  /** What the service answered, whole: to the sending, and at last about the task. Empty where nothing was kept. */
  answers: { submit?: unknown; task?: unknown };
  /** Credits of the whole generation; divide by `setSize` for one picture. */
  credits?: { reserved?: number; used?: number };
  /** The file is not where it was written. */
  missing: boolean;
}

/**
 * The shape of the whole library, enough to lay it out without loading it: index `i` of every
 * array is one picture, in the order of the query (newest first when it names none).
 */
export interface LibraryLayout {
  ids: PictureId[];
  widths: Uint16Array;
  heights: Uint16Array;
  /** Milliseconds since 1970. */
  createdAt: Float64Array;
  /** Set where the query groups: every picture belongs to the last group that begins at or before it. */
  groups?: LayoutGroups;
}

export interface LayoutGroups {
  /** Index of each group's first picture; the first is 0. */
  starts: Uint32Array;
  /** Local day (`2026-11-22`), generation id, or reference id (empty: none). */
  keys: string[];
}
