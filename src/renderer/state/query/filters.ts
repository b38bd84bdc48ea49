import type { LibraryQuery } from '../../../shared/bridge/library.ts';

/** What chips stand for: the part of a query that is neither words nor order. */
export type LibraryFilters = Omit<LibraryQuery, 'text' | 'sort' | 'order' | 'seed' | 'group' | 'limit' | 'trashed'>;

/** Filters whose values are all asked for: a second one stands beside the first. */
export const listedFilters = ['tags', 'collections'] as const satisfies readonly (keyof LibraryFilters)[];
type ListedFilter = (typeof listedFilters)[number];
const isListed = (name: string): name is ListedFilter => (listedFilters as readonly string[]).includes(name);

/** What the library shows, before words and chips narrow it. */
export type LibraryPlace =
  | { kind: 'all' }
  | { kind: 'picks' }
  | { kind: 'rejected' }
  | { kind: 'trash' }
  /** By hand or smart. */
  | { kind: 'collection'; id: string };

export const sortChoices = ['newest', 'oldest', 'rating', 'size', 'random', 'manual'] as const;
export type SortChoice = (typeof sortChoices)[number];

export const groupChoices = ['day', 'generation', 'reference', 'none'] as const;
export type GroupChoice = (typeof groupChoices)[number];

/** How the library is looked at. */
export interface LibrarySearch {
  place: LibraryPlace;
  text: string;
  filters: LibraryFilters;
  sort: SortChoice;
  group: GroupChoice;
  /** Of the random order. */
  seed: number;
}

/** Everything, newest first, by day: the library as it opens. */
export const plainSearch: LibrarySearch = {
  place: { kind: 'all' },
  text: '',
  filters: {},
  sort: 'newest',
  group: 'day',
  seed: 1,
};

/** A range that no picture is in, for two wishes that exclude each other. */
const impossible: LibraryQuery = { count: { from: 1, to: 0 } };

type Range = { from?: number | undefined; to?: number | undefined };

function bothRanges(one: Range, other: Range): Range {
  const from = Math.max(one.from ?? Number.NEGATIVE_INFINITY, other.from ?? Number.NEGATIVE_INFINITY);
  const to = Math.min(one.to ?? Number.POSITIVE_INFINITY, other.to ?? Number.POSITIVE_INFINITY);
  return { ...(Number.isFinite(from) ? { from } : {}), ...(Number.isFinite(to) ? { to } : {}) };
}

const isRange = (value: unknown): value is Range =>
  typeof value === 'object' && value !== null && ('from' in value || 'to' in value);

/** The pictures that both queries find. Words, tags and collections are all asked for, the rest overlaps. */
export function bothOf(base: LibraryQuery, more: LibraryQuery): LibraryQuery {
  const found: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(more)) {
    const own = found[name];
    if (own === undefined) found[name] = value;
    else if (name === 'text') found[name] = `${own as string} ${value as string}`.trim();
    else if (isListed(name)) found[name] = [...new Set([...(own as string[]), ...(value as string[])])];
    else if (Array.isArray(own)) {
      const shared = own.filter((each) => (value as unknown[]).includes(each));
      if (shared.length === 0) return { ...base, ...impossible };
      found[name] = shared;
    } else if (isRange(own) && isRange(value)) found[name] = bothRanges(own, value);
    else if (JSON.stringify(own) !== JSON.stringify(value)) return { ...base, ...impossible };
  }
  return found;
}

/** What finds the pictures of a place, without words and chips. */
export function placeQuery(place: LibraryPlace): LibraryQuery {
  switch (place.kind) {
    case 'all':
      return {};
    case 'picks':
      return { flags: ['pick'] };
    case 'rejected':
      return { flags: ['reject'] };
    case 'trash':
      return { trashed: true };
    case 'collection':
      return { collection: place.id };
  }
}

function orderOf({ sort, seed }: LibrarySearch): LibraryQuery {
  switch (sort) {
    case 'newest':
      return {};
    case 'oldest':
      return { order: 'ascending' };
    case 'rating':
    case 'size':
    case 'manual':
      return { sort };
    case 'random':
      return { sort, seed };
  }
}

/** Whether words or chips narrow the place. */
export function isNarrowed({ text, filters }: Pick<LibrarySearch, 'text' | 'filters'>): boolean {
  return text.trim() !== '' || Object.keys(filters).length > 0;
}

/** The words and chips alone. */
function narrowing({ text, filters }: Pick<LibrarySearch, 'text' | 'filters'>): LibraryQuery {
  const words = text.trim();
  return { ...filters, ...(words === '' ? {} : { text: words }) };
}

/** What to keep as a smart collection: the place with its words and chips, in no order. */
export function smartQuery(search: LibrarySearch): LibraryQuery {
  return bothOf(placeQuery(search.place), narrowing(search));
}

/** The days are cut by the page, from the times, and only where pictures follow each other in time. */
function groupingOf({ sort, group }: Pick<LibrarySearch, 'sort' | 'group'>): GroupChoice {
  return group === 'day' && sort !== 'newest' && sort !== 'oldest' ? 'none' : group;
}

/** What main is asked for. `{}` for the library as it opens. */
export function queryOf(search: LibrarySearch): LibraryQuery {
  const order = orderOf(search);
  const grouping = groupingOf(search);
  // The page cuts days by itself; `none` is said so that it knows.
  const group: LibraryQuery = grouping === 'day' ? {} : { group: grouping };
  return { ...smartQuery(search), ...order, ...group };
}

/** `filters` with more: a second one of a kind takes the place of the first, but tags and collections add up. */
export function withFilter(filters: LibraryFilters, more: LibraryFilters): LibraryFilters {
  const next = { ...filters };
  const added: LibraryFilters = { ...more };
  for (const name of Object.keys(more) as (keyof LibraryFilters)[]) {
    if (isListed(name)) added[name] = [...new Set([...(filters[name] ?? []), ...(more[name] ?? [])])];
    // Taken out first, so that its chip comes to stand last.
    else delete next[name];
  }
  return { ...next, ...added };
}

/** `filters` without one, or without one `part` of a list such as a tag. */
export function withoutFilter(filters: LibraryFilters, name: keyof LibraryFilters, part?: string): LibraryFilters {
  const { [name]: own, ...rest } = filters;
  if (!isListed(name) || part === undefined || !Array.isArray(own)) return rest;
  const kept = (own as string[]).filter((each) => each !== part);
  return kept.length === 0 ? rest : { ...filters, [name]: kept };
}

/** A kept query as words and chips. */
export function narrowingOf(query: LibraryQuery): Pick<LibrarySearch, 'text' | 'filters'> {
  const { text = '', ...filters } = query;
  for (const name of ['sort', 'order', 'seed', 'group', 'limit', 'trashed'] as const)
    delete (filters as LibraryQuery)[name];
  return { text, filters };
}

/** Whether a query finds the whole library, in whatever order and groups. */
export function findsEverything(query: LibraryQuery): boolean {
  const { sort: _sort, order: _order, seed: _seed, group: _group, ...narrowing } = query;
  return Object.keys(narrowing).length === 0;
}
