import type { Collection } from '../../shared/bridge/index.ts';

/** A collection as a row of the sidebar. */
export interface CollectionRow {
  collection: Collection;
  /** 0 at the top. */
  depth: number;
  /** Others lie in it. */
  hasChildren: boolean;
  /** The name of the one it lies in. */
  within: string | undefined;
}

/**
 * Collections in their order, each followed by those that lie in it, unless it is folded. Those whose
 * parent is not among them stand at the top.
 */
export function collectionRows(
  collections: readonly Collection[],
  folded: ReadonlySet<string> = new Set(),
): CollectionRow[] {
  const known = new Set(collections.map(({ id }) => id));
  const inside = new Map<string | undefined, Collection[]>();
  for (const collection of collections) {
    const parent =
      collection.parentId !== undefined && known.has(collection.parentId) ? collection.parentId : undefined;
    inside.set(parent, [...(inside.get(parent) ?? []), collection]);
  }
  const rowsIn = (parent: string | undefined, depth: number, within?: string): CollectionRow[] =>
    (inside.get(parent) ?? [])
      .toSorted((one, other) => one.place - other.place)
      .flatMap((collection) => {
        const row = { collection, depth, hasChildren: inside.has(collection.id), within };
        return [row].concat(folded.has(collection.id) ? [] : rowsIn(collection.id, depth + 1, collection.name));
      });
  return rowsIn(undefined, 0);
}
