import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryLayout, PictureId } from '../../../../src/shared/domain/index.ts';
import { layOutGrid } from '../../../../src/renderer/library/gridGeometry.ts';
import { dropPlace, reordering, stepped } from '../../../../src/renderer/library/orderByHand.ts';
import { reorderedLayout } from '../../../../src/renderer/state/curation/collectionEdits.ts';

const ids = (...names: string[]): PictureId[] => names as PictureId[];
const layout = (names: PictureId[]): LibraryLayout => ({
  ids: names,
  widths: Uint16Array.from(names, () => 100),
  heights: Uint16Array.from(names, () => 100),
  createdAt: Float64Array.from(names, (_, index) => 1000 - index),
});

describe('where dropped pictures go', () => {
  // Three squares of 100 in a row, 8 apart; two rows.
  const six = layout(ids('a', 'b', 'c', 'd', 'e', 'f'));
  const geometry = layOutGrid(six, { width: 316, targetHeight: 100, gap: 8, dayHeader: 0, grouping: 'none' });
  it.each([
    ['before the first', 10, 50, 0, 0],
    ['after the first, from its right half', 60, 50, 1, 0],
    ['before the second, from its left half', 120, 50, 1, 0],
    ['at the end of the row', 300, 50, 3, 0],
    ['at the start of the next row', 10, 150, 3, 108],
    ['in the gap between rows, by the row above', 120, 104, 1, 0],
    ['at the end of all', 300, 200, 6, 108],
    ['far below, in the last row', 10, 5000, 3, 108],
    ['above everything, in the first row', 120, -40, 1, 0],
  ])('is %s', (_, x, y, index, top) => {
    const place = dropPlace(geometry, six, x, y);
    expect(place).toMatchObject({ index, bar: { top, height: 100 } });
    expect(place?.bar.left).toBeGreaterThanOrEqual(0);
    expect((place?.bar.left ?? 0) + (place?.bar.width ?? 0)).toBeLessThanOrEqual(316);
  });
  it('is nowhere in an empty grid', () => {
    const none = layout([]);
    expect(
      dropPlace(layOutGrid(none, { width: 316, targetHeight: 100, gap: 8, dayHeader: 0 }), none, 0, 0),
    ).toBeUndefined();
  });
});

describe('a new place', () => {
  const order = ids('a', 'b', 'c', 'd', 'e');
  it.each([
    ['before another', ids('d'), 1, 'b'],
    ['at the end', ids('a'), 5, undefined],
    ['of several that come together', ids('a', 'c'), 1, 'b'],
    ['after those that are moved themselves', ids('b', 'd'), 3, 'e'],
  ])('is %s', (_, moved, index, before) => {
    expect(reordering(order, moved, index)).toEqual({ before });
  });
  it.each([
    ['before itself', ids('b'), 1],
    ['just after itself', ids('b'), 2],
    ['of several where they stand', ids('b', 'c'), 2],
    ['at the end, where they are', ids('d', 'e'), 5],
    ['of nothing', ids(), 2],
  ])('changes nothing %s', (_, moved, index) => {
    expect(reordering(order, moved, index)).toBeUndefined();
  });
  it.each([
    ['earlier', ids('c'), -1, 'b'],
    ['later', ids('c'), 1, 'e'],
    ['later, to the end', ids('d'), 1, undefined],
    ['together', ids('b', 'd'), -1, 'a'],
  ] as const)('by a step is %s', (_, moved, by, before) => {
    expect(stepped(order, [...moved], by)).toEqual({ before });
  });
  it('by a step ends at the ends', () => {
    expect(stepped(order, ids('a', 'b'), -1)).toBeUndefined();
    expect(stepped(order, ids('e'), 1)).toBeUndefined();
    expect(stepped(order, ids('gone'), 1)).toBeUndefined();
  });
});

describe('the layout in a new order', () => {
  it('keeps every picture exactly once with its own size, the others in their order', () => {
    const names = ids('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const start: LibraryLayout = { ...layout(names), widths: Uint16Array.from([1, 2, 3, 4, 5, 6, 7]) };
    const picture = fc.constantFrom(...names);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.subarray(names, { minLength: 1 }), fc.option(picture)), { maxLength: 10 }),
        (moves) => {
          let now = start;
          for (const [some, target] of moves) {
            const moved = now.ids.filter((id) => some.includes(id));
            const before = target && !moved.includes(target) ? target : undefined;
            const rest = now.ids.filter((id) => !moved.includes(id));
            now = reorderedLayout(now, moved, before);
            expect(now.ids.filter((id) => !moved.includes(id))).toEqual(rest);
            expect(now.ids[now.ids.indexOf(moved.at(-1)!) + 1]).toBe(before);
          }
          expect(now.ids.toSorted()).toEqual(names);
          expect([...now.widths]).toEqual(now.ids.map((id) => names.indexOf(id) + 1));
        },
      ),
    );
  });
});
