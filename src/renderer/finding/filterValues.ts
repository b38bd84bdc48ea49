import { colourLabels } from '../../shared/domain/curation.ts';
import type { TagUse } from '../../shared/domain/index.ts';
import { aspectRatios, tiers } from '../../shared/seedream/index.ts';
import type { LibraryFilters } from '../state/index.ts';
import { chipsOf, filterKinds, type FilterKind, type WordContext } from './filterWords.ts';

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

/** From the first moment of a local day to the last millisecond before another one. */
function days(from: Date, until: Date): LibraryFilters {
  return { createdAt: { from: Math.max(0, from.getTime()), to: until.getTime() - 1 } };
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

/** A year, month or day as it is typed: `2026`, `2026-11`, `2026-11-22`. Undefined for anything else. */
function typedDay(text: string): { from: Date; until: Date } | undefined {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (match[3]) return { from: new Date(year, month - 1, day), until: new Date(year, month - 1, day + 1) };
  if (match[2]) return { from: new Date(year, month - 1, 1), until: new Date(year, month, 1) };
  return { from: new Date(year, 0, 1), until: new Date(year + 1, 0, 1) };
}

/** What typed numbers ask for: days (`2026-11`, `2026-10..2026-11`), pixels (`2048x2048`), and with `kind` cost also `2-5`. */
export function typedFilter(text: string, kind?: FilterKind): { kind: FilterKind; filter: LibraryFilters } | undefined {
  const typed = text.trim();
  const wants = (one: FilterKind): boolean => kind === undefined || kind === one;
  const pixels = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/i.exec(typed);
  if (pixels && wants('size')) {
    const [width, height] = [Number(pixels[1]), Number(pixels[2])];
    const possible = Math.min(width, height) >= 1 && Math.max(width, height) <= 65_535;
    return possible ? { kind: 'size', filter: { size: { width, height } } } : undefined;
  }
  if (kind === 'cost') {
    const [, from, to] = /^(\d+(?:\.\d+)?)(?:\s*-\s*(\d+(?:\.\d+)?))?$/.exec(typed) ?? [];
    if (from === undefined) return undefined;
    return { kind, filter: { cost: { from: Number(from), to: Number(to ?? from) } } };
  }
  if (!wants('date')) return undefined;
  const [first = '', last = first, more] = typed.split('..');
  const from = typedDay(first);
  const until = typedDay(last);
  if (!from || !until || more !== undefined || from.from >= until.until) return undefined;
  return { kind: 'date', filter: days(from.from, until.until) };
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
      return each([{ hasReferences: true }, { hasReferences: false }]);
    case 'rating':
      return each([...[1, 2, 3, 4, 5].map((from) => ({ rating: { from } })), { rating: { to: 0 } }]);
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
        filter: { collection: id },
        words: name,
        ...(pictures === undefined ? {} : { pictures }),
      }));
  }
}

/** A row of the list under the search field. */
export type Suggestion = { type: 'kind'; kind: FilterKind } | ({ type: 'value' } & FilterValue);

/** The list gets no longer than this. */
const mostMatches = 8;

const folded = (text: string, locale: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase(locale);

/**
 * What to offer for typed text: first filters, then values, tags and collections that match. With a
 * chosen `kind`, only what it can be set to.
 */
export function suggest(text: string, kind: FilterKind | undefined, context: ValueContext): Suggestion[] {
  const wanted = folded(text.trim(), context.locale);
  const typed = typedFilter(text, kind);
  const exact: Suggestion[] = typed
    ? [{ type: 'value', ...typed, words: chipsOf(typed.filter, context)[0]?.value ?? '' }]
    : [];
  const fits = ({ words }: FilterValue): boolean => folded(words, context.locale).includes(wanted);
  const rows = (values: FilterValue[]): Suggestion[] => values.map((value) => ({ type: 'value', ...value }));
  if (kind) return [...exact, ...rows(valuesOf(kind, context).filter(fits)).slice(0, 100)];
  if (wanted === '') return filterKinds.map((each) => ({ type: 'kind', kind: each }));
  const kinds = filterKinds.filter((each) =>
    folded(context.t(`finding.kinds.${each}`), context.locale).startsWith(wanted),
  );
  const matches = filterKinds.flatMap((each) => valuesOf(each, context).filter(fits));
  // Own words come before fixed ones: whoever typed them knows them.
  const own = matches.filter((value) => value.kind === 'tag' || value.kind === 'collection');
  const fixed = matches.filter((value) => !own.includes(value));
  return [
    ...kinds.map((each): Suggestion => ({ type: 'kind', kind: each })),
    ...exact,
    ...rows([...own, ...fixed]).slice(0, mostMatches),
  ];
}
