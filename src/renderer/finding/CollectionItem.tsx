import { ChevronDown, ChevronRight, Folder, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Collection } from '../../shared/domain/index.ts';
import { ask, reverie, showPlace, useLibraryQuery } from '../state/index.ts';
import { classNames, ContextMenu, MenuItem, MenuSeparator } from '../ui/index.ts';
import type { CollectionRow } from './collectionTree.ts';
import { openPlaceDialog } from './placeDialog.ts';
import { PlaceRow } from './PlaceRow.tsx';
import styles from './Sidebar.module.css';
import { tellProblem } from './tellProblem.ts';
import { undoable } from './undoable.ts';
import { usePictureDrop } from './usePictureDrop.ts';

async function remove({ id, name }: Collection): Promise<void> {
  await ask(reverie().library.deleteCollection(id));
  const { place } = useLibraryQuery.getState();
  if (place.kind === 'collection' && place.id === id) showPlace({ kind: 'all' });
  undoable('finding.deleted', name);
}

interface CollectionItemProps extends CollectionRow {
  folded: boolean;
  onFold: () => void;
  onShown: () => void;
}

/** A collection in the sidebar: pictures can be dropped on it, a right click or F2 and Delete change it. */
export function CollectionItem({ collection, depth, hasChildren, folded, onFold, onShown }: CollectionItemProps) {
  const { t } = useTranslation();
  const { over, handlers } = usePictureDrop(collection);
  const { name } = collection;
  const rename = (): void => {
    openPlaceDialog({ kind: 'rename', collection });
  };
  return (
    <ContextMenu
      menu={
        <>
          {!collection.query && (
            <MenuItem
              onSelect={() => {
                openPlaceDialog({ kind: 'newCollection', parent: collection });
              }}
            >
              {t('finding.places.newInside')}
            </MenuItem>
          )}
          <MenuItem keys="F2" onSelect={rename}>
            {t('finding.places.rename')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            risky
            keys="Delete"
            onSelect={() => {
              remove(collection).catch(tellProblem);
            }}
          >
            {t('finding.places.remove')}
          </MenuItem>
        </>
      }
    >
      <li
        {...handlers}
        className={classNames(styles.item, over && styles.over)}
        style={{ paddingInlineStart: depth * 20 }}
        onKeyDown={(event) => {
          if (event.key === 'F2') rename();
          else if (event.key === 'Delete') remove(collection).catch(tellProblem);
          else if (hasChildren && event.key === (folded ? 'ArrowRight' : 'ArrowLeft')) onFold();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {hasChildren && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-label={t(folded ? 'finding.places.unfold' : 'finding.places.fold', { name })}
            aria-expanded={!folded}
            onClick={onFold}
          >
            {folded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
          </button>
        )}
        <PlaceRow
          place={{ kind: 'collection', id: collection.id }}
          name={name}
          icon={collection.query ? <ListFilter aria-hidden /> : <Folder aria-hidden />}
          onShown={onShown}
        />
      </li>
    </ContextMenu>
  );
}
