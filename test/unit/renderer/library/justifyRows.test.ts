import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { justifyRows, lastAtOrBelow, placeRow, rowOf } from '../../../../src/renderer/library/justifyRows.ts';

const options = { width: 800, targetHeight: 172, gap: 8 };

const edge = fc.integer({ min: 15, max: 16_384 });
const pictures = fc
  .array(fc.record({ width: edge, height: edge, newDay: fc.boolean() }), { maxLength: 80 })
  .map((list) => {
    let day = 0;
    return {
      widths: Uint16Array.from(list, (one) => one.width),
      heights: Uint16Array.from(list, (one) => one.height),
      days: Uint32Array.from(list, (one) => (one.newDay ? (day += 1) : day)),
    };
  });
const rowOptions = fc.record({
  width: fc.double({ min: 240, max: 4000, noNaN: true }),
  targetHeight: fc.integer({ min: 96, max: 360 }),
  gap: fc.integer({ min: 0, max: 16 }),
});

describe('justified rows', () => {
  it('hold every picture exactly once, in order, and no two days in one row', () => {
    fc.assert(
      fc.property(pictures, rowOptions, ({ widths, heights, days }, chosen) => {
        const rows = justifyRows(widths, heights, days, chosen);
        const order: number[] = [];
        for (let row = 0; row < rows.count; row += 1) {
          const placed = placeRow(rows, row, widths, heights);
          expect(placed.length).toBeGreaterThan(0);
          expect(new Set(placed.map((one) => days[one.index])).size).toBe(1);
          order.push(...placed.map((one) => one.index));
        }
        expect(order).toEqual(Array.from(widths, (_, index) => index));
      }),
    );
  });

  it('never exceed the width, and keep the gap between neighbours', () => {
    fc.assert(
      fc.property(pictures, rowOptions, ({ widths, heights, days }, chosen) => {
        const rows = justifyRows(widths, heights, days, chosen);
        for (let row = 0; row < rows.count; row += 1) {
          const placed = placeRow(rows, row, widths, heights);
          let right = -chosen.gap;
          for (const one of placed) {
            expect(one.width).toBeGreaterThanOrEqual(1);
            expect(one.left - right).toBe(chosen.gap);
            right = one.left + one.width;
          }
          expect(right).toBeLessThanOrEqual(chosen.width);
          if (rows.stretched[row]) expect(right).toBe(Math.floor(chosen.width));
        }
      }),
    );
  });

  it('of one day do not depend on the pictures of another', () => {
    fc.assert(
      fc.property(pictures, pictures, rowOptions, (one, other, chosen) => {
        const alone = justifyRows(one.widths, one.heights, one.days, chosen);
        const shift = (other.days.at(-1) ?? 0) + 1;
        const together = justifyRows(
          Uint16Array.from([...other.widths, ...one.widths]),
          Uint16Array.from([...other.heights, ...one.heights]),
          Uint32Array.from([...other.days, ...one.days.map((day) => day + shift)]),
          chosen,
        );
        expect([...together.heights.subarray(together.count - alone.count)]).toEqual([...alone.heights]);
      }),
    );
  });

  it.each([
    { name: 'one square picture keeps the target height', shapes: [1], heights: [172] },
    {
      name: 'four landscapes fill the first row, the last row keeps the target',
      shapes: [1.5, 1.5, 1.5, 1.5],
      heights: [784 / 4.5, 172],
    },
    {
      name: 'a panorama stands alone at the full width, the row before it unfilled',
      shapes: [1, 3.2, 1],
      heights: [172, 250, 172],
    },
    { name: 'a very long panorama is as low as it must be', shapes: [16], heights: [50] },
  ])('$name', ({ shapes, heights }) => {
    const rows = justifyRows(
      shapes.map((shape) => shape * 1000),
      shapes.map(() => 1000),
      shapes.map(() => 0),
      options,
    );
    expect([...rows.heights]).toEqual(heights.map((height) => expect.closeTo(height, 6)));
  });

  it('takes one picture more where stretching without it would miss the target by more', () => {
    const rows = justifyRows([562, 2900, 1000], [1000, 1000, 1000], [0, 0, 0], {
      width: 700,
      targetHeight: 360,
      gap: 8,
    });
    expect([...rows.starts]).toEqual([0, 2, 3]);
  });

  it('lay out 100,000 pictures well within a frame or two', () => {
    const count = 100_000;
    const widths = Uint16Array.from({ length: count }, (_, index) => 1344 + ((index * 7919) % 1800));
    const heights = Uint16Array.from({ length: count }, (_, index) => 1344 + ((index * 104_729) % 1800));
    const days = Uint32Array.from({ length: count }, (_, index) => index / 40);
    const started = performance.now();
    const rows = justifyRows(widths, heights, days, { width: 1200, targetHeight: 172, gap: 8 });
    // Generous: a busy machine shall not fail this; quadratic work (10,000,000,000 steps) shall.
    expect(performance.now() - started).toBeLessThan(500);
    expect(rows.starts.at(-1)).toBe(count);
  });

  it('find the row of a picture', () => {
    fc.assert(
      fc.property(pictures, rowOptions, ({ widths, heights, days }, chosen) => {
        const rows = justifyRows(widths, heights, days, chosen);
        for (let index = 0; index < widths.length; index += 1) {
          const row = rowOf(rows, index);
          expect(rows.starts[row]).toBeLessThanOrEqual(index);
          expect(rows.starts[row + 1]).toBeGreaterThan(index);
        }
      }),
    );
  });
});

describe('lastAtOrBelow', () => {
  it.each([
    [[0, 10, 20], 0, 0],
    [[0, 10, 20], 9, 0],
    [[0, 10, 20], 10, 1],
    [[0, 10, 20], 99, 2],
    [[5, 10], 1, 0],
  ])('of %j at %d is %d', (entries, value, expected) => {
    expect(lastAtOrBelow(entries, value)).toBe(expected);
  });
});
