import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurationLists } from '../state/curation/index.ts';
import { useFolds } from './folds.ts';
import type { Collection } from '../../shared/bridge/index.ts';
import { classNames, IconButton } from '../ui/index.ts';
import { outermostDrop } from './collectionDrag.ts';
import { CollectionItem } from './CollectionItem.tsx';
import { collectionRows } from './collectionTree.ts';
import { openPlaceDialog } from './placeDialog.ts';
import styles from './Sidebar.module.css';
import { useDropMark, useSidebarDrop } from './sidebarDrop.ts';
import { useNotToSave } from './useNotToSave.ts';

/** Collections by hand, and smart ones: two lists of the sidebar. */
export function CollectionLists({ onShown }: { onShown: () => void }) {
  const { t } = useTranslation();
  const { collections } = useCurationLists();
  const notToSave = useNotToSave();
  return (
    <>
      <List
        kind="hand"
        title={t('finding.places.collections')}
        collections={collections.filter(({ query }) => query === undefined)}
        none={t('finding.places.noCollections')}
        onShown={onShown}
        add={
          <IconButton
            label={t('finding.places.newCollection')}
            icon={<Plus aria-hidden />}
            onClick={() => {
              openPlaceDialog({ kind: 'newCollection' });
            }}
          />
        }
      />
      <List
        kind="smart"
        title={t('finding.places.smart')}
        collections={collections.filter(({ query }) => query !== undefined)}
        none={t('finding.places.noSmart')}
        onShown={onShown}
        add={
          <IconButton
            label={t('finding.places.newSmart')}
            icon={<Plus aria-hidden />}
            offReason={notToSave}
            onClick={() => {
              openPlaceDialog({ kind: 'newSmart' });
            }}
          />
        }
      />
    </>
  );
}

interface ListProps {
  kind: 'hand' | 'smart';
  title: string;
  collections: readonly Collection[];
  /** Said where there are none. */
  none: string;
  add: ReactNode;
  onShown: () => void;
}

function List({ kind, title, collections, none, add, onShown }: ListProps) {
  const folded = useFolds();
  const rows = collectionRows(collections, folded);
  const [headKey, endKey] = [`${kind} head`, `${kind} end`];
  const overHead = useDropMark(headKey) !== undefined;
  const overEnd = useDropMark(endKey) !== undefined;
  const dragging = useSidebarDrop(({ dragged }) => collections.some(({ id }) => id === dragged));
  return (
    <>
      <div
        className={classNames(styles.head, overHead && styles.inside)}
        {...(dragging ? outermostDrop('top', headKey) : {})}
      >
        <h2>{title}</h2>
        {add}
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul className={styles.list} aria-label={title}>
          {rows.map((row, index) => (
            <CollectionItem
              key={row.collection.id}
              {...row}
              folded={folded.has(row.collection.id)}
              firstInside={firstInsideOf(rows, index)}
              onShown={onShown}
            />
          ))}
        </ul>
      )}
      {dragging && (
        <div className={classNames(styles.end, overEnd && styles.before)} {...outermostDrop('end', endKey)} />
      )}
    </>
  );
}

function firstInsideOf(rows: ReturnType<typeof collectionRows>, index: number): string | undefined {
  const next = rows[index + 1];
  return next && next.depth > (rows[index]?.depth ?? 0) ? next.collection.id : undefined;
}
