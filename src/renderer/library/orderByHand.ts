import type { LibraryLayout, PictureId } from '../../shared/domain/index.ts';
import { rowsWithin, type Box, type GridGeometry } from './gridGeometry.ts';
import { lastAtOrBelow, placeRow } from './justifyRows.ts';

/** Where pictures that are dropped go: before the picture at `index`, which may be one past the last. */
export interface DropPlace {
  index: number;
  /** The bar that shows it, in the gap between two pictures. Pixels from the grid's upper left corner. */
  bar: Box;
}

/** Width of the bar. */
const barWidth = 3;

/** The place nearest to a point of the grid; undefined in an empty one. */
export function dropPlace(geometry: GridGeometry, layout: LibraryLayout, x: number, y: number): DropPlace | undefined {
  const { rows, rowTops, rowHeights } = geometry;
  if (rows.count === 0) return undefined;
  const under = rowsWithin(geometry, y, y + 1);
  const row = under.end > under.first ? under.first : lastAtOrBelow(rowTops, y, rows.count);
  const placed = placeRow(rows, row, layout.widths, layout.heights);
  const next = placed.find(({ left, width }) => left + width / 2 > x);
  const last = placed.at(-1);
  if (!last) return undefined;
  const edge = next ? next.left - rows.gap / 2 : last.left + last.width + rows.gap / 2;
  const left = Math.min(Math.max(0, edge - barWidth / 2), rows.width - barWidth);
  return {
    index: next ? next.index : last.index + 1,
    bar: { left, top: rowTops[row] ?? 0, width: barWidth, height: rowHeights[row] ?? 0 },
  };
}

/** A new place for pictures: before the picture `before`, or at the end. */
export interface Reordering {
  before: PictureId | undefined;
}

/** What moving `moved` to before the picture at `index` comes to; undefined where it changes nothing. */
export function reordering(
  ids: readonly PictureId[],
  moved: readonly PictureId[],
  index: number,
): Reordering | undefined {
  const moving = new Set(moved);
  let at = Math.max(0, index);
  while (at < ids.length && moving.has(ids[at]!)) at += 1;
  const before = ids[at];
  // They stand there already where they are what ends just before, in the same order.
  const there = ids.slice(Math.max(0, at - moved.length), at);
  const same = there.length === moved.length && there.every((id, place) => id === moved[place]);
  return same || moved.length === 0 ? undefined : { before };
}

/** Moving pictures one place earlier or later; those that stand apart come together. */
export function stepped(ids: readonly PictureId[], moved: readonly PictureId[], by: 1 | -1): Reordering | undefined {
  const moving = new Set(moved);
  const places = ids.flatMap((id, index) => (moving.has(id) ? [index] : []));
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return reordering(ids, moved, by === -1 ? Math.max(0, first - 1) : Math.min(ids.length, last + 2));
}
