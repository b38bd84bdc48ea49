import { useTranslation } from 'react-i18next';
import { dropOutcome, useComposer, useFileDrag } from '../state/index.ts';
import { classNames } from '../ui/index.ts';
import styles from './DropOutline.module.css';

/** While files are over the window: an outline, and what letting go would do. */
export function DropOutline() {
  const { t } = useTranslation();
  const { count, at } = useFileDrag();
  const references = useComposer((state) => state.references.length);
  const reading = useComposer((state) => state.reading.length);
  if (count === undefined) return null;
  const { taken, first, last } = dropOutcome({ count, at, references, reading });
  const words =
    taken === 0
      ? t('app.drop.full')
      : taken === count
        ? t('app.drop.add', { count, first, last })
        : taken === 1
          ? t('app.drop.someOne', { count, first })
          : t('app.drop.some', { count, taken, first, last });
  const shifts = taken > 0 && at !== undefined && at < references;
  return (
    <div className={classNames(styles.outline, at !== undefined && styles.composer)}>
      <div className={styles.words} role="status">
        <p className={styles.main}>{words}</p>
        {shifts && <p className={styles.more}>{t('app.drop.shifted', { first, next: first + taken })}</p>}
      </div>
    </div>
  );
}
