import { ChevronRight, Folder, ListFilter, Trash2, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { bringsPictures } from '../state/drags/index.ts';
import { keysFor } from '../state/commands/index.ts';
import { showPlace, useLibraryQuery, type LibraryPlace } from '../state/query/index.ts';
import { useCurationLists } from '../state/curation/index.ts';
import { classNames, IconButton } from '../ui/index.ts';
import { pictureDrop, refusePictures } from './pictureDrop.ts';
import styles from './Sidebar.module.css';
import { useDropMark } from './sidebarDrop.ts';
import { intoTrash } from './takePictures.ts';
import { views } from './views.ts';

/** The places as a narrow column of icons. */
export function Rail({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const place = useLibraryQuery((state) => state.place);
  const smart = useCurationLists(({ collections }) =>
    collections.some(({ id, query }) => place.kind === 'collection' && id === place.id && query !== undefined),
  );
  const overTrash = useDropMark(intoTrash.key) !== undefined;
  const button = (kind: Exclude<LibraryPlace['kind'], 'collection'>, Icon: LucideIcon, keys?: string) => (
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
    <div className={styles.rail} {...refusePictures}>
      {views.map(({ kind, Icon, command }) => button(kind, Icon, keysFor(command)))}
      <IconButton
        side="right"
        label={t('finding.places.collections')}
        icon={<Folder aria-hidden />}
        toggled={place.kind === 'collection' && !smart}
        onClick={onOpen}
        onDragEnter={(event) => {
          // Pictures on their way to one of them need to see them.
          if (bringsPictures(event.dataTransfer)) onOpen();
        }}
      />
      <IconButton
        side="right"
        label={t('finding.places.smart')}
        icon={<ListFilter aria-hidden />}
        toggled={smart}
        onClick={onOpen}
      />
      <span className={styles.space} />
      <span className={classNames(styles.item, overTrash && styles.inside)} {...pictureDrop(intoTrash)}>
        {button('trash', Trash2)}
      </span>
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
