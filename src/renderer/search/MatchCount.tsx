import { useTranslation } from 'react-i18next';
import { useLibrary, usePictureCount } from '../state/library/index.ts';
import { useLibraryQuery } from '../state/query/index.ts';
import styles from './Results.module.css';

/** How many pictures are shown, and where words or chips narrow them, of how many that is. */
export function MatchCount() {
  const { t, i18n } = useTranslation();
  const matched = usePictureCount();
  // Of the pictures that are shown: the words in the field may be ahead of them.
  const narrowed = useLibrary((state) => state.narrowed);
  const total = useLibraryQuery((state) => state.total);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <span className={styles.count}>
      {narrowed && total !== undefined
        ? t('finding.matching', { matched: number.format(matched), total: number.format(total) })
        : number.format(matched)}
    </span>
  );
}
