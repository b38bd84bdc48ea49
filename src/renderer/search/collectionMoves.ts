import type { Collection } from '../../shared/bridge/index.ts';
import { collectionRows } from './collectionTree.ts';

/** Where a collection is to go. */
export type CollectionTarget =
  | { where: 'before' | 'after' | 'inside'; id: string }
  /** Outside all others, before the first of them or after the last. */
  | { where: 'top' | 'end' };

/** Its new parent, null for none, and its place among those that lie there, itself left out. */
export interface CollectionMove {
  parentId: string | null;
  place: number;
}

const sameKind = (one: Collection, other: Collection): boolean =>
  (one.query === undefined) === (other.query === undefined);

/** What lies in `parentId`, in order. */
function insideOf(collections: readonly Collection[], parentId: string | null): Collection[] {
  return collections
    .filter((each) => (each.parentId ?? null) === parentId)
    .toSorted((one, other) => one.place - other.place);
}

/** A collection with everything that lies in it, at any depth. */
export function withInner(collections: readonly Collection[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const each of collections) if (each.parentId !== undefined && found.has(each.parentId)) found.add(each.id);
  }
  return found;
}

/**
 * The change that puts a collection there; undefined where it cannot go (into itself or what lies in it,
 * into or among those of the other kind, into a smart one) and where it stands already.
 */
export function moveTo(
  collections: readonly Collection[],
  id: string,
  target: CollectionTarget,
): CollectionMove | undefined {
  const moved = collections.find((each) => each.id === id);
  if (!moved) return undefined;
  const move = placeAt(collections, moved, target);
  if (!move) return undefined;
  const stays = (moved.parentId ?? null) === move.parentId;
  const place = insideOf(collections, move.parentId).findIndex((each) => each.id === id);
  return stays && place === move.place ? undefined : move;
}

function placeAt(
  collections: readonly Collection[],
  moved: Collection,
  target: CollectionTarget,
): CollectionMove | undefined {
  const others = (parentId: string | null): Collection[] =>
    insideOf(collections, parentId).filter((each) => each !== moved);
  if (!('id' in target)) {
    const top = others(null);
    const first = top.findIndex((each) => sameKind(each, moved));
    return { parentId: null, place: target.where === 'end' || first < 0 ? top.length : first };
  }
  const near = collections.find((each) => each.id === target.id);
  if (!near || !sameKind(near, moved) || withInner(collections, moved.id).has(near.id)) return undefined;
  if (target.where === 'inside') {
    return near.query ? undefined : { parentId: near.id, place: others(near.id).length };
  }
  const parentId = near.parentId ?? null;
  return { parentId, place: others(parentId).indexOf(near) + (target.where === 'after' ? 1 : 0) };
}

export type CollectionStep = 'up' | 'down' | 'in' | 'out' | 'top';

/** Where a step by key or menu leads: past a neighbour, into the one above, beside its parent, or out of all. */
export function stepTarget(
  collections: readonly Collection[],
  id: string,
  step: CollectionStep,
): CollectionTarget | undefined {
  const moved = collections.find((each) => each.id === id);
  if (!moved) return undefined;
  const beside = insideOf(collections, moved.parentId ?? null).filter((each) => sameKind(each, moved));
  const at = beside.indexOf(moved);
  switch (step) {
    case 'up':
      return at > 0 ? { where: 'before', id: beside[at - 1]!.id } : undefined;
    case 'down':
      return at + 1 < beside.length ? { where: 'after', id: beside[at + 1]!.id } : undefined;
    case 'in':
      return at > 0 && !moved.query ? { where: 'inside', id: beside[at - 1]!.id } : undefined;
    case 'out':
      return moved.parentId === undefined ? undefined : { where: 'after', id: moved.parentId };
    case 'top':
      return moved.parentId === undefined ? undefined : { where: 'top' };
  }
}

/** Collections that another one may be put into, with the names on the way to each. */
export function possibleParents(collections: readonly Collection[], id: string): { id: string; path: string[] }[] {
  const moved = collections.find((each) => each.id === id);
  const own = withInner(collections, id);
  const byHand = collections.filter((each) => !each.query);
  const path: string[] = [];
  return collectionRows(byHand).flatMap(({ collection, depth }) => {
    path.splice(depth, Number.POSITIVE_INFINITY, collection.name);
    if (own.has(collection.id) || collection.id === moved?.parentId) return [];
    return [{ id: collection.id, path: [...path] }];
  });
}

/**
 * What dropping on a row means: its upper quarter is before it, its lower one after it, the middle inside. A
 * smart one has no inside. Below one that shows what lies in it is before the first of those.
 */
export function targetOnRow(
  /** How far down the row, 0 to 1. */
  share: number,
  row: { id: string; smart: boolean; firstInside: string | undefined },
): CollectionTarget {
  const { id } = row;
  if (row.smart) return { where: share < 0.5 ? 'before' : 'after', id };
  if (share < 0.25) return { where: 'before', id };
  if (share <= 0.75) return { where: 'inside', id };
  return row.firstInside === undefined ? { where: 'after', id } : { where: 'before', id: row.firstInside };
}
