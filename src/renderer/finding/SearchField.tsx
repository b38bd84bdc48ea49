import { ListFilter, Search, X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addFilter,
  clearSearch,
  removeFilter,
  searchNow,
  searchText,
  showLibrary,
  useCommand,
  useCurationLists,
  useFreshLists,
  useFreshReferenceNames,
  useInterface,
  useLibraryQuery,
  useNow,
  type LibraryFilters,
} from '../state/index.ts';
import { displayLocale } from '../locales/format.ts';
import { Chip, IconButton, KeyHint } from '../ui/index.ts';
import { chipsOf, type FilterKind } from './filterWords.ts';
import { namedFilter, suggest, type Suggestion } from './filterValues.ts';
import { moveInLines, type Direction } from './moveInLines.ts';
import styles from './SearchField.module.css';
import { SuggestionList } from './SuggestionList.tsx';
import { takenRows } from './takenRows.ts';
import { usePlaceName } from './usePlaceName.ts';
import { tellProblem } from '../telling/index.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The picture where the keyboard goes on in the library, if any is shown. */
const pictureToGoOn = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]') ??
  document.querySelector<HTMLElement>('[role=gridcell]');

/** Words and chips that narrow the library, with a list of what can be asked for. */
export function SearchField() {
  const { t, i18n } = useTranslation();
  const { text, filters } = useLibraryQuery();
  const { collections, tags } = useCurationLists();
  useFreshLists(tellProblem);
  const now = useNow(60_000);
  const inCollection = useLibraryQuery((state) => state.place.kind === 'collection');
  const placeName = usePlaceName();
  // The artist's own names keep their capitals.
  const place = inCollection ? placeName : placeName.toLocaleLowerCase(i18n.language);
  const view = useInterface((state) => state.view);
  const input = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<FilterKind>();
  // What is typed after a filter was chosen looks for its values, not for pictures.
  const [within, setWithin] = useState('');
  const [at, setAt] = useState<number>();
  const list = useId();

  const references = useFreshReferenceNames(open, filters.usedReference, tellProblem);
  const context = { t, locale: displayLocale(i18n.language), collections, tags, references, now };
  const chips = chipsOf(filters, context);
  // The latest one is seen, also where they have no room beside each other.
  const shownChips = chips.length + (kind ? 1 : 0);
  useLayoutEffect(() => {
    if (shownChips > 0) strip.current?.scrollTo({ left: strip.current.scrollWidth });
  }, [shownChips]);
  const typed = kind ? within : text;
  const rows = open ? suggest(typed, kind, context) : [];
  const { marked, tab } = takenRows({ rows, typed, kind, at });

  const close = (): void => {
    setOpen(false);
    setKind(undefined);
    setWithin('');
    setAt(undefined);
  };
  useCommand(
    'search',
    () => {
      const focus = (): void => {
        input.current?.focus();
        input.current?.select();
        setOpen(true);
      };
      // At once where the field is there: what is typed next is meant for it.
      if (view === 'library') {
        focus();
        return;
      }
      showLibrary();
      requestAnimationFrame(focus);
    },
    view !== 'onboarding',
  );

  const chooseKind = (chosen: FilterKind, rest = ''): void => {
    setKind(chosen);
    setWithin(rest);
    // The words were the filter's name.
    if (text !== '') searchText('');
  };
  const takeFilter = (filter: LibraryFilters): void => {
    setAt(undefined);
    input.current?.focus();
    addFilter(filter, kind ? text : '');
    setKind(undefined);
    setWithin('');
  };
  const take = (row: Suggestion): void => {
    if (row.type === 'value') {
      takeFilter(row.filter);
      return;
    }
    setAt(undefined);
    input.current?.focus();
    chooseKind(row.kind);
  };
  const type = (value: string): void => {
    setOpen(true);
    setAt(undefined);
    const named = kind ? undefined : namedFilter(value, context);
    if (kind) setWithin(value);
    else if (named) chooseKind(named.kind, named.rest.trimStart());
    else searchText(value);
  };
  /** The words are what was meant: goes on with the pictures they find, or stays where there are none. */
  const goToResults = async (): Promise<void> => {
    close();
    await searchNow();
    // The grid draws what was found with the next frame.
    requestAnimationFrame(() => {
      if (document.activeElement === input.current) pictureToGoOn()?.focus({ preventScroll: true });
    });
  };
  const move = (direction: Direction): void => {
    const options = document.getElementById(list)?.children ?? [];
    const boxes = Array.from(options, (option) => {
      const { left, top, width } = option.getBoundingClientRect();
      return { left, top, width };
    });
    setAt(moveInLines(boxes, marked, direction));
  };
  // Tab leads to the fields for two days unless something was typed or gone to.
  const fieldsAreNext = kind === 'date' && within === '' && at === undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const has = event.ctrlKey || event.metaKey || event.altKey;
    const toMark = marked === undefined ? undefined : rows[marked];
    const toTab = toMark ?? (tab === undefined ? undefined : rows[tab]);
    const direction = has || event.shiftKey ? undefined : arrows[event.key];
    // Left and Right belong to the words, unless there are none or the keys are in the list already.
    const inList = at !== undefined || (typed === '' && marked !== undefined);
    if (direction && (direction === 'up' || direction === 'down' || inList)) {
      event.preventDefault();
      if (open) move(direction);
      else setOpen(true);
    } else if (event.key === 'Tab' && !event.shiftKey && !has && toTab && !fieldsAreNext) {
      event.preventDefault();
      take(toTab);
    } else if (event.key === 'Enter' && !has) {
      event.preventDefault();
      if (toMark) take(toMark);
      else goToResults().catch(tellProblem);
    } else if (event.key === 'Backspace' && typed === '') {
      if (kind) setKind(undefined);
      else {
        const last = chips.at(-1);
        if (last) removeFilter(last.filter, last.part);
      }
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (kind) {
        setKind(undefined);
        setWithin('');
      } else if (text !== '') clearSearch('text');
      else if (chips.length > 0) clearSearch('filters');
      else {
        close();
        const picture = pictureToGoOn();
        if (picture) picture.focus({ preventScroll: true });
        else input.current?.blur();
      }
    }
  };

  return (
    <div
      ref={field}
      role="search"
      className={styles.search}
      onBlur={(event) => {
        if (!field.current?.contains(event.relatedTarget)) close();
      }}
    >
      <div className={styles.field}>
        <Search aria-hidden />
        <div ref={strip} className={styles.chips}>
          {chips.map(({ filter, part, name, value }) => (
            <Chip
              key={`${filter} ${part ?? ''}`}
              removeLabel={t('finding.removeChip', { name, value })}
              onRemove={() => {
                removeFilter(filter, part);
                input.current?.focus();
              }}
            >
              <span className={styles.chipName}>{name}</span>{' '}
              <span className={styles.chipValue} title={value}>
                {value}
              </span>
            </Chip>
          ))}
          {kind && <span className={styles.kind}>{t(`finding.kinds.${kind}`)}</span>}
        </div>
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('finding.search')}
          aria-expanded={rows.length > 0}
          aria-controls={rows.length > 0 ? list : undefined}
          aria-autocomplete="list"
          aria-activedescendant={marked === undefined ? undefined : `${list}-${marked}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          value={typed}
          placeholder={
            kind ? t(`finding.hints.${kind}`) : chips.length === 0 ? t('finding.placeholder', { place }) : ''
          }
          className={styles.input}
          onChange={(event) => {
            type(event.target.value);
          }}
          onClick={() => {
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        {typed === '' && chips.length === 0 && !kind && (
          <span className={styles.keys}>
            <KeyHint keys="Mod+F" />
          </span>
        )}
        {(text !== '' || chips.length > 0) && (
          <IconButton
            label={t('finding.clear')}
            icon={<X aria-hidden />}
            className={styles.button}
            onClick={() => {
              clearSearch();
              input.current?.focus();
            }}
          />
        )}
        <IconButton
          label={t('finding.filters')}
          icon={<ListFilter aria-hidden />}
          className={styles.button}
          aria-expanded={open}
          onClick={() => {
            if (open) close();
            else setOpen(true);
            input.current?.focus();
          }}
        />
      </div>
      {open && (
        <SuggestionList
          id={list}
          rows={rows}
          marked={marked}
          tab={tab}
          kind={kind}
          onTake={take}
          onTakeFilter={takeFilter}
          onLeave={() => {
            // What had the focus goes with the list; a dialog that opens now gives it back here.
            input.current?.focus();
            close();
          }}
        />
      )}
    </div>
  );
}
