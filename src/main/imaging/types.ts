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

/**
 * Pictures are decoded in worker threads only, through sharp's WebAssembly build. A file that cannot be
 * decoded whole rejects with an `ImagingError` whose message is fit for the artist.
 */
export interface Imaging {
  /** Reads the header only; never decodes. */
  probe(path: string): Promise<ProbedPicture>;
  /**
   * Decodes the whole of `source` (a truncated file fails), writes a WebP whose long edge is at most
   * `longEdge` pixels to `target` by way of a temporary name, and says what it found.
   */
  thumbnail(source: string, target: string, longEdge: number): Promise<MadeThumbnail>;
  /** Draws an SVG document as a JPEG of exactly `width` x `height` pixels; for the demo's pictures. */
  drawSvg(svg: string, width: number, height: number, quality: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export class ImagingError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ImagingError';
  }
}
