import type { CropArea, ReferenceVersion, SentFormat } from '../../shared/domain/reference.ts';
import type { PixelProblem } from './planFit.ts';

export interface ProbedPicture {
  /** By the bytes. */
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'heif' | 'svg' | 'other';
  /** As stored, before EXIF orientation. */
  width: number;
  height: number;
  /** EXIF orientation, 1 to 8. */
  orientation: number;
  hasAlpha: boolean;
  /** Frames or pages. */
  pages: number;
}

export interface MadeThumbnail {
  /** Of the source as shown (orientation applied). */
  width: number;
  height: number;
  /** `#rrggbb`, for the tile before the thumbnail has loaded. */
  dominantColour: string;
}

/** Where {@link Imaging.fit} reads and writes, as absolute paths. */
export interface FitPaths {
  source: string;
  /** What is to be sent, where that is not the source byte for byte. */
  sent: string;
  /** A WebP of at most 512 pixels. */
  thumbnail: string;
  /** Of a picture that does not fit and that no browser can show: a large WebP of the whole. */
  preview: string;
}

interface Looked {
  /** Of the bytes that were read from `source`. */
  sha256: string;
  was: ReferenceVersion;
}

export type FitResult = Looked &
  (
    | {
        outcome: 'fitted';
        sent: ReferenceVersion<SentFormat> & { sha256: string };
        /** The source itself obeys every limit and holds nothing private: nothing was written to `sent`. */
        asItIs: boolean;
        /** What was done, in plain words; empty with `asItIs`. */
        changes: string[];
      }
    | { outcome: 'misfit'; problem: PixelProblem; preview: boolean }
  );

/**
 * Pictures are decoded in worker threads only, through sharp's WebAssembly build. A file that cannot be
 * decoded whole rejects with an `ImagingError` whose message is fit for the artist.
 */
export interface Imaging {
  /** Reads the header only; never decodes. */
  probe(path: string): Promise<ProbedPicture>;
  /**
   * Decodes the whole of `source` (a truncated file fails), writes a WebP whose long edge is at most
   * `longEdge` pixels to `target` by way of a temporary name, and says what it found. With `later` all
   * that is not so comes first.
   */
  thumbnail(source: string, target: string, longEdge: number, later?: boolean): Promise<MadeThumbnail>;
  /**
   * Makes a picture fit the model and the file service (`planFit` decides how), with everything private
   * taken out, and makes its thumbnail. All of it is decoded: a broken file rejects.
   */
  fit(paths: FitPaths): Promise<FitResult>;
  /**
   * Cuts `area` out of the upright `source` and writes it to `target`, in sRGB: PNG where that is small
   * enough to be sent, else JPEG of high quality. Rejects when the area leaves the picture.
   */
  crop(source: string, area: CropArea, target: string): Promise<{ format: SentFormat; bytes: number }>;
  /** Draws an SVG document as a JPEG of exactly `width` x `height` pixels; for the demo's pictures. */
  drawSvg(svg: string, width: number, height: number, quality: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * The decoder ended before it had an answer: it crashed, ran out of memory, took too long, or Reverie
 * is closing. Says nothing about the picture, which therefore is kept; asking again may succeed.
 */
export class ImagingStopped extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ImagingStopped';
  }
}

export class ImagingError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ImagingError';
  }
}
