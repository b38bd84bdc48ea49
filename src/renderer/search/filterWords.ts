import type { TFunction } from 'i18next';
import type { ReferenceId } from '../../shared/domain/index.ts';
import { listedFilters, type LibraryFilters } from '../state/query/index.ts';
import type { Collection } from '../../shared/bridge/index.ts';

export const filterKinds = [
  'date',
  'size',
  'ratio',
  'references',
  'rating',
  'flag',
  'label',
  'tag',
  'collection',
  'count',
  'status',
  'cost',
] as const;
export type FilterKind = (typeof filterKinds)[number];

const kindOf: Record<keyof LibraryFilters, FilterKind> = {
  createdAt: 'date',
  tiers: 'size',
  size: 'size',
  ratios: 'ratio',
  hasReferences: 'references',
  usedReference: 'references',
  count: 'count',
  rating: 'rating',
  flags: 'flag',
  labels: 'label',
  statuses: 'status',
  cost: 'cost',
  collection: 'collection',
  collections: 'collection',
  tags: 'tag',
};

/** What the words of filters are made from. */
export interface WordContext {
  t: TFunction;
  locale: string;
  collections: readonly Collection[];
  /** What references are called, as far as that is known. */
  references: ReadonlyMap<ReferenceId, string>;
}

/** A filter as it is shown. */
export interface FilterChip {
  filter: keyof LibraryFilters;
  /** Of a chip for one of several: the tag, or the id of the collection. */
  part?: string;
  kind: FilterKind;
  name: string;
  value: string;
}

function isMidnight(moment: number): boolean {
  const date = new Date(moment);
  return date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0;
}

/** A stretch of time as it is said: a month or a day by its name, else both ends. */
export function dateWords({ from, to }: { from?: number | undefined; to?: number | undefined }, context: WordContext) {
  const { t, locale } = context;
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  if (from === undefined) return to === undefined ? '' : t('finding.values.until', { to: day.format(to) });
  if (to === undefined) return t('finding.values.from', { from: day.format(from) });
  const start = new Date(from);
  // Stretches reach to the last millisecond of their last day.
  if (isMidnight(from) && isMidnight(to + 1)) {
    const [year, month] = [start.getFullYear(), start.getMonth()];
    if (from === new Date(year, 0, 1).getTime() && to + 1 === new Date(year + 1, 0, 1).getTime()) return String(year);
    if (start.getDate() === 1 && to + 1 === new Date(year, month + 1, 1).getTime()) {
      return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(from);
    }
    if (to + 1 === new Date(year, month, start.getDate() + 1).getTime()) return day.format(from);
  }
  return day.formatRange(from, to);
}

function rangeWords(
  { from, to }: { from?: number | undefined; to?: number | undefined },
  t: TFunction,
  open: number,
): string {
  // Nothing can be more: what is that much is exactly that.
  if (from !== undefined && from >= open) return t('finding.values.exactly', { from });
  if (to === undefined || to >= open) return t('finding.values.orMore', { from: from ?? 0 });
  if (from === undefined) return t('finding.values.atMost', { to });
  return from === to ? t('finding.values.exactly', { from }) : t('finding.values.between', { from, to });
}

function collectionName(wanted: string | undefined, { t, collections }: WordContext): string {
  return collections.find(({ id }) => id === wanted)?.name ?? t('finding.values.goneCollection');
}

/** One of several that a filter asks for. */
function partWords(name: (typeof listedFilters)[number], part: string, context: WordContext): string {
  return name === 'tags' ? part : collectionName(part, context);
}

/** What one filter asks for, in words. */
function valueWords(name: keyof LibraryFilters, filters: LibraryFilters, context: WordContext): string {
  const { t } = context;
  switch (name) {
    case 'createdAt':
      return dateWords(filters.createdAt ?? {}, context);
    case 'tiers':
      return (filters.tiers ?? []).join(', ');
    case 'size':
      return `${filters.size?.width} × ${filters.size?.height}`;
    case 'ratios':
      return (filters.ratios ?? []).map((ratio) => (ratio === '1:1' ? t('finding.values.square') : ratio)).join(', ');
    case 'hasReferences':
      return t(filters.hasReferences ? 'finding.values.withReferences' : 'finding.values.withoutReferences');
    case 'usedReference': {
      const called = filters.usedReference && context.references.get(filters.usedReference);
      return called ? t('finding.values.madeWith', { name: called }) : t('finding.values.usedReference');
    }
    case 'count':
      return filters.count?.to === 1 && (filters.count.from ?? 1) === 1
        ? t('finding.values.alone')
        : rangeWords(filters.count ?? {}, t, 1000);
    case 'rating':
      return filters.rating?.to === 0 ? t('finding.values.unrated') : rangeWords(filters.rating ?? {}, t, 5);
    case 'flags':
      return (filters.flags ?? []).map((flag) => t(`finding.values.${flag}`)).join(', ');
    case 'labels':
      return (filters.labels ?? []).map((label) => t(`finding.values.${label}`)).join(', ');
    case 'statuses':
      return (filters.statuses ?? []).map((status) => t(`finding.statuses.${status}`)).join(', ');
    case 'cost':
      return t('finding.values.credits', { amount: rangeWords(filters.cost ?? {}, t, 1e9) });
    case 'collection':
      return collectionName(filters.collection, context);
    case 'collections':
    case 'tags':
      return (filters[name] ?? []).map((part) => partWords(name, part, context)).join(', ');
  }
}

/** The chips of filters in the order in which they were added; every tag and collection is one of its own. */
export function chipsOf(filters: LibraryFilters, context: WordContext): FilterChip[] {
  return (Object.keys(filters) as (keyof LibraryFilters)[]).flatMap((filter): FilterChip[] => {
    const kind = kindOf[filter];
    const name = context.t(`finding.kinds.${kind}`);
    const listed = listedFilters.find((each) => each === filter);
    if (listed) {
      return (filters[listed] ?? []).map((part) => ({
        filter,
        part,
        kind,
        name,
        value: partWords(listed, part, context),
      }));
    }
    return [{ filter, kind, name, value: valueWords(filter, filters, context) }];
  });
}
