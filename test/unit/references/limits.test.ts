import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOfBytes, problemOfPixels } from '../../../src/main/references/limits.ts';

describe('the model’s limits for a reference', () => {
  it.each([
    [1, undefined],
    [9_999_999, undefined],
    [10_000_000, 'a.png is 10 MB large. The model accepts files below 10 MB: save it smaller and add it again.'],
    [10_000_001, 'a.png is 10.1 MB large. The model accepts files below 10 MB: save it smaller and add it again.'],
    [25_340_000, 'a.png is 25.4 MB large. The model accepts files below 10 MB: save it smaller and add it again.'],
  ])('of bytes: %i', (bytes, expected) => {
    expect(problemOfBytes('a.png', bytes)).toBe(expected);
  });

  it.each([
    [15, 15, undefined],
    [6000, 6000, undefined],
    [24_000, 1500, undefined],
    [1500, 24_000, undefined],
    [14, 300, 'a.png is too small: 14 × 300 pixels. The model accepts pictures from 15 pixels on each side.'],
    [2200, 100, 'a.png is too long and thin: 1 to 22. The model accepts up to 1 to 16.'],
    [100, 1601, 'a.png is too long and thin: 1 to 16.1. The model accepts up to 1 to 16.'],
    [
      6001,
      6000,
      'a.png has too many pixels: 6001 × 6000, 36.1 million. The model accepts up to 36 million (6000 × 6000): save it smaller and add it again.',
    ],
  ])('of pixels: %i × %i', (width, height, expected) => {
    expect(problemOfPixels('a.png', width, height)).toBe(expected);
  });

  it('are the same for a picture on its side', () => {
    const edge = fc.integer({ min: 1, max: 30_000 });
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        expect(problemOfPixels('a', width, height) === undefined).toBe(
          problemOfPixels('a', height, width) === undefined,
        );
      }),
    );
  });
});
