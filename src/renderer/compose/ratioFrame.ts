import type { AspectRatio } from '../../shared/seedream/index.ts';

/** Area of every frame, so that no shape looks larger than another. In square pixels. */
const frameArea = 13 * 13;

/** The numbers of a ratio: `3:2` is 3 and 2. */
export function ratioParts(ratio: AspectRatio): [number, number] {
  const [width, height] = ratio.split(':').map(Number);
  return [width ?? 1, height ?? 1];
}

/** Size of the outline that stands for a ratio, in whole pixels. */
export function ratioFrame(ratio: AspectRatio): { width: number; height: number } {
  const [width, height] = ratioParts(ratio);
  return {
    width: Math.round(Math.sqrt((frameArea * width) / height)),
    height: Math.round(Math.sqrt((frameArea * height) / width)),
  };
}
