import { useEffect } from 'react';
import { create } from 'zustand';
import { ask, reverie } from '../../bridge/index.ts';
import { placeQuery, type LibraryPlace } from './filters.ts';
import { useSoon } from '../../hooks/index.ts';
import type { Collection } from '../../../shared/bridge/index.ts';

interface PlaceCounts {
  /** Pictures of a place, by `placeKey`; absent until they were counted. */
  counts: ReadonlyMap<string, number>;
  /** The collections that were counted with them. */
  of: readonly Collection[] | undefined;
  /** Counts up with each change. */
  changes: number;
  /** The change after which they were counted; a counting that failed is tried again after the next one. */
  countedAfter: number | undefined;
}

/** How many pictures there are in the places of the sidebar. */
export const usePlaceCounts = create<PlaceCounts>(() => ({
  counts: new Map(),
  of: undefined,
  changes: 0,
  countedAfter: undefined,
}));

export function placeKey(place: LibraryPlace): string {
  return place.kind === 'collection' ? `collection ${place.id}` : place.kind;
}

const fixedPlaces: readonly LibraryPlace[] = [
  { kind: 'all' },
  { kind: 'picks' },
  { kind: 'rejected' },
  { kind: 'trash' },
];

/** A change is often followed by more: they are counted once. */
const rest = { rest: 250, longest: 2000 };
let countings = 0;

async function countPlaces(collections: readonly Collection[]): Promise<void> {
  countings += 1;
  const counting = countings;
  const { changes } = usePlaceCounts.getState();
  const places = [...fixedPlaces, ...collections.map(({ id }): LibraryPlace => ({ kind: 'collection', id }))];
  const counted = await Promise.all(
    places.map(async (place): Promise<[string, number] | undefined> => {
      const answer = await reverie().library.count(placeQuery(place));
      // A collection may have been deleted meanwhile: the list that says so is on its way.
      if (!answer.ok && answer.error.code === 'not_found') return undefined;
      return [placeKey(place), (await ask(Promise.resolve(answer))).pictures];
    }),
  );
  if (counting !== countings) return;
  usePlaceCounts.setState({
    counts: new Map(counted.filter((each) => each !== undefined)),
    of: collections,
    countedAfter: changes,
  });
}

/** The library is different now; counted again by whoever shows it. */
export function outdatePlaceCounts(): void {
  usePlaceCounts.setState(({ changes }) => ({ changes: changes + 1 }));
}

/** Keeps the counts right while the component is there. `report` hears why they could not be read. */
export function useFreshCounts(collections: readonly Collection[], report: (problem: unknown) => void): void {
  const countedAfter = usePlaceCounts((state) => state.countedAfter);
  const counted = usePlaceCounts((state) => state.of);
  const changes = usePlaceCounts((state) => state.changes);
  const countSoon = useSoon(rest, (places: readonly Collection[]) => {
    countPlaces(places).catch(report);
  });
  useEffect(() => {
    if (countedAfter !== changes || counted !== collections) countSoon(collections);
  }, [countedAfter, changes, counted, collections, countSoon]);
}
