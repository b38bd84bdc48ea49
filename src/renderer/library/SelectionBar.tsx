import { Download, ImagePlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysFor, openExport, useLibrary, useSelection } from '../state/index.ts';
import { Button, IconButton } from '../ui/index.ts';
import { takeAsReferences } from './pictureActions.ts';
import { inReadingOrder } from './readingOrder.ts';
import styles from './SelectionBar.module.css';

/** What can be done with several pictures; appears from two. */
export function SelectionBar() {
  const { t } = useTranslation();
  const selected = useSelection((state) => state.selected);
  if (selected.size < 2) return null;
  const ids = () => inReadingOrder(selected, useLibrary.getState().positions);
  return (
    <div role="toolbar" aria-label={t('library.selection.name')} className={styles.bar}>
      <span className={styles.count} role="status">
        {t('library.selection.count', { count: selected.size })}
      </span>
      <span className={styles.divider} />
      <Button
        variant="quiet"
        icon={<ImagePlus aria-hidden />}
        onClick={() => {
          takeAsReferences(ids());
        }}
      >
        {t('library.selection.useAsReferences')}
      </Button>
      <Button
        variant="quiet"
        icon={<Download aria-hidden />}
        onClick={() => {
          openExport(ids());
        }}
      >
        {t('library.selection.export')}
      </Button>
      <span className={styles.divider} />
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
