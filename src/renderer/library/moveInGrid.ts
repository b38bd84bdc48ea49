import type { LibraryLayout } from '../../shared/domain/picture.ts';
import { placeRow, rowOf } from './justifyRows.ts';
import type { GridGeometry } from './gridGeometry.ts';

export type GridMove = 'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'pageUp' | 'pageDown';

/** The move a key asks for, or undefined. */
export function gridMoveOf(key: string): GridMove | undefined {
  switch (key) {
    case 'ArrowLeft':
      return 'left';
    case 'ArrowRight':
      return 'right';
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'Home':
      return 'home';
    case 'End':
      return 'end';
    case 'PageUp':
      return 'pageUp';
    case 'PageDown':
      return 'pageDown';
    default:
      return undefined;
  }
}

/**
 * The picture reached from `from`: left and right in reading order across rows and days, up and
 * down to the picture that stands nearest under the middle of this one, a page by the rows that
 * `viewHeight` pixels hold (always at least one).
 */
export function moveInGrid(
  geometry: GridGeometry,
  layout: LibraryLayout,
  from: number,
  move: GridMove,
  viewHeight: number,
): number {
  const last = layout.ids.length - 1;
  if (last < 0) return 0;
  const row = rowOf(geometry.rows, from);
  switch (move) {
    case 'left':
      return Math.max(0, from - 1);
    case 'right':
      return Math.min(last, from + 1);
    case 'home':
      return 0;
    case 'end':
      return last;
    case 'up':
      return nearestInRow(geometry, layout, from, row, row - 1);
    case 'down':
      return nearestInRow(geometry, layout, from, row, row + 1);
    case 'pageUp':
      return nearestInRow(geometry, layout, from, row, rowAPageAway(geometry, row, -1, viewHeight));
    case 'pageDown':
      return nearestInRow(geometry, layout, from, row, rowAPageAway(geometry, row, 1, viewHeight));
  }
}

function rowAPageAway(geometry: GridGeometry, row: number, step: 1 | -1, viewHeight: number): number {
  const start = geometry.rowTops[row] ?? 0;
  let reached = row;
  for (let next = row + step; next >= 0 && next < geometry.rows.count; next += step) {
    if (reached !== row && Math.abs((geometry.rowTops[next] ?? 0) - start) > viewHeight) break;
    reached = next;
  }
  return reached;
}

function nearestInRow(
  geometry: GridGeometry,
  layout: LibraryLayout,
  from: number,
  row: number,
  target: number,
): number {
  if (target < 0 || target >= geometry.rows.count || target === row) return from;
  const own = placeRow(geometry.rows, row, layout.widths, layout.heights)[from - (geometry.rows.starts[row] ?? 0)];
  const middle = (own?.left ?? 0) + (own?.width ?? 0) / 2;
  let nearest = geometry.rows.starts[target] ?? from;
  let shortest = Number.POSITIVE_INFINITY;
  for (const picture of placeRow(geometry.rows, target, layout.widths, layout.heights)) {
    const distance = Math.abs(picture.left + picture.width / 2 - middle);
    if (distance < shortest) {
      shortest = distance;
      nearest = picture.index;
    }
  }
  return nearest;
}
