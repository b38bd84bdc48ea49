import type { GridGeometry } from './gridGeometry.ts';
import { lastAtOrBelow, rowOf } from './justifyRows.ts';

/** Where a month begins in a grid that is in the order of time. */
export interface MonthMark {
  /** First moment of the local month, milliseconds since 1970. */
  month: number;
  year: number;
  /** Its first picture. */
  index: number;
  /** Pixels from the grid's top to what belongs to it: the head above its first row, where there is one. */
  top: number;
}

/** The months in the order in which they stand, whichever way time runs. `createdAt` is in milliseconds since 1970. */
export function monthMarks(createdAt: ArrayLike<number>, geometry: GridGeometry): MonthMark[] {
  const marks: MonthMark[] = [];
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < createdAt.length; index += 1) {
    const moment = createdAt[index] ?? 0;
    if (moment >= from && moment < to) continue;
    const date = new Date(moment);
    const year = date.getFullYear();
    from = new Date(year, date.getMonth(), 1).getTime();
    to = new Date(year, date.getMonth() + 1, 1).getTime();
    marks.push({ month: from, year, index, top: topOf(index, geometry) });
  }
  return marks;
}

function topOf(index: number, geometry: GridGeometry): number {
  const { days } = geometry;
  const day = days.ofPicture[index] ?? 0;
  const beginsGroup = days.starts[day] === index;
  return (beginsGroup ? geometry.dayTops[day] : geometry.rowTops[rowOf(geometry.rows, index)]) ?? 0;
}

/** The place in `marks` of the month that is at `top` in the grid; the first one above all of them, -1 for none. */
export function monthAt(marks: readonly MonthMark[], top: number): number {
  if (marks.length === 0) return -1;
  return lastAtOrBelow(
    marks.map((mark) => mark.top),
    top,
    marks.length,
  );
}

/** Years whose labels stand at least `apart` pixels from each other on a rail, the first one first. */
export function yearLabels(
  marks: readonly MonthMark[],
  placeOf: (top: number) => number,
  apart: number,
): { year: number; place: number }[] {
  const labels: { year: number; place: number }[] = [];
  let year = Number.NaN;
  for (const mark of marks) {
    if (mark.year === year) continue;
    ({ year } = mark);
    const place = placeOf(mark.top);
    const before = labels.at(-1);
    if (!before || place - before.place >= apart) labels.push({ year, place });
  }
  return labels;
}

/** The month where the year after the one at `here` begins, or with -1 the year before; the outermost one at the ends. */
export function besideYear(marks: readonly MonthMark[], here: number, step: 1 | -1): number {
  const year = marks[here]?.year;
  const after = marks.findIndex((mark, index) => index > here && mark.year !== year);
  if (step === 1) return after === -1 ? marks.length - 1 : after;
  const before = marks.findLast((mark, index) => index < here && mark.year !== year);
  return before ? marks.findIndex((mark) => mark.year === before.year) : 0;
}
