import { ChevronLeft, ChevronRight, CircleX, Flag, Folder, Images, Plus, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isNarrowed,
  keysFor,
  showPlace,
  useCurationLists,
  useFreshCounts,
  useFreshLists,
  useLibraryQuery,
  type LibraryPlace,
  type Sidebar as SidebarState,
} from '../state/index.ts';
import { IconButton } from '../ui/index.ts';
import { CollectionItem } from './CollectionItem.tsx';
import { collectionRows } from './collectionTree.ts';
import { openPlaceDialog } from './placeDialog.ts';
import { PlaceRow } from './PlaceRow.tsx';
import styles from './Sidebar.module.css';
import { tellProblem } from './tellProblem.ts';

const views = [
  { kind: 'all', Icon: Images, command: 'showAll' },
  { kind: 'picks', Icon: Flag, command: 'showPicks' },
  { kind: 'rejected', Icon: CircleX, command: 'showRejected' },
] as const;

/** Arrow keys go from place to place. */
function moveBetweenPlaces(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')];
  const here = places.findIndex((place) => place === document.activeElement);
  if (here === -1) return;
  event.preventDefault();
  places[here + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

/** The places of the library: a rail of icons, or a list with counts. */
export function Sidebar({ sidebar }: { sidebar: SidebarState }) {
  const { collections } = useCurationLists();
  useFreshLists(tellProblem);
  useFreshCounts(collections, tellProblem);
  return sidebar.open ? (
    <Places sidebar={sidebar} />
  ) : (
    <Rail
      onOpen={() => {
        sidebar.setOpen(true);
      }}
    />
  );
}

function Rail({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const place = useLibraryQuery((state) => state.place);
  const button = (kind: Exclude<LibraryPlace['kind'], 'collection'>, Icon: typeof Flag, keys?: string) => (
    <IconButton
      key={kind}
      side="right"
      label={t(`finding.places.${kind}`)}
      icon={<Icon aria-hidden />}
      keys={keys}
      toggled={place.kind === kind}
      onClick={() => {
        showPlace({ kind });
      }}
    />
  );
  return (
    <div className={styles.rail}>
      {views.map(({ kind, Icon, command }) => button(kind, Icon, keysFor(command)))}
      <IconButton
        side="right"
        label={t('finding.places.collections')}
        icon={<Folder aria-hidden />}
        toggled={place.kind === 'collection'}
        onClick={onOpen}
      />
      <span className={styles.space} />
      {button('trash', Trash2)}
      <IconButton
        side="right"
        label={t('finding.places.open')}
        icon={<ChevronRight aria-hidden />}
        keys={keysFor('toggleSidebar')}
        onClick={onOpen}
      />
    </div>
  );
}

function Places({ sidebar }: { sidebar: SidebarState }) {
  const { t } = useTranslation();
  const { collections } = useCurationLists();
  const narrowed = useLibraryQuery(isNarrowed);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const shown = (): void => {
    if (sidebar.liesOver) sidebar.setOpen(false);
  };
  const fold = (id: string): void => {
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  const smart = collections.filter(({ query }) => query !== undefined);
  const byHand = collections.filter(({ query }) => query === undefined);
  const list = (rows: ReturnType<typeof collectionRows>) => (
    <ul className={styles.list}>
      {rows.map((row) => (
        <CollectionItem
          key={row.collection.id}
          {...row}
          folded={folded.has(row.collection.id)}
          onFold={() => {
            fold(row.collection.id);
          }}
          onShown={shown}
        />
      ))}
    </ul>
  );
  return (
    <div className={styles.sidebar} onKeyDown={moveBetweenPlaces}>
      <div className={styles.scroll}>
        {views.map(({ kind, Icon }) => (
          <PlaceRow
            key={kind}
            place={{ kind }}
            name={t(`finding.places.${kind}`)}
            icon={<Icon aria-hidden />}
            onShown={shown}
          />
        ))}
        <div className={styles.head}>
          <h2>{t('finding.places.collections')}</h2>
          <IconButton
            label={t('finding.places.newCollection')}
            icon={<Plus aria-hidden />}
            onClick={() => {
              openPlaceDialog({ kind: 'newCollection' });
            }}
          />
        </div>
        {byHand.length === 0 ? (
          <p className={styles.none}>{t('finding.places.noCollections')}</p>
        ) : (
          list(collectionRows(byHand, folded))
        )}
        <div className={styles.head}>
          <h2>{t('finding.places.smart')}</h2>
          <IconButton
            label={t('finding.places.newSmart')}
            icon={<Plus aria-hidden />}
            offReason={narrowed ? undefined : t('finding.places.nothingToSave')}
            onClick={() => {
              openPlaceDialog({ kind: 'newSmart' });
            }}
          />
        </div>
        {smart.length === 0 ? (
          <p className={styles.none}>{t('finding.places.noSmart')}</p>
        ) : (
          list(collectionRows(smart, folded))
        )}
      </div>
      <PlaceRow
        place={{ kind: 'trash' }}
        name={t('finding.places.trash')}
        icon={<Trash2 aria-hidden />}
        onShown={shown}
      />
      <button
        type="button"
        className={styles.row}
        onClick={() => {
          sidebar.setOpen(false);
        }}
      >
        <ChevronLeft aria-hidden />
        <span className={styles.name}>{t('finding.places.close')}</span>
      </button>
    </div>
  );
}
