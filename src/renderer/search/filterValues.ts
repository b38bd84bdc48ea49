import { colourLabels } from '../../shared/domain/curation.ts';
import { fold, type TagUse } from '../../shared/domain/index.ts';
import { aspectRatios, tiers } from '../../shared/seedream/index.ts';
import type { LibraryFilters } from '../state/query/index.ts';
import { chipsOf, filterKinds, type FilterKind, type WordContext } from './filterWords.ts';
import { days, typedFilter } from './typedFilter.ts';

/** One value that a filter can have. */
export interface FilterValue {
  kind: FilterKind;
  filter: LibraryFilters;
  words: string;
  /** How many pictures carry it, where that is known. */
  pictures?: number;
}

export interface ValueContext extends WordContext {
  tags: readonly TagUse[];
  /** Milliseconds since 1970. */
  now: number;
}

function dateValues({ t, now }: ValueContext): FilterValue[] {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const at = (y: number, m: number, d: number) => new Date(y, m, d);
  const value = (words: string, from: Date, until: Date): FilterValue => ({
    kind: 'date',
    filter: days(from, until),
    words,
  });
  return [
    value(t('finding.values.today'), at(year, month, day), at(year, month, day + 1)),
    value(t('finding.values.yesterday'), at(year, month, day - 1), at(year, month, day)),
    value(t('finding.values.lastWeek'), at(year, month, day - 6), at(year, month, day + 1)),
    value(t('finding.values.thisMonth'), at(year, month, 1), at(year, month + 1, 1)),
    value(t('finding.values.lastMonth'), at(year, month - 1, 1), at(year, month, 1)),
    value(t('finding.values.thisYear'), at(year, 0, 1), at(year + 1, 0, 1)),
  ];
}

/** What a filter can be set to. */
export function valuesOf(kind: FilterKind, context: ValueContext): FilterValue[] {
  const each = (filters: LibraryFilters[]): FilterValue[] =>
    filters.map((filter) => ({ kind, filter, words: chipsOf(filter, context)[0]?.value ?? '' }));
  switch (kind) {
    case 'date':
      return dateValues(context);
    case 'size':
      return each(tiers.map((tier) => ({ tiers: [tier] })));
    case 'ratio':
      return each(aspectRatios.map((ratio) => ({ ratios: [ratio] })));
    case 'references':
      return each([
        { hasReferences: true },
        { hasReferences: false },
        ...[...context.references.keys()].map((usedReference) => ({ usedReference })),
      ]);
    case 'rating':
      return each([
        ...[1, 2, 3, 4, 5].map((from) => ({ rating: { from } })),
        ...[1, 2, 3, 4].map((stars) => ({ rating: { from: stars, to: stars } })),
        { rating: { to: 0 } },
      ]);
    case 'flag':
      return each([{ flags: ['pick'] }, { flags: ['reject'] }, { flags: ['none'] }]);
    case 'label':
      return each([...colourLabels, 'none' as const].map((label) => ({ labels: [label] })));
    case 'count':
      return each([{ count: { from: 1, to: 1 } }, { count: { from: 2 } }, { count: { from: 4 } }]);
    case 'status':
      return each([{ statuses: ['completed'] }, { statuses: ['failed'] }, { statuses: ['cancelled'] }]);
    case 'cost':
      return each([{ cost: { to: 5 } }, { cost: { from: 5, to: 20 } }, { cost: { from: 20 } }]);
    case 'tag':
      return context.tags.map(({ name, pictures }) => ({ kind, filter: { tags: [name] }, words: name, pictures }));
    case 'collection':
      return context.collections.map(({ id, name, pictures }) => ({
        kind,
        filter: { collections: [id] },
        words: name,
        ...(pictures === undefined ? {} : { pictures }),
      }));
  }
}

/** A row of the list under the search field. */
export type Suggestion = { type: 'kind'; kind: FilterKind } | ({ type: 'value' } & FilterValue);

/** The list gets no longer than this. */
const mostMatches = 8;

/** The filter that is typed by its name and a colon, as `rating:3`, with what stands after it. */
export function namedFilter(text: string, { t }: WordContext): { kind: FilterKind; rest: string } | undefined {
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  const name = fold(text.slice(0, colon));
  const kind = filterKinds.find((each) => fold(t(`finding.kinds.${each}`)) === name);
  return kind && { kind, rest: text.slice(colon + 1) };
}

/**
 * What to offer for typed text: first filters, then values, tags and collections that match. With a
 * chosen `kind`, only what it can be set to.
 */
export function suggest(text: string, kind: FilterKind | undefined, context: ValueContext): Suggestion[] {
  const wanted = fold(text);
  const typed = typedFilter(text, kind);
  const exact: Suggestion[] = typed
    ? [{ type: 'value', ...typed, words: chipsOf(typed.filter, context)[0]?.value ?? '' }]
    : [];
  const same = JSON.stringify(typed?.filter);
  const fits = ({ words, filter }: FilterValue): boolean =>
    fold(words).includes(wanted) && JSON.stringify(filter) !== same;
  const rows = (values: FilterValue[]): Suggestion[] => values.map((value) => ({ type: 'value', ...value }));
  if (kind) return [...exact, ...rows(valuesOf(kind, context).filter(fits)).slice(0, 100)];
  if (wanted === '') return filterKinds.map((each) => ({ type: 'kind', kind: each }));
  const kinds = filterKinds.filter((each) => fold(context.t(`finding.kinds.${each}`)).startsWith(wanted));
  const matches = filterKinds.flatMap((each) => valuesOf(each, context).filter(fits));
  // Own words come before fixed ones: whoever typed them knows them.
  const own = matches.filter(
    ({ kind: each, filter }) => each === 'tag' || each === 'collection' || filter.usedReference,
  );
  const fixed = matches.filter((value) => !own.includes(value));
  return [
    ...kinds.map((each): Suggestion => ({ type: 'kind', kind: each })),
    ...exact,
    ...rows([...own, ...fixed]).slice(0, mostMatches),
  ];
}
