import { Folder, ListFilter, Tag } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed, useLibraryQuery, type LibraryFilters } from '../state/index.ts';
import { Button, classNames } from '../ui/index.ts';
import { DateFields } from './DateFields.tsx';
import { openPlaceDialog } from './placeDialog.ts';
import { saveSmartEdit, useSmartEdit } from './smartEdit.ts';
import { useNotToSave } from './useNotToSave.ts';
import type { FilterKind } from './filterWords.ts';
import type { Suggestion } from './filterValues.ts';
import styles from './SearchField.module.css';

interface SuggestionListProps {
  id: string;
  rows: readonly Suggestion[];
  marked: number | undefined;
  kind: FilterKind | undefined;
  onTake: (row: Suggestion) => void;
  /** A filter that is no row of the list. */
  onTakeFilter: (filter: LibraryFilters) => void;
  onLeave: () => void;
}

/** What can be asked for, under the search field. The focus stays in the field. */
export function SuggestionList({ id, rows, marked, kind, onTake, onTakeFilter, onLeave }: SuggestionListProps) {
  const { t } = useTranslation();
  const narrowed = useLibraryQuery(isNarrowed);
  const notToSave = useNotToSave();
  const edited = useSmartEdit((state) => state.collection);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[marked ?? 0]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  if (rows.length === 0 && !kind && !narrowed) return null;
  return (
    <div
      className={styles.panel}
      onMouseDown={(event) => {
        // The field keeps the focus, unless another one is meant.
        if (!(event.target instanceof Element && event.target.closest('input'))) event.preventDefault();
      }}
    >
      {rows.length > 0 && (
        <>
          <p className={styles.heading}>{kind ? t(`finding.kinds.${kind}`) : t('finding.addFilter')}</p>
          <ul ref={list} id={id} role="listbox" aria-label={t('finding.suggestions')} className={styles.list}>
            {rows.map((row, index) => (
              <li
                key={row.type === 'kind' ? row.kind : JSON.stringify(row.filter)}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === marked}
                className={classNames(styles.row, index === marked && styles.marked)}
                onClick={() => {
                  onTake(row);
                }}
              >
                {row.type === 'kind' ? (
                  <ListFilter aria-hidden />
                ) : row.kind === 'tag' ? (
                  <Tag aria-hidden />
                ) : (
                  <RowIcon kind={row.kind} />
                )}
                <span className={styles.words}>{row.type === 'kind' ? t(`finding.kinds.${row.kind}`) : row.words}</span>
                <span className={styles.hint}>
                  {row.type === 'kind'
                    ? t(`finding.hints.${row.kind}`)
                    : row.pictures === undefined
                      ? kind
                        ? ''
                        : t(`finding.kinds.${row.kind}`)
                      : t('common.pictures', { count: row.pictures })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {rows.length === 0 && kind && <p className={styles.nothing}>{t('finding.nothingFits')}</p>}
      {kind === 'date' && <DateFields onTake={onTakeFilter} onLeave={onLeave} />}
      {narrowed && (
        <div className={styles.foot}>
          {edited && (
            <Button
              variant="quiet"
              onClick={() => {
                onLeave();
                saveSmartEdit();
              }}
            >
              {t('finding.smart.saveTo', { name: edited.name })}
            </Button>
          )}
          <Button
            variant="quiet"
            offReason={notToSave}
            onClick={() => {
              onLeave();
              openPlaceDialog({ kind: 'newSmart' });
            }}
          >
            {t('finding.saveSmart')}
          </Button>
        </div>
      )}
    </div>
  );
}

function RowIcon({ kind }: { kind: FilterKind }) {
  return kind === 'collection' ? <Folder aria-hidden /> : <ListFilter aria-hidden />;
}
