import { ChevronLeft, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCurationLists, useFreshLists } from '../state/curation/index.ts';
import { useFreshCounts } from '../state/query/index.ts';
import { classNames, ScrollArea } from '../ui/index.ts';
import { CollectionLists } from './CollectionLists.tsx';
import { pictureDrop, refusePictures } from './pictureDrop.ts';
import { moveBetweenPlaces } from './placeFocus.ts';
import { PlaceRow } from './PlaceRow.tsx';
import { Rail } from './Rail.tsx';
import styles from './Sidebar.module.css';
import { useDropMark, useSidebarDrop } from './sidebarDrop.ts';
import { TagsPart } from './TagsPart.tsx';
import { intoTrash } from './takePictures.ts';
import { views } from './views.ts';
import { notifyProblem } from '../notifications/index.ts';

/** Whether it is open, and how it is opened: the window decides. */
export interface SidebarPlace {
  open: boolean;
  /** The window is too narrow for a place of its own. */
  liesOver: boolean;
  setOpen: (open: boolean) => void;
}

/** The places of the library: a rail of icons, or a list with counts. */
export function Sidebar({ sidebar }: { sidebar: SidebarPlace }) {
  const { collections } = useCurationLists();
  useFreshLists(notifyProblem);
  useFreshCounts(collections, notifyProblem);
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

function Places({ sidebar }: { sidebar: SidebarPlace }) {
  const { t } = useTranslation();
  const words = useSidebarDrop((state) => state.over?.words);
  const overTrash = useDropMark(intoTrash.key) !== undefined;
  const shown = (): void => {
    if (sidebar.liesOver) sidebar.setOpen(false);
  };
  return (
    <div className={styles.sidebar} data-places onKeyDown={moveBetweenPlaces} {...refusePictures}>
      <ScrollArea className={styles.scroll}>
        {views.map(({ kind, Icon }) => (
          <PlaceRow
            key={kind}
            place={{ kind }}
            name={t(`finding.places.${kind}`)}
            icon={<Icon aria-hidden />}
            onShown={shown}
          />
        ))}
        <CollectionLists onShown={shown} />
        <TagsPart onShown={shown} />
      </ScrollArea>
      {words !== undefined && (
        <p className={styles.words} role="status">
          {words}
        </p>
      )}
      <div className={classNames(styles.item, overTrash && styles.inside)} {...pictureDrop(intoTrash)}>
        <PlaceRow
          place={{ kind: 'trash' }}
          name={t('finding.places.trash')}
          icon={<Trash2 aria-hidden />}
          onShown={shown}
        />
      </div>
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
