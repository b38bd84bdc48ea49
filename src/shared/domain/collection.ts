import type { LibraryQuery } from '../bridge/librarySchemas.ts';
import type { PictureId } from './ids.ts';

/** Pictures that the artist has put together, or that a saved query finds. */
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
