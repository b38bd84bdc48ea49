import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed, useLibraryQuery, type LibraryFilters } from '../state/query/index.ts';
import { Button, classNames, KeyHint } from '../ui/index.ts';
import { DateFields } from './DateFields.tsx';
import { filterIcons } from './filterIcons.ts';
import { MatchCount } from './MatchCount.tsx';
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
  /** The row that Tab takes though it is not marked. */
  tab: number | undefined;
  kind: FilterKind | undefined;
  onTake: (row: Suggestion) => void;
  /** A filter that is no row of the list. */
  onTakeFilter: (filter: LibraryFilters) => void;
  onLeave: () => void;
}

/**
 * What can be asked for, under the search field: a strip of two lines that lies over the toolbar and the first day's
 * head, never over pictures, and says itself how many match. The focus stays in the field.
 */
export function SuggestionList({ id, rows, marked, tab, kind, onTake, onTakeFilter, onLeave }: SuggestionListProps) {
  const { t } = useTranslation();
  const narrowed = useLibraryQuery(isNarrowed);
  const text = useLibraryQuery((state) => state.text);
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
      data-suggestions
      onMouseDown={(event) => {
        // The field keeps the focus, unless another one is meant.
        if (!(event.target instanceof Element && event.target.closest('input'))) event.preventDefault();
      }}
    >
      {rows.length > 0 && (
        <ul
          ref={list}
          id={id}
          role="listbox"
          aria-label={t('finding.suggestions')}
          aria-orientation="horizontal"
          className={styles.list}
        >
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
              {/* Beside values of the one filter that was chosen it would say nothing. */}
              {!kind && <RowIcon row={row} />}
              <RowWords row={row} chosen={kind !== undefined} />
              {index === tab && <KeyHint keys="Tab" boxed />}
            </li>
          ))}
        </ul>
      )}
      {rows.length === 0 && kind && <p className={styles.nothing}>{t('finding.nothingFits')}</p>}
      {kind === 'date' && <DateFields onTake={onTakeFilter} onLeave={onLeave} />}
      <div className={styles.foot}>
        <span className={styles.about}>
          {kind
            ? [t(`finding.hints.${kind}`), rows.length > 0 && t('finding.choices', { count: rows.length })]
                .filter(Boolean)
                .join(' · ')
            : t(text === '' ? 'finding.addFilter' : 'finding.returnGoes')}
        </span>
        {narrowed && <MatchCount />}
        {narrowed && edited && (
          <Button
            variant="quiet"
            className={styles.save}
            onClick={() => {
              onLeave();
              saveSmartEdit();
            }}
          >
            {t('finding.smart.saveTo', { name: edited.name })}
          </Button>
        )}
        {narrowed && (
          <Button
            variant="quiet"
            className={styles.save}
            offReason={notToSave}
            onClick={() => {
              onLeave();
              openPlaceDialog({ kind: 'newSmart' });
            }}
          >
            {t('finding.saveSmart')}
          </Button>
        )}
      </div>
    </div>
  );
}

function RowIcon({ row }: { row: Suggestion }) {
  const Icon = filterIcons[row.kind];
  return <Icon aria-hidden />;
}

/** What a row stands for. Where rows of several filters are mixed a value says whose it is. */
function RowWords({ row, chosen }: { row: Suggestion; chosen: boolean }) {
  const { t } = useTranslation();
  if (row.type === 'kind') return <span className={styles.words}>{t(`finding.kinds.${row.kind}`)}</span>;
  const hint =
    row.pictures === undefined
      ? chosen
        ? ''
        : t(`finding.kinds.${row.kind}`)
      : t('common.pictures', { count: row.pictures });
  return (
    <>
      <span className={styles.words} title={row.words}>
        {row.words}
      </span>
      {hint !== '' && <span className={styles.hint}>{hint}</span>}
    </>
  );
}
