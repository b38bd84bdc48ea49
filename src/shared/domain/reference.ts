import type { GenerationId, PictureId, ReferenceId } from './ids.ts';

/** The picture formats Reverie takes; told by the bytes. */
export const sourceFormats = ['jpeg', 'png', 'webp', 'gif', 'bmp', 'tiff', 'heic', 'avif'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** The formats that EvoLink's file service takes, and that the model delivers. */
export const sentFormats = ['jpeg', 'png', 'webp', 'gif'] as const satisfies readonly SourceFormat[];
export type SentFormat = (typeof sentFormats)[number];

/** One version of a reference: as it came, or as it is sent. */
export interface ReferenceVersion<Format extends SourceFormat = SourceFormat> {
  format: Format;
  /** Pixels as seen: turned upright. */
  width: number;
  height: number;
  bytes: number;
}

/** Where a reference came from. */
export type ReferenceOrigin =
  | { kind: 'file' }
  | { kind: 'clipboard' }
  | { kind: 'picture'; from: PictureId }
  /** `from` is the https address it was fetched from. */
  | { kind: 'link'; from: string }
  | { kind: 'crop'; from: ReferenceId };

/**
 * A local picture kept by content so that it can steer generations. `width` to `mediaType` and
 * `pictureUrl` are of what is sent, which is `was` itself when nothing had to be changed.
 */
export interface Reference {
  id: ReferenceId;
  /** The name of the file it first came from. */
  name: string;
  width: number;
  height: number;
  bytes: number;
  mediaType: string;
  thumbnailUrl: string;
  /** The bytes that are sent; a browser can show them. */
  pictureUrl: string;
  /** What was changed to fit the model, in plain words; empty when nothing was. */
  changes: string[];
  /** The original, which is kept. */
  was: ReferenceVersion;
  sentAs: ReferenceVersion<SentFormat>;
  origin?: ReferenceOrigin;
  /** The artist's own name for it; such references are a library of their own. */
  title?: string;
  /** Milliseconds since 1970: when it was last added or sent. */
  lastUsedAt: number;
}

/** What happened to one file the artist handed in. */
export type ReferenceAnswer =
  | {
      status: 'accepted';
      reference: Reference;
      /** The reference's `changes`. */
      changes: string[];
    }
  | {
      status: 'refused';
      name: string;
      reason: string;
      /** Set where a part of it could be used: crop this one with `references.crop`. */
      cropFrom?: ReferenceId;
      /** Of the upright original that is cropped from; set with `cropFrom`. */
      width?: number;
      height?: number;
      /** A picture of the whole original to choose the part on, at most as large; set with `cropFrom`. */
      pictureUrl?: string;
    };

/** A part of an upright original, in whole pixels from its upper left corner. */
export interface CropArea {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The history of a reference. */
export interface ReferenceUse {
  /** Newest first. */
  generations: GenerationId[];
  /** Pictures these generations have made. */
  pictures: number;
}
