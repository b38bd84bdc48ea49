import { useState } from 'react';
import type { PictureId } from '../../shared/domain/ids.ts';

/** `ids`, or the list of before where it holds the same: what is shown of it need not begin anew. */
export function useSameIds(ids: readonly PictureId[]): readonly PictureId[] {
  const [kept, setKept] = useState(ids);
  const same = kept.length === ids.length && kept.every((id, index) => id === ids[index]);
  if (!same) setKept(ids);
  return same ? kept : ids;
}

/** Selections up to this size are sorted; larger ones are found by going through all pictures once. */
const mostSorted = 2000;

// The bar, the inspector and the commands ask for the same one after the other.
let last: { selected: ReadonlySet<PictureId>; positions: ReadonlyMap<PictureId, number>; ids: PictureId[] } | undefined;

/**
 * The selected pictures as they stand in the grid. Those that are no longer there are left out.
 * `positions` tells the place of each picture, and lists them in that order.
 */
export function inReadingOrder(
  selected: ReadonlySet<PictureId>,
  positions: ReadonlyMap<PictureId, number>,
): readonly PictureId[] {
  if (last?.selected === selected && last.positions === positions) return last.ids;
  const ids = order(selected, positions);
  last = { selected, positions, ids };
  return ids;
}

function order(selected: ReadonlySet<PictureId>, positions: ReadonlyMap<PictureId, number>): PictureId[] {
  if (selected.size > mostSorted) return [...positions.keys()].filter((id) => selected.has(id));
  const placed = [...selected].flatMap((id) => {
    const position = positions.get(id);
    return position === undefined ? [] : [{ id, position }];
  });
  return placed.toSorted((left, right) => left.position - right.position).map(({ id }) => id);
}
