import { referenceLimits } from '../../shared/seedream/limits.ts';
import { largestSource, type PixelProblem } from '../imaging/index.ts';

const { maximumAspect, minimumEdge } = referenceLimits;

/** Why a file of `bytes` is not read, or undefined. */
export function problemOfBytes(name: string, bytes: number): string | undefined {
  if (bytes <= largestSource.bytes) return undefined;
  // Rounded up, so that a file just above the limit is never called as large as the limit allows.
  const megabytes = Math.ceil(bytes / 1_000_000);
  return `${name} is ${megabytes} MB large. Reverie reads pictures up to ${largestSource.bytes / 1_000_000} MB: save it smaller and add it again.`;
}

/** Why a picture of so many pixels is not unfolded, or undefined. */
export function problemOfArea(name: string, width: number, height: number): string | undefined {
  if (width * height <= largestSource.pixels) return undefined;
  const millions = Math.ceil((width * height) / 1_000_000);
  return `${name} has too many pixels: ${width} × ${height}, ${millions} million. Reverie reads pictures up to ${largestSource.pixels / 1_000_000} million pixels: save it smaller and add it again.`;
}

/** A {@link PixelProblem} in words for the artist. */
export function wordsOfPixels(name: string, { height, kind, width }: PixelProblem): string {
  switch (kind) {
    case 'too_small':
      return `${name} is too small: ${width} × ${height} pixels. The model accepts pictures from ${minimumEdge} pixels on each side.`;
    case 'too_long': {
      const ratio = Math.max(width, height) / Math.min(width, height);
      return `${name} is too long and thin: 1 to ${ratioWords(ratio)}. The model accepts up to 1 to ${maximumAspect}. Crop a part of it to use that.`;
    }
  }
}

/** Whole where it is, else with one digit, rounded up: 16.01 is not 16. */
function ratioWords(ratio: number): string {
  return String(Math.ceil(ratio * 10 - 1e-9) / 10);
}
