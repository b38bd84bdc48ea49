import { CircleX, Flag, Star } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureSummary } from '../../shared/domain/index.ts';
import { useCuration } from '../state/curation/index.ts';
import { classNames, LabelDot } from '../ui/index.ts';
import styles from './RatingHud.module.css';

/** How long it stays after a key, milliseconds. */
const shownFor = 1200;

/** Shows over the picture what a key has just made of it; screen readers are told elsewhere. */
export function RatingHud({ summary }: { summary: PictureSummary | undefined }) {
  const { t } = useTranslation();
  const keyed = useCuration((state) => state.keyed);
  // Keys pressed before it was opened are not about this picture.
  const [seen, setSeen] = useState(keyed);
  const shown = keyed !== seen;
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => {
      setSeen(keyed);
    }, shownFor);
    return () => {
      clearTimeout(timer);
    };
  }, [keyed, shown]);
  if (!shown || !summary) return null;
  return (
    <div aria-hidden className={styles.hud} data-rating-hud>
      {[1, 2, 3, 4, 5].map((place) => (
        <Star key={place} className={classNames(place <= summary.rating && styles.filled)} />
      ))}
      {summary.flag && (
        <span className={styles.flag}>
          {summary.flag === 'pick' ? <Flag className={styles.filled} /> : <CircleX />}
          {t(`curation.flag.${summary.flag}`)}
        </span>
      )}
      {summary.label && (
        <span className={styles.flag}>
          <LabelDot label={summary.label} />
          {t(`curation.label.${summary.label}`)}
        </span>
      )}
    </div>
  );
}
