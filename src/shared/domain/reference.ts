import type { ReferenceId } from './ids.ts';

/** A local picture kept by content so that it can steer generations. */
export interface Reference {
  id: ReferenceId;
  /** The name of the file it first came from. */
  name: string;
  /** Pixels as shown. */
  width: number;
  height: number;
  bytes: number;
  mediaType: string;
  thumbnailUrl: string;
  /** The original file's bytes. */
  pictureUrl: string;
}

/** What happened to one file the artist handed in. */
export type ReferenceAnswer =
  | {
      status: 'accepted';
      reference: Reference;
      /** What was changed to fit the model, in plain words; empty when nothing was. */
      changes: string[];
    }
  | { status: 'refused'; name: string; reason: string };
