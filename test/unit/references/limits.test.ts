import { describe, expect, it } from 'vitest';
import { pixelProblem } from '../../../src/main/imaging/index.ts';
import { problemOfArea, problemOfBytes, wordsOfPixels } from '../../../src/main/references/limits.ts';

const words = (width: number, height: number): string | undefined => {
  const problem = pixelProblem({ width, height });
  return problem && wordsOfPixels('a.png', problem);
};

describe('the limits of what is taken in', () => {
  it.each([
    [15, 15],
    [15, 240],
    [240, 15],
    [24_000, 1500],
    [9000, 9000],
  ])('a picture of %i x %i can be made to fit', (width, height) => {
    expect(words(width, height)).toBeUndefined();
    expect(problemOfArea('a.png', width, height)).toBeUndefined();
  });

  it.each([
    [14, 15, 'a.png is too small: 14 × 15 pixels. The model accepts pictures from 15 pixels on each side.'],
    [15, 241, 'a.png is too long and thin: 1 to 16.1. The model accepts up to 1 to 16. Crop a part of it to use that.'],
    [2200, 100, 'a.png is too long and thin: 1 to 22. The model accepts up to 1 to 16. Crop a part of it to use that.'],
  ])('a picture of %i x %i cannot: %s', (width, height, reason) => {
    expect(words(width, height)).toBe(reason);
  });

  it('names the pixels of a picture that is too large to be unfolded', () => {
    expect(problemOfArea('a.png', 15_000, 10_000)).toBeUndefined();
    expect(problemOfArea('a.png', 15_000, 10_001)).toMatch(/^a\.png has too many pixels: 15000 × 10001, 151 million/);
  });

  it('names the bytes of a file that is too large to be read', () => {
    expect(problemOfBytes('a.png', 512_000_000)).toBeUndefined();
    expect(problemOfBytes('a.png', 512_000_001)).toMatch(
      /^a\.png is 513 MB large\. Reverie reads pictures up to 512 MB/,
    );
  });
});
