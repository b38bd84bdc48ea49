import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryLayout } from '../../../../src/shared/domain/picture.ts';
import type { PictureId } from '../../../../src/shared/domain/ids.ts';
import {
  anchorAt,
  layOutGrid,
  pictureBox,
  picturesInFrame,
  rowsWithin,
  scrollToAnchor,
} from '../../../../src/renderer/library/gridGeometry.ts';
import { gridMoveOf, moveInGrid } from '../../../../src/renderer/library/moveInGrid.ts';

const hour = 3_600_000;
const noon = new Date(2026, 10, 22, 12).getTime();

function library(shapes: number[], hoursApart = 5): LibraryLayout {
  return {
    ids: shapes.map((_, index) => `p${index}` as PictureId),
    widths: Uint16Array.from(shapes, (shape) => shape * 1000),
    heights: Uint16Array.from(shapes, () => 1000),
    createdAt: Float64Array.from(shapes, (_, index) => noon - index * hoursApart * hour),
  };
}

/** The same library with `added` pictures made after it. */
function withNewer(before: LibraryLayout, added: number[]): LibraryLayout {
  const newer = library(added, 0);
  return {
    ids: [...newer.ids.map((id) => `new-${id}` as PictureId), ...before.ids],
    widths: Uint16Array.from([...newer.widths, ...before.widths]),
    heights: Uint16Array.from([...newer.heights, ...before.heights]),
    createdAt: Float64Array.from([...newer.createdAt.map((at) => at + hour), ...before.createdAt]),
  };
}

const options = { width: 900, targetHeight: 172, gap: 8, dayHeader: 36 };
const shapes = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 1, maxLength: 120 });

describe('the grid', () => {
  it('puts a head above each day and rows under it, nothing over another', () => {
    fc.assert(
      fc.property(shapes, (list) => {
        const layout = library(list);
        const grid = layOutGrid(layout, options);
        let bottom = 0;
        for (let day = 0; day < grid.dayTops.length; day += 1) {
          expect(grid.dayTops[day]).toBe(bottom);
          bottom += options.dayHeader;
          for (let row = grid.dayRows[day] ?? 0; row < (grid.dayRows[day + 1] ?? 0); row += 1) {
            expect(grid.rowTops[row]).toBe(bottom);
            bottom += (grid.rowHeights[row] ?? 0) + options.gap;
          }
        }
        expect(grid.height).toBe(bottom);
      }),
    );
  });

  it('answers exactly the rows that touch a band', () => {
    fc.assert(
      fc.property(shapes, fc.nat(9000), fc.integer({ min: 1, max: 2000 }), (list, top, height) => {
        const grid = layOutGrid(library(list), options);
        const { first, end } = rowsWithin(grid, top, top + height);
        const touching = [...grid.rowTops.keys()].filter(
          (row) =>
            (grid.rowTops[row] ?? 0) < top + height && (grid.rowTops[row] ?? 0) + (grid.rowHeights[row] ?? 0) > top,
        );
        expect(Array.from({ length: end - first }, (_, at) => first + at)).toEqual(touching);
      }),
    );
  });

  it('frames the pictures a rectangle touches, and no others', () => {
    const layout = library(Array.from({ length: 60 }, (_, index) => 0.6 + (index % 7) / 3));
    const grid = layOutGrid(layout, options);
    fc.assert(
      fc.property(fc.nat(900), fc.nat(3000), fc.nat(600), fc.nat(600), (left, top, width, height) => {
        const frame = { left, top, width: width + 1, height: height + 1 };
        const expected = layout.ids.flatMap((_, index) => {
          const box = pictureBox(grid, layout, index);
          const apart =
            box.left >= frame.left + frame.width ||
            box.left + box.width <= frame.left ||
            box.top >= frame.top + frame.height ||
            box.top + box.height <= frame.top;
          return apart ? [] : [index];
        });
        expect(picturesInFrame(grid, layout, frame)).toEqual(expected);
      }),
    );
  });
});

describe('keeping the place', () => {
  it('does not move the first visible picture when newer ones arrive above', () => {
    fc.assert(
      fc.property(shapes, shapes, fc.integer({ min: 1, max: 8000 }), (list, added, scrolled) => {
        const before = library(list);
        const grid = layOutGrid(before, options);
        const top = Math.min(scrolled, Math.max(1, grid.height - 1));
        const anchor = anchorAt(grid, before.ids, top);
        const after = withNewer(before, added);
        const moved = layOutGrid(after, options);
        const back = scrollToAnchor(moved, after.ids, anchor!);
        const offset = (grid_: typeof grid, layout: LibraryLayout, at: number): number =>
          at - pictureBox(grid_, layout, layout.ids.indexOf(anchor!.id)).top;
        const row = pictureBox(moved, after, after.ids.indexOf(anchor!.id));
        expect(anchor).toBeDefined();
        // Its own row may have another height now when it shares the day with the newer ones.
        expect(offset(moved, after, back!)).toBeCloseTo(Math.max(anchor!.share * row.height, -row.top), 6);
        expect(before.ids).toContain(anchor!.id);
      }),
    );
  });

  it('comes back to the same place after the window was made narrow and wide again', () => {
    const layout = library(Array.from({ length: 400 }, (_, index) => 0.5 + (index % 9) / 4));
    const wide = layOutGrid(layout, options);
    const anchor = anchorAt(wide, layout.ids, 2345);
    for (const width of [320, 480, 1400]) {
      const grid = layOutGrid(layout, { ...options, width });
      const top = scrollToAnchor(grid, layout.ids, anchor!)!;
      const box = pictureBox(grid, layout, layout.ids.indexOf(anchor!.id));
      expect(top).toBeLessThanOrEqual(box.top + box.height);
    }
    expect(scrollToAnchor(wide, layout.ids, anchor!)).toBeCloseTo(2345, 6);
  });

  it('stays at the top when it was there, so that new pictures are seen', () => {
    const layout = library([1, 1, 1]);
    expect(anchorAt(layOutGrid(layout, options), layout.ids, 0)).toBeUndefined();
  });

  it('says so when the picture is gone', () => {
    const layout = library([1, 1, 1]);
    const grid = layOutGrid(layout, options);
    expect(scrollToAnchor(grid, layout.ids, { id: 'gone' as PictureId, index: 1, share: 0 })).toBeUndefined();
  });
});

describe('moving with the keys', () => {
  const layout = library(Array.from({ length: 90 }, (_, index) => 0.6 + (index % 5) / 2));
  const grid = layOutGrid(layout, options);

  it('left and right follow the reading order across rows and days', () => {
    expect(moveInGrid(grid, layout, 0, 'left', 600)).toBe(0);
    for (let index = 0; index < 89; index += 1) expect(moveInGrid(grid, layout, index, 'right', 600)).toBe(index + 1);
    expect(moveInGrid(grid, layout, 89, 'right', 600)).toBe(89);
  });

  it('up and down go to the picture standing nearest in the next row', () => {
    for (let index = 0; index < 90; index += 1) {
      const below = moveInGrid(grid, layout, index, 'down', 600);
      if (below === index) continue;
      const own = pictureBox(grid, layout, index);
      const found = pictureBox(grid, layout, below);
      const middle = own.left + own.width / 2;
      const distance = Math.abs(found.left + found.width / 2 - middle);
      expect(found.top).toBeGreaterThan(own.top);
      for (const neighbour of [below - 1, below + 1]) {
        if (neighbour < 0 || neighbour > 89) continue;
        const box = pictureBox(grid, layout, neighbour);
        if (box.top === found.top) expect(Math.abs(box.left + box.width / 2 - middle)).toBeGreaterThanOrEqual(distance);
      }
    }
  });

  it('a page moves by what fits into the view, and at least one row', () => {
    const start = pictureBox(grid, layout, 0).top;
    const page = pictureBox(grid, layout, moveInGrid(grid, layout, 0, 'pageDown', 600)).top;
    expect(page - start).toBeLessThanOrEqual(600);
    expect(page - start).toBeGreaterThan(300);
    expect(pictureBox(grid, layout, moveInGrid(grid, layout, 0, 'pageDown', 10)).top).toBeGreaterThan(start);
    expect(moveInGrid(grid, layout, moveInGrid(grid, layout, 40, 'home', 600), 'pageUp', 600)).toBe(0);
    expect(moveInGrid(grid, layout, 3, 'end', 600)).toBe(89);
  });

  it('knows its keys and no others', () => {
    expect(['ArrowLeft', 'PageDown', 'Home', 'a', 'Enter'].map(gridMoveOf)).toEqual([
      'left',
      'pageDown',
      'home',
      undefined,
      undefined,
    ]);
  });
});
