import type { PictureId } from '../../shared/domain/ids.ts';

/** What an export must know of a picture. */
export interface ExportablePicture {
  id: PictureId;
  /** Absolute path of the original. */
  path: string;
  bytes: number;
  /** Decoded size in pixels. */
  width: number;
  height: number;
  /** Milliseconds since 1970. */
  createdAt: number;
  prompt: string;
  /** Place in its set, from 1. */
  position: number;
  thumbnailUrl: string;
}
