import { create } from 'zustand';
import { Soon, systemClock } from '../../../shared/domain/index.ts';
import { ask, failureMessage, reverie } from '../../bridge/index.ts';
import { showLibrary } from '../interface/index.ts';
import { loadLibrary, useLibrary } from '../library/index.ts';
import type { LibraryQuery } from '../../../shared/bridge/library.ts';
import {
  findsEverything,
  isNarrowed,
  placeQuery,
  plainSearch,
  queryOf,
  withFilter,
  withoutFilter,
  type LibrarySearch,
  type GroupChoice,
  type LibraryFilters,
  type LibraryPlace,
  type SortChoice,
} from './filters.ts';
import { placeKey, usePlaceCounts } from './placeCounts.ts';
import { orderAt, rememberOrder } from './placeOrders.ts';
import { offerReference, type KnownReference } from '../references/index.ts';
import { useSelection } from '../selection/index.ts';
import { updateSettings, useSettings } from '../settings/index.ts';

/** The words are looked for when typing rests, and now and then while it does not. */
export const typingRest = { rest: 60, longest: 500 };

interface LibraryQueryState extends LibrarySearch {
  /** Pictures of the place without words and chips; undefined until it was counted. */
  total: number | undefined;
  /** Why the total could not be read. */
  problem: string | undefined;
}

/** What the library shows, and how. Change it with the functions of this file. */
export const useLibraryQuery = create<LibraryQueryState>(() => ({
  ...plainSearch,
  total: undefined,
  problem: undefined,
}));

const typing = new Soon(systemClock, typingRest, readNow);

/** What goes on until the library holds what is asked for. */
let reading: Promise<void> | undefined;
let changedMeanwhile = false;

async function readLatest(): Promise<void> {
  do {
    changedMeanwhile = false;
    void countTotal();
    const search = useLibraryQuery.getState();
    // It tells by itself what went wrong.
    const place = placeKey(search.place);
    // oxlint-disable-next-line no-await-in-loop -- what changed while one was read is read next
    await loadLibrary({ query: queryOf(search), narrowed: isNarrowed(search), place });
  } while (changedMeanwhile);
  reading = undefined;
}

/**
 * Reads what is asked for now. While that goes on only the latest wish is kept: of a million pictures a reading can
 * take longer than typing the next letter, and main answers all that it is asked.
 */
function readNow(): void {
  typing.stop();
  if (reading) changedMeanwhile = true;
  else reading = readLatest();
}

/** Looks at once for the words typed last. Resolves when the library holds what was found, or has told why not. */
export async function searchNow(): Promise<void> {
  typing.now();
  await reading;
}

let counts = 0;

/** Counts the pictures of the place where words or chips narrow it, for "58 of 1,284 match". */
async function countTotal(): Promise<void> {
  counts += 1;
  const counting = counts;
  const search = useLibraryQuery.getState();
  if (!isNarrowed(search)) return;
  try {
    const { pictures } = await ask(reverie().library.count(placeQuery(search.place)));
    if (counting === counts) useLibraryQuery.setState({ total: pictures, problem: undefined });
  } catch (problem) {
    if (counting === counts) useLibraryQuery.setState({ total: undefined, problem: failureMessage(problem) });
  }
}

/** Another library has other collections: the page goes back to all pictures. */
export function leaveCollection(): void {
  if (useLibraryQuery.getState().place.kind === 'collection') showPlace({ kind: 'all' });
}

/** Looks for words as they are typed. */
export function searchText(text: string): void {
  useLibraryQuery.setState({ text });
  typing.ask();
}

/** Puts a chip beside those there are; a second one of a kind takes the place of the first, tags and collections add up. */
export function addFilter(filter: LibraryFilters, text?: string): void {
  useLibraryQuery.setState(({ filters, text: typed }) => ({
    filters: withFilter(filters, filter),
    text: text ?? typed,
  }));
  readNow();
}

/** Takes a chip away, or one of several tags or collections. */
export function removeFilter(name: keyof LibraryFilters, part?: string): void {
  useLibraryQuery.setState(({ filters }) => ({ filters: withoutFilter(filters, name, part) }));
  readNow();
}

/** Takes away the words, the chips, or both. */
export function clearSearch(what: 'text' | 'filters' | 'both' = 'both'): void {
  useLibraryQuery.setState({
    ...(what === 'filters' ? {} : { text: '' }),
    ...(what === 'text' ? {} : { filters: {} }),
  });
  readNow();
}

/** Shows another place, without the words and chips of the last one, in the order chosen for it. */
export function showPlace(place: LibraryPlace): void {
  useSelection.getState().forgetHidden();
  useLibraryQuery.setState({ place, text: '', filters: {}, sort: orderAt(place), total: undefined });
  readNow();
}

/** Looks through all pictures for these words and chips. */
export function lookFor({ text, filters }: Pick<LibrarySearch, 'text' | 'filters'>): void {
  const place: LibraryPlace = { kind: 'all' };
  useSelection.getState().forgetHidden();
  useLibraryQuery.setState({ place, text, filters, sort: orderAt(place), total: undefined });
  readNow();
}

/** Shows the pictures that were made with a reference. */
export function showMadeWith(reference: KnownReference): void {
  offerReference(reference);
  showLibrary();
  lookFor({ text: '', filters: { usedReference: reference.id } });
}

/**
 * Choosing the random order again shuffles anew. It is shown at once; throws a `BridgeFailure` where it cannot be
 * kept for the next start.
 */
export async function sortBy(sort: SortChoice): Promise<void> {
  const { seed, place } = useLibraryQuery.getState();
  useLibraryQuery.setState({ sort, ...(sort === 'random' ? { seed: (seed * 48_271) % 2_147_483_647 } : {}) });
  readNow();
  await rememberOrder(place, sort);
}

/** As `sortBy`. */
export async function groupBy(group: GroupChoice): Promise<void> {
  useLibraryQuery.setState({ group });
  readNow();
  await updateSettings({ libraryGroup: group });
}

/** Shows the library at the start, in the order and the groups that were chosen last. */
export function openLibraryView(): void {
  const { settings } = useSettings.getState();
  useLibraryQuery.setState(({ place, group }) => ({ sort: orderAt(place), group: settings?.libraryGroup ?? group }));
  readNow();
}

/** How many pictures there would be without one chip, or without the words. */
export async function countWithout(left: { filter: keyof LibraryFilters; part?: string } | 'text'): Promise<number> {
  const search = useLibraryQuery.getState();
  const fewer: LibraryQuery =
    left === 'text'
      ? queryOf({ ...search, text: '' })
      : queryOf({ ...search, filters: withoutFilter(search.filters, left.filter, left.part) });
  return (await ask(reverie().library.count(fewer))).pictures;
}

/** Whether the library is known to have no pictures at all. */
export function useEmptyLibrary(): boolean {
  const counted = usePlaceCounts((state) => state.counts.get('all') === 0);
  return useLibrary(
    ({ status, layout, query }) => status === 'ready' && layout.ids.length === 0 && (counted || findsEverything(query)),
  );
}
