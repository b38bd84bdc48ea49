import { useTranslation } from 'react-i18next';
import { findImageTokens } from '../../shared/seedream/index.ts';
import { dropOutcome } from './dropOutcome.ts';
import { useComposer } from '../state/composer/index.ts';
import { useFileDrag } from '../state/drags/index.ts';
import { classNames } from '../ui/index.ts';
import styles from './DropOutline.module.css';

/** While something is dragged over the window: an outline, and what letting go would do. */
export function DropOutline() {
  const { t } = useTranslation();
  const { count, at, link } = useFileDrag();
  const references = useComposer((state) => state.references.length);
  const reading = useComposer((state) => state.reading.length);
  const prompt = useComposer((state) => state.prompt);
  if (count === undefined) return null;
  const { taken, first, last } = dropOutcome({ count, at, references, reading });
  const words = (): string => {
    if (taken === 0) return t('app.drop.full');
    if (link) return t('app.drop.link', { first });
    if (taken === count) return t('app.drop.add', { count, first, last });
    return taken === 1 ? t('app.drop.someOne', { count, first }) : t('app.drop.some', { count, taken, first, last });
  };
  const shifts = taken > 0 && at !== undefined && at < references;
  const named = shifts && findImageTokens(prompt).some(({ number }) => number === first);
  return (
    <div className={classNames(styles.outline, at !== undefined && styles.composer)}>
      <div className={styles.words} role="status">
        <p className={styles.main}>{words()}</p>
        {shifts && (
          <p className={styles.more}>
            {t('app.drop.shifted', { first, next: first + taken })}
            {named && ` ${t('app.drop.tokenFollows')}`}
          </p>
        )}
      </div>
    </div>
  );
}
