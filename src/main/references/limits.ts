import { referenceLimits } from '../../shared/seedream/limits.ts';

const { maximumArea, maximumAspect, maximumBytes, minimumEdge } = referenceLimits;

/** Why a file of `bytes` is too large for the model, or undefined. */
export function problemOfBytes(name: string, bytes: number): string | undefined {
  if (bytes <= maximumBytes) return undefined;
  // Rounded up, so that a file just above the limit is never called as large as the limit allows.
  const megabytes = Math.ceil(bytes / 100_000) / 10;
  return `${name} is ${megabytes} MB large. The model accepts files below 10 MB: save it smaller and add it again.`;
}

/** Why a picture of `width` x `height` pixels does not fit the model, or undefined. Sides may be swapped. */
export function problemOfPixels(name: string, width: number, height: number): string | undefined {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  if (short < minimumEdge) {
    return `${name} is too small: ${width} × ${height} pixels. The model accepts pictures from ${minimumEdge} pixels on each side.`;
  }
  if (long > short * maximumAspect) {
    return `${name} is too long and thin: 1 to ${ratioWords(long / short)}. The model accepts up to 1 to ${maximumAspect}.`;
  }
  if (width * height > maximumArea) {
    const millions = Math.ceil((width * height) / 100_000) / 10;
    return `${name} has too many pixels: ${width} × ${height}, ${millions} million. The model accepts up to ${maximumArea / 1_000_000} million (6000 × 6000): save it smaller and add it again.`;
  }
  return undefined;
}

/** Whole where it is, else with one digit, rounded up: 16.01 is not 16. */
function ratioWords(ratio: number): string {
  return String(Math.ceil(ratio * 10 - 1e-9) / 10);
}
