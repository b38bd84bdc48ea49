import type { TFunction } from 'i18next';
import type { Collection } from '../../shared/domain/index.ts';
import type { LibraryFilters } from '../state/index.ts';

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
  tags: 'tag',
};

/** What the words of filters are made from. */
export interface WordContext {
  t: TFunction;
  locale: string;
  collections: readonly Collection[];
}

/** A filter as it is shown. */
export interface FilterChip {
  filter: keyof LibraryFilters;
  /** Of a chip for one tag of several. */
  tag?: string;
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
  if (to === undefined || to >= open) return t('finding.values.orMore', { from: from ?? 0 });
  if (from === undefined) return t('finding.values.atMost', { to });
  return from === to ? t('finding.values.exactly', { from }) : t('finding.values.between', { from, to });
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
      return (filters.ratios ?? []).join(', ');
    case 'hasReferences':
      return t(filters.hasReferences ? 'finding.values.withReferences' : 'finding.values.withoutReferences');
    case 'usedReference':
      return t('finding.values.usedReference');
    case 'count':
      return filters.count?.to === 1 ? t('finding.values.alone') : rangeWords(filters.count ?? {}, t, 1000);
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
      return (
        context.collections.find(({ id }) => id === filters.collection)?.name ?? t('finding.values.goneCollection')
      );
    case 'tags':
      return (filters.tags ?? []).join(', ');
  }
}

/** The chips of filters in the order in which they were added; every tag is one of its own. */
export function chipsOf(filters: LibraryFilters, context: WordContext): FilterChip[] {
  return (Object.keys(filters) as (keyof LibraryFilters)[]).flatMap((filter): FilterChip[] => {
    const kind = kindOf[filter];
    const name = context.t(`finding.kinds.${kind}`);
    if (filter === 'tags') return (filters.tags ?? []).map((tag) => ({ filter, tag, kind, name, value: tag }));
    return [{ filter, kind, name, value: valueWords(filter, filters, context) }];
  });
}
