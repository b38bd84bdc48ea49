import { describe, expect, it } from 'vitest';
import { dominantColour } from '../../../src/main/imaging/dominantColour.ts';

describe('the dominant colour', () => {
  it.each([
    ['grey', [10, 10, 200], 1, '#0a0a0a'],
    ['grey with alpha', [10, 0, 10, 0, 200, 255], 2, '#c8c8c8'],
    ['RGB', [255, 0, 0, 254, 0, 0, 0, 0, 255], 3, '#ff0000'],
    ['RGBA where most is transparent', [0, 255, 0, 0, 0, 255, 0, 0, 16, 32, 64, 255], 4, '#102040'],
    ['nothing but transparency', [0, 255, 0, 0], 4, '#808080'],
    ['no pixel at all', [], 3, '#808080'],
  ])('of %s is what most pixels are near', (_, pixels, channels, expected) => {
    expect(dominantColour(Uint8Array.from(pixels), channels)).toBe(expected);
  });
});
