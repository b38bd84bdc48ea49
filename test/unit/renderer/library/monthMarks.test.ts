import { describe, expect, it } from 'vitest';
import { layOutGrid } from '../../../../src/renderer/library/gridGeometry.ts';
import { besideYear, monthAt, monthMarks, yearLabels } from '../../../../src/renderer/library/monthMarks.ts';
import type { PictureId } from '../../../../src/shared/domain/index.ts';

const at = (year: number, month: number, day: number): number => new Date(year, month - 1, day, 12).getTime();

/** Square pictures of 100 pixels, four in a row of 400. */
function grid(times: number[], grouping: 'day' | 'none' = 'day') {
  const layout = {
    ids: times.map((_, index) => `p${index}` as PictureId),
    widths: Uint16Array.from(times, () => 100),
    heights: Uint16Array.from(times, () => 100),
    createdAt: Float64Array.from(times),
  };
  const options = { width: 400, targetHeight: 100, gap: 0, dayHeader: grouping === 'day' ? 36 : 0, grouping };
  return layOutGrid(layout, options);
}
const times = [at(2026, 11, 22), at(2026, 11, 3), at(2026, 10, 9), at(2025, 12, 31), at(2025, 1, 1), at(2023, 6, 5)];

describe('the months of a grid', () => {
  it('begin where their first picture’s head stands', () => {
    const marks = monthMarks(times, grid(times));
    expect(marks.map(({ year, index, top }) => [year, index, top])).toEqual([
      [2026, 0, 0],
      [2026, 2, 272],
      [2025, 3, 408],
      [2025, 4, 544],
      [2023, 5, 680],
    ]);
    expect(marks[1]?.month).toBe(new Date(2026, 9, 1).getTime());
  });

  it('begin at a row where nothing is grouped, and follow time whichever way it runs', () => {
    expect(monthMarks(times, grid(times, 'none')).map(({ top }) => top)).toEqual([0, 0, 0, 0, 80]);
    const oldest = times.toReversed();
    expect(monthMarks(oldest, grid(oldest)).map(({ year }) => year)).toEqual([2023, 2025, 2025, 2026, 2026]);
    expect(monthMarks([], grid([]))).toEqual([]);
  });

  it('tell which one is at a place', () => {
    const marks = monthMarks(times, grid(times));
    expect([-50, 0, 271, 272, 10_000].map((top) => monthAt(marks, top))).toEqual([0, 0, 0, 1, 4]);
    expect(monthAt([], 0)).toBe(-1);
  });

  it('lead to the year before and after', () => {
    const marks = monthMarks(times, grid(times));
    expect([0, 1, 2, 3, 4].map((here) => besideYear(marks, here, 1))).toEqual([2, 2, 4, 4, 4]);
    expect([0, 1, 2, 3, 4].map((here) => besideYear(marks, here, -1))).toEqual([0, 0, 0, 0, 2]);
  });

  it('name years that are far enough from each other', () => {
    const marks = monthMarks(times, grid(times));
    expect(yearLabels(marks, (top) => top, 300)).toEqual([
      { year: 2026, place: 0 },
      { year: 2025, place: 408 },
    ]);
    expect(yearLabels(marks, (top) => top, 100).map(({ year }) => year)).toEqual([2026, 2025, 2023]);
  });
});
