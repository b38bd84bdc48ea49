import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterScroll, contentTop, placeFor, scaleScroll } from '../../../../src/renderer/library/scrollScale.ts';

describe('a scroll area no taller than the browser can draw', () => {
  it('is the content itself while that fits', () => {
    const scale = scaleScroll(5_000_000, 800);
    expect(scale.area).toBe(5_000_000);
    expect(contentTop(afterScroll(scale, { bar: 0, shift: 0 }, 123_456))).toBe(123_456);
    expect(placeFor(scale, 77)).toEqual({ bar: 77, shift: 0 });
  });

  it('fits into what Chromium can lay out on a dense screen with a zoomed interface', () => {
    const deepestPhysicalPixel = 2 ** 31 / 64;
    for (const ratio of [1, 1.25, 2, 3, 4, 5]) {
      expect(scaleScroll(Number.MAX_SAFE_INTEGER, 800).area * ratio).toBeLessThan(deepestPhysicalPixel);
    }
  });

  it('reaches every place of a taller content, first and last included', () => {
    const scale = scaleScroll(60_000_000, 800);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000_000 - 800 }), (top) => {
        const place = placeFor(scale, top);
        expect(contentTop(place)).toBe(top);
        expect(place.bar).toBeGreaterThanOrEqual(-1);
        expect(place.bar).toBeLessThanOrEqual(scale.area - scale.view + 1);
      }),
    );
    expect(contentTop(afterScroll(scale, { bar: 5000, shift: 5000 }, 0))).toBe(0);
    expect(contentTop(afterScroll(scale, { bar: 5_990_000, shift: 10 }, 6_000_000 - 800))).toBe(60_000_000 - 800);
  });

  it('moves the content one to one with small movements, and jumps far with the handle', () => {
    const scale = scaleScroll(60_000_000, 800);
    const place = placeFor(scale, 30_000_000);
    expect(contentTop(afterScroll(scale, place, place.bar + 120))).toBe(30_000_120);
    const far = contentTop(afterScroll(scale, place, 1_500_000));
    expect(far / 60_000_000).toBeCloseTo(0.25, 3);
  });
});
