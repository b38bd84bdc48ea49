import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  clearSearch,
  countWithout,
  isNarrowed,
  removeFilter,
  searchText,
  useLibraryQuery,
} from '../state/query/index.ts';
import { useCurationLists } from '../state/curation/index.ts';
import { useReferenceNames } from '../state/references/index.ts';
import { useSettings } from '../state/settings/index.ts';
import { displayLocale } from '../locales/format.ts';
import { Button, EmptyState, ScrollArea } from '../ui/index.ts';
import { chipsOf } from './filterWords.ts';
import styles from './Results.module.css';
import { usePlaceName } from './usePlaceName.ts';
import { notifyProblem } from '../notifications/index.ts';

/** Stands in place of the grid when a place is empty, or words and chips leave nothing of it. */
export function NoResults() {
  const { t } = useTranslation();
  const narrowed = useLibraryQuery(isNarrowed);
  const place = useLibraryQuery((state) => state.place);
  const smart = useCurationLists(({ collections }) =>
    collections.some(({ id, query }) => place.kind === 'collection' && id === place.id && query !== undefined),
  );
  const name = usePlaceName();
  const days = useSettings(({ settings }) => settings?.trashDays ?? 0);
  if (narrowed) return <NothingMatches />;
  // Everything being empty is told by the library itself; the keyboard stays here until it is known what is there.
  if (place.kind === 'all') return <div tabIndex={-1} data-nothing />;
  const kind = place.kind === 'collection' && smart ? 'smart' : place.kind;
  const text =
    kind === 'trash' && days > 0 ? t('finding.empty.trashDays', { count: days }) : t(`finding.empty.${kind}Text`);
  return (
    <ScrollArea className={styles.nothing} tabIndex={-1} data-nothing>
      <EmptyState title={t(`finding.empty.${kind}`, { name })}>{text}</EmptyState>
    </ScrollArea>
  );
}

interface Way {
  key: string;
  what: string;
  left: Parameters<typeof countWithout>[0];
  take: () => void;
}

function NothingMatches() {
  const { t, i18n } = useTranslation();
  const { text, filters } = useLibraryQuery();
  const collections = useCurationLists((state) => state.collections);
  const references = useReferenceNames(false, filters.usedReference, notifyProblem);
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const words = text.trim();
  const ways: Way[] = [
    ...chipsOf(filters, { t, locale: displayLocale(i18n.language), collections, references }).map(
      ({ filter, part, name, value }): Way => ({
        key: `${filter} ${part ?? ''}`,
        what: t('finding.chip', { name, value }),
        left: { filter, ...(part === undefined ? {} : { part }) },
        take: () => {
          removeFilter(filter, part);
        },
      }),
    ),
    ...(words === ''
      ? []
      : [
          {
            key: 'text',
            what: t('finding.empty.words', { text: words }),
            left: 'text' as const,
            take: () => {
              searchText('');
            },
          },
        ]),
  ];
  useEffect(() => {
    let here = true;
    Promise.all(ways.map(async ({ key, left }): Promise<[string, number]> => [key, await countWithout(left)])).then(
      (counted) => {
        if (here) setCounts(new Map(counted));
      },
      notifyProblem,
    );
    return () => {
      here = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `ways` is made of these alone
  }, [text, filters]);
  return (
    <ScrollArea className={styles.nothing} tabIndex={-1} data-nothing>
      <EmptyState
        title={t('finding.empty.nothing')}
        actions={
          <div className={styles.ways}>
            {ways.map(({ key, what, take }) => {
              const count = counts.get(key);
              return (
                <Button key={key} onClick={take}>
                  {count === undefined
                    ? what
                    : t('finding.empty.without', { what, pictures: t('common.pictures', { count }) })}
                </Button>
              );
            })}
            {ways.length > 1 && (
              <Button
                variant="quiet"
                onClick={() => {
                  clearSearch();
                }}
              >
                {t('finding.empty.clearAll')}
              </Button>
            )}
          </div>
        }
      >
        {t('finding.empty.tryLess')}
      </EmptyState>
    </ScrollArea>
  );
}
