import type { LibraryLayout } from '../../shared/domain/picture.ts';
import type { GroupChoice } from '../state/index.ts';
import { groupsOf, type Days } from './days.ts';
import { justifyRows, lastAtOrBelow, placeRow, rowOf, type JustifiedRows } from './justifyRows.ts';

/** The whole grid as numbers: where each day's head and each row stands. Pixels from the grid's top. */
export interface GridGeometry {
  days: Days;
  rows: JustifiedRows;
  rowTops: Float64Array;
  /** Drawn height of each row, whole pixels. */
  rowHeights: Float64Array;
  dayTops: Float64Array;
  /** For each day, its first row; one more entry ends the last day. */
  dayRows: Uint32Array;
  height: number;
}

export interface GridOptions {
  width: number;
  targetHeight: number;
  gap: number;
  dayHeader: number;
  /** By day when absent. */
  grouping?: GroupChoice;
}

/** Lays the whole library out. About 5 ms for 100,000 pictures, so nothing of it is kept between changes. */
export function layOutGrid(layout: LibraryLayout, options: GridOptions): GridGeometry {
  const days = groupsOf(layout, options.grouping ?? 'day');
  const rows = justifyRows(layout.widths, layout.heights, days.ofPicture, options);
  const dayCount = days.midnights.length;
  const rowTops = new Float64Array(rows.count);
  const rowHeights = new Float64Array(rows.count);
  const dayTops = new Float64Array(dayCount);
  const dayRows = new Uint32Array(dayCount + 1);
  let top = 0;
  let row = 0;
  for (let day = 0; day < dayCount; day += 1) {
    dayTops[day] = top;
    dayRows[day] = row;
    top += options.dayHeader;
    const end = days.starts[day + 1] ?? 0;
    while (row < rows.count && (rows.starts[row] ?? 0) < end) {
      const height = Math.max(1, Math.round(rows.heights[row] ?? 0));
      rowTops[row] = top;
      rowHeights[row] = height;
      top += height + options.gap;
      row += 1;
    }
  }
  dayRows[dayCount] = row;
  return { days, rows, rowTops, rowHeights, dayTops, dayRows, height: top };
}

export interface RowRange {
  first: number;
  /** One past the last. */
  end: number;
}

/** The rows that touch the band from `top` to `bottom`. */
export function rowsWithin(geometry: GridGeometry, top: number, bottom: number): RowRange {
  const { count } = geometry.rows;
  if (count === 0 || bottom <= top) return { first: 0, end: 0 };
  let first = lastAtOrBelow(geometry.rowTops, top, count);
  if ((geometry.rowTops[first] ?? 0) + (geometry.rowHeights[first] ?? 0) <= top) first += 1;
  const last = lastAtOrBelow(geometry.rowTops, bottom, count);
  return { first, end: Math.max(first, (geometry.rowTops[last] ?? 0) < bottom ? last + 1 : last) };
}

/** Where the day ends: the top of the next one, or the grid's end. */
export function dayBottom(geometry: GridGeometry, day: number): number {
  return geometry.dayTops[day + 1] ?? geometry.height;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The rectangle of a picture. */
export function pictureBox(geometry: GridGeometry, layout: LibraryLayout, index: number): Box {
  const row = rowOf(geometry.rows, index);
  const placed = placeRow(geometry.rows, row, layout.widths, layout.heights);
  const own = placed[index - (geometry.rows.starts[row] ?? 0)];
  return {
    left: own?.left ?? 0,
    top: geometry.rowTops[row] ?? 0,
    width: own?.width ?? 0,
    height: geometry.rowHeights[row] ?? 0,
  };
}

/** The pictures that a frame touches, as indices. */
export function picturesInFrame(geometry: GridGeometry, layout: LibraryLayout, frame: Box): number[] {
  const found: number[] = [];
  const { first, end } = rowsWithin(geometry, frame.top, frame.top + Math.max(1, frame.height));
  for (let row = first; row < end; row += 1) {
    for (const picture of placeRow(geometry.rows, row, layout.widths, layout.heights)) {
      if (picture.left < frame.left + frame.width && picture.left + picture.width > frame.left) {
        found.push(picture.index);
      }
    }
  }
  return found;
}

/** What stays where it is while everything around it moves: a picture, and how far its row is scrolled. */
export interface Anchor<Id> {
  id: Id;
  index: number;
  /**
   * Where the view's top edge cuts the picture's row, in row heights: 0 at its top, 0.5 in its
   * middle, negative above it.
   */
  share: number;
}

/** The first picture in view when the grid is scrolled by `top`; undefined at the very top, where new pictures shall be seen. */
export function anchorAt<Id>(geometry: GridGeometry, ids: readonly Id[], top: number): Anchor<Id> | undefined {
  if (top <= 0 || geometry.rows.count === 0) return undefined;
  const { first } = rowsWithin(geometry, top, Number.POSITIVE_INFINITY);
  const row = Math.min(first, geometry.rows.count - 1);
  const index = geometry.rows.starts[row] ?? 0;
  const id = ids[index];
  if (id === undefined) return undefined;
  return { id, index, share: (top - (geometry.rowTops[row] ?? 0)) / (geometry.rowHeights[row] ?? 1) };
}

/**
 * What stays where it is when filters are lifted and others come in between: the picture the artist is at, if
 * it is in the view of `height` pixels from `top`, else the first one in view. Undefined at the very top.
 */
export function anchorForLifting<Id>(
  geometry: GridGeometry,
  ids: readonly Id[],
  view: { top: number; height: number },
  active: number | undefined,
): Anchor<Id> | undefined {
  if (active === undefined) return anchorAt(geometry, ids, view.top);
  const row = rowOf(geometry.rows, active);
  const { first, end } = rowsWithin(geometry, view.top, view.top + view.height);
  const id = ids[active];
  if (id === undefined || row < first || row >= end) return anchorAt(geometry, ids, view.top);
  return { id, index: active, share: (view.top - (geometry.rowTops[row] ?? 0)) / (geometry.rowHeights[row] ?? 1) };
}

/** How far the grid must be scrolled for `anchor` to stand where it stood; undefined when its picture is gone. */
export function scrollToAnchor<Id>(geometry: GridGeometry, ids: readonly Id[], anchor: Anchor<Id>): number | undefined {
  const index = ids[anchor.index] === anchor.id ? anchor.index : ids.indexOf(anchor.id);
  if (index < 0) return undefined;
  const row = rowOf(geometry.rows, index);
  return Math.max(0, (geometry.rowTops[row] ?? 0) + anchor.share * (geometry.rowHeights[row] ?? 0));
}
