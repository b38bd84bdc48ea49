import { ChevronDown, ChevronRight } from 'lucide-react';
import type { DragEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toggleFold } from './folds.ts';
import { classNames, ContextMenu } from '../ui/index.ts';
import { removeCollection } from './collectionActions.ts';
import { collectionDrag } from './collectionDrag.ts';
import { CollectionIcon } from './CollectionIcon.tsx';
import { CollectionMenu } from './CollectionMenu.tsx';
import type { CollectionRow } from './collectionTree.ts';
import type { CollectionStep } from './collectionMoves.ts';
import { stepCollection } from './moveCollection.ts';
import { openPlaceDialog } from './placeDialog.ts';
import { focusBeside } from './placeFocus.ts';
import { PlaceRow } from './PlaceRow.tsx';
import { pictureDrop } from './pictureDrop.ts';
import styles from './Sidebar.module.css';
import { useDropMark, useSidebarDrop } from './sidebarDrop.ts';
import { intoCollection } from './takePictures.ts';

const steps: Readonly<Record<string, CollectionStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** Pixels for each collection that it lies in. Deeper ones stand under each other, else their names would have no room. */
const indent = 20;
const mostIndents = 4;

interface CollectionItemProps extends CollectionRow {
  folded: boolean;
  /** The first one that lies in it, while that is shown. */
  firstInside: string | undefined;
  onShown: () => void;
}

/**
 * A collection in the sidebar. Pictures can be dropped on it, and it can be dragged before, after and into
 * others; a right click and keys do the same.
 */
export function CollectionItem(props: CollectionItemProps) {
  const { collection, depth, hasChildren, within, folded, firstInside, onShown } = props;
  const { t } = useTranslation();
  const { id, name } = collection;
  const mark = useDropMark(id);
  const dragged = useSidebarDrop((state) => state.dragged === id);
  const pictures = pictureDrop(intoCollection(collection));
  const own = collectionDrag(collection, firstInside);
  const both = (name: keyof typeof pictures) => (event: DragEvent) => {
    own[name](event);
    pictures[name](event);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.altKey ? steps[event.key] : undefined;
    if (step) stepCollection(id, step);
    else if (event.key === 'F2') openPlaceDialog({ kind: 'rename', collection });
    else if (event.key === 'Delete') {
      focusBeside(event.currentTarget);
      removeCollection(collection);
    } else if (hasChildren && event.key === (folded ? 'ArrowRight' : 'ArrowLeft')) toggleFold(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ContextMenu menu={<CollectionMenu collection={collection} />}>
      <li
        draggable
        data-collection={id}
        className={classNames(styles.item, mark && styles[mark], dragged && styles.dragged)}
        style={{ paddingInlineStart: Math.min(depth, mostIndents) * indent }}
        onDragStart={own.onDragStart}
        onDragEnd={own.onDragEnd}
        onDragEnter={both('onDragEnter')}
        onDragOver={both('onDragOver')}
        onDragLeave={both('onDragLeave')}
        onDrop={both('onDrop')}
        onKeyDown={press}
      >
        {hasChildren && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-label={t(folded ? 'finding.places.unfold' : 'finding.places.fold', { name })}
            aria-expanded={!folded}
            onClick={() => {
              toggleFold(id);
            }}
          >
            {folded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
          </button>
        )}
        <PlaceRow
          place={{ kind: 'collection', id }}
          name={name}
          within={within}
          icon={<CollectionIcon collection={collection} open={hasChildren && !folded} />}
          onShown={onShown}
        />
      </li>
    </ContextMenu>
  );
}
