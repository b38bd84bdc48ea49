import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { keysFor, openExport, openViewer, useLibrary, useSelection } from '../state/index.ts';
import { MenuItem, MenuSeparator } from '../ui/index.ts';
import { copyImage, recallPicture, showInFolder, takeAsReferences } from './pictureActions.ts';
import { inReadingOrder } from './readingOrder.ts';

/** What can be done with a picture, or with the whole selection when it is part of one. */
export function PictureMenu({ id }: { id: PictureId }) {
  const { t } = useTranslation();
  const selected = useSelection((state) => state.selected);
  const several = selected.has(id) && selected.size > 1;
  const count = several ? selected.size : 1;
  const ids = (): readonly PictureId[] => (several ? inReadingOrder(selected, useLibrary.getState().positions) : [id]);
  return (
    <>
      <MenuItem
        keys={keysFor('useAsReference')}
        onSelect={() => {
          takeAsReferences(ids());
        }}
      >
        {several ? t('library.menu.useAsReferences', { count }) : t('library.menu.useAsReference')}
      </MenuItem>
      <MenuItem
        keys={keysFor('recall')}
        onSelect={() => {
          recallPicture(id);
        }}
      >
        {t('library.menu.recall')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        keys={keysFor('open')}
        onSelect={() => {
          openViewer(id);
        }}
      >
        {t('library.menu.open')}
      </MenuItem>
      <MenuItem
        keys={keysFor('copyImage')}
        onSelect={() => {
          copyImage(id);
        }}
      >
        {t('library.menu.copyImage')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        keys={keysFor('export')}
        onSelect={() => {
          openExport(ids());
        }}
      >
        {several ? t('library.menu.exportSeveral', { count }) : t('library.menu.export')}
      </MenuItem>
      <MenuItem
        onSelect={() => {
          showInFolder(id);
        }}
      >
        {t('library.menu.showInFolder')}
      </MenuItem>
    </>
  );
}
