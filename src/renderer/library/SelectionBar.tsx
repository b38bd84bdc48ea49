import { Download, FolderPlus, ImagePlus, Tag, Trash2, Undo2, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { askAbout } from '../state/curation/index.ts';
import { clearSearch } from '../state/query/index.ts';
import { hasSelectionBar, useSelection } from '../state/selection/index.ts';
import { keysFor } from '../state/commands/index.ts';
import { openExport } from '../state/interface/index.ts';
import { useLibrary } from '../state/library/index.ts';
import { Button, IconButton } from '../ui/index.ts';
import { inTrash, moveToTrash, restore } from './curating/curate.ts';
import { MarkControls } from './curating/MarkControls.tsx';
import { useSharedMarks } from './curating/useShared.ts';
import { takeAsReferences } from './pictureActions.ts';
import { inReadingOrder, useSameIds } from './readingOrder.ts';
import styles from './SelectionBar.module.css';

/** What can be done with several pictures; appears from two, and where words or chips hide some of them. */
export function SelectionBar() {
  const selected = useSelection((state) => state.selected);
  return useSelection(hasSelectionBar) && <Bar selected={selected} />;
}

function Bar({ selected }: { selected: ReadonlySet<PictureId> }) {
  const { t } = useTranslation();
  const hidden = useSelection((state) => state.hidden.size);
  const positions = useLibrary((state) => state.positions);
  const ordered = useMemo(() => inReadingOrder(selected, positions), [selected, positions]);
  const chosen = useSameIds(ordered);
  return (
    <div role="toolbar" aria-label={t('library.selection.name')} className={styles.bar} data-selection-bar>
      <span className={styles.count} role="status">
        {selected.size > 0
          ? t('library.selection.count', { count: selected.size })
          : t('library.selection.allHidden', { count: hidden })}
        {selected.size > 0 && hidden > 0 && (
          <span className={styles.hidden}>{t('library.selection.hidden', { count: hidden })}</span>
        )}
      </span>
      <span className={styles.divider} />
      {chosen.length > 0 && <Actions chosen={chosen} />}
      {selected.size === 0 && (
        <Button
          variant="quiet"
          onClick={() => {
            clearSearch();
          }}
        >
          {t('library.selection.showHidden')}
        </Button>
      )}
      <IconButton
        label={t('library.selection.clear')}
        keys={keysFor('close')}
        side="top"
        icon={<X aria-hidden />}
        onClick={() => {
          useSelection.getState().clear();
        }}
      />
    </div>
  );
}

function Actions({ chosen }: { chosen: readonly PictureId[] }) {
  const { t } = useTranslation();
  const marks = useSharedMarks(chosen);
  const trashed = inTrash(chosen);
  return (
    <>
      <MarkControls ids={chosen} marks={marks} side="top" />
      <IconButton
        label={t('curation.tags.addTag')}
        keys={keysFor('tag')}
        side="top"
        icon={<Tag aria-hidden />}
        onClick={() => {
          askAbout('tags', chosen);
        }}
      />
      <IconButton
        label={t('curation.collect.open')}
        keys={keysFor('collect')}
        side="top"
        icon={<FolderPlus aria-hidden />}
        onClick={() => {
          askAbout('collect', chosen);
        }}
      />
      <span className={styles.divider} />
      <IconButton
        label={t('library.selection.useAsReferences')}
        keys={keysFor('useAsReference')}
        side="top"
        icon={<ImagePlus aria-hidden />}
        onClick={() => {
          takeAsReferences(chosen);
        }}
      />
      <Button
        variant="quiet"
        className={styles.export}
        icon={<Download aria-hidden />}
        aria-label={t('library.selection.export')}
        onClick={() => {
          openExport(chosen);
        }}
      >
        {t('library.selection.export')}
      </Button>
      {trashed && (
        <IconButton
          label={t('curation.trash.restore')}
          side="top"
          icon={<Undo2 aria-hidden />}
          onClick={() => {
            restore(chosen);
          }}
        />
      )}
      <IconButton
        label={trashed ? t('curation.trash.deleteAsking') : t('curation.trash.move')}
        keys={keysFor('moveToTrash')}
        side="top"
        icon={<Trash2 aria-hidden />}
        onClick={() => {
          moveToTrash(chosen);
        }}
      />
      <span className={styles.divider} />
    </>
  );
}
