import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cropHandles,
  cropProblem,
  cropRatios,
  largestCrop,
  moveCrop,
  resizeCrop,
} from '../../../../src/renderer/compose/cropBox.ts';

const picture = { width: 400, height: 200 };
const middle = { left: 100, top: 50, width: 200, height: 100 };

describe('the part of a picture that is kept', () => {
  it.each([
    ['free', { left: 0, top: 0, width: 400, height: 200 }],
    ['1:1', { left: 100, top: 0, width: 200, height: 200 }],
    ['16:9', { left: 22, top: 0, width: 356, height: 200 }],
    ['2:3', { left: 133, top: 0, width: 133, height: 200 }],
  ] as const)('is at most %s: %o', (ratio, area) => {
    expect(largestCrop(picture, ratio)).toEqual(area);
  });

  it('keeps its middle when it takes another shape, as far as it fits', () => {
    expect(largestCrop(picture, '1:1', { left: 300, top: 0, width: 100, height: 100 })).toEqual({
      left: 200,
      top: 0,
      width: 200,
      height: 200,
    });
  });

  it.each([
    [
      { x: 10, y: -10 },
      { left: 110, top: 40 },
    ],
    [
      { x: 1000, y: 1000 },
      { left: 200, top: 100 },
    ],
    [
      { x: -1000, y: -1000 },
      { left: 0, top: 0 },
    ],
  ])('moved by %o lies at %o', (by, place) => {
    expect(moveCrop(middle, by, picture)).toEqual({ ...middle, ...place });
  });

  it.each([
    ['se', { x: 20, y: 10 }, 'free', { left: 100, top: 50, width: 220, height: 110 }],
    ['nw', { x: 20, y: 10 }, 'free', { left: 120, top: 60, width: 180, height: 90 }],
    ['e', { x: -500, y: 0 }, 'free', { left: 100, top: 50, width: 1, height: 100 }],
    ['se', { x: 50, y: 0 }, '1:1', { left: 100, top: 50, width: 150, height: 150 }],
    ['n', { x: 0, y: -50 }, '1:1', { left: 125, top: 0, width: 150, height: 150 }],
    ['e', { x: -100, y: 0 }, '1:1', { left: 100, top: 50, width: 100, height: 100 }],
  ] as const)('resized at %s by %o, %s, is %o', (handle, by, ratio, area) => {
    expect(resizeCrop(middle, handle, by, picture, ratio)).toEqual(area);
  });

  it('never leaves the picture and always has whole pixels and its shape, whatever is done to it', () => {
    const by = fc.record({
      x: fc.double({ min: -900, max: 900, noNaN: true }),
      y: fc.double({ min: -900, max: 900, noNaN: true }),
    });
    const steps = fc.array(fc.record({ handle: fc.option(fc.constantFrom(...cropHandles)), by }), { maxLength: 20 });
    const sizes = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });
    fc.assert(
      fc.property(sizes, fc.constantFrom(...cropRatios), steps, (whole, ratio, all) => {
        let area = largestCrop(whole, ratio);
        for (const { handle, by: way } of all) {
          area = handle ? resizeCrop(area, handle, way, whole, ratio) : moveCrop(area, way, whole);
          const { left, top, width, height } = area;
          expect([left, top, width, height].every(Number.isInteger)).toBe(true);
          expect(left >= 0 && top >= 0 && width >= 1 && height >= 1).toBe(true);
          expect(left + width <= whole.width && top + height <= whole.height).toBe(true);
        }
      }),
    );
  });

  it.each([
    [{ width: 15, height: 15 }, undefined],
    [{ width: 14, height: 100 }, { kind: 'small' }],
    [{ width: 1600, height: 100 }, undefined],
    [
      { width: 100, height: 1601 },
      { kind: 'thin', aspect: 16.1 },
    ],
    [{ width: 9000, height: 9000 }, undefined],
  ])('%o is judged %o', (size, problem) => {
    expect(cropProblem(size)).toEqual(problem);
  });
});
