import { useCurationLists } from '../curation/index.ts';
import { plainSearch, sortChoices, type LibraryPlace, type SortChoice } from './filters.ts';
import { updateSettings, useSettings } from '../settings/index.ts';

const storageName = 'reverie.orders';
/** Collections whose order is remembered; those chosen longest ago are forgotten first. */
const mostRemembered = 200;

type Orders = ReadonlyMap<string, SortChoice>;

const isSort = (value: unknown): value is SortChoice => (sortChoices as readonly unknown[]).includes(value);

/** What was kept, as far as it can be read. */
export function readOrders(kept: string | null): Orders {
  try {
    const entries: unknown = JSON.parse(kept ?? '[]');
    if (!Array.isArray(entries)) return new Map();
    return new Map(
      entries.flatMap((entry: unknown): [string, SortChoice][] => {
        if (!Array.isArray(entry)) return [];
        const [id, sort] = entry as unknown[];
        return typeof id === 'string' && isSort(sort) ? [[id, sort]] : [];
      }),
    );
  } catch {
    // An order is a convenience: what cannot be read is as if it had not been chosen.
    return new Map();
  }
}

/** `orders` with one more choice, the latest last. */
export function withOrder(orders: Orders, id: string, sort: SortChoice): Orders {
  const next = new Map(orders);
  next.delete(id);
  next.set(id, sort);
  return new Map([...next].slice(-mostRemembered));
}

let orders: Orders = readOrders(typeof localStorage === 'undefined' ? null : localStorage.getItem(storageName));
/** Of everything that is no collection. */
const usual = (): SortChoice => useSettings.getState().settings?.librarySort ?? plainSearch.sort;

/** The order a place opens in: the one chosen for it last, and for a collection by hand the order by hand. */
export function orderAt(place: LibraryPlace): SortChoice {
  if (place.kind !== 'collection') return usual();
  const chosen = orders.get(place.id);
  if (chosen) return chosen;
  const collection = useCurationLists.getState().collections.find(({ id }) => id === place.id);
  return collection && !collection.query ? 'manual' : usual();
}

/** Keeps it for the next start. Throws a `BridgeFailure` where the settings cannot be written. */
export async function rememberOrder(place: LibraryPlace, sort: SortChoice): Promise<void> {
  if (place.kind === 'collection') {
    orders = withOrder(orders, place.id, sort);
    localStorage.setItem(storageName, JSON.stringify([...orders]));
  } else if (sort !== 'manual') await updateSettings({ librarySort: sort });
}
