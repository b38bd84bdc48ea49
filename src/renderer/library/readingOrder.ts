import type { PictureId } from '../../shared/domain/ids.ts';

/** The selected pictures as they stand in the grid. Those that are no longer there are left out. */
export function inReadingOrder(
  selected: ReadonlySet<PictureId>,
  positions: ReadonlyMap<PictureId, number>,
): PictureId[] {
  const placed = [...selected].flatMap((id) => {
    const position = positions.get(id);
    return position === undefined ? [] : [{ id, position }];
  });
  return placed.toSorted((left, right) => left.position - right.position).map(({ id }) => id);
}
