import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { placeKey, showPlace, useLibraryQuery, usePlaceCounts, type LibraryPlace } from '../state/query/index.ts';
import { classNames, VisuallyHidden } from '../ui/index.ts';
import styles from './Sidebar.module.css';

interface PlaceRowProps {
  place: LibraryPlace;
  name: string;
  icon: ReactNode;
  /** The collection it lies in, for screen readers. */
  within?: string | undefined;
  onShown: () => void;
}

/** A place with its count; the one that is shown is marked. */
export function PlaceRow({ place, name, icon, within, onShown }: PlaceRowProps) {
  const { t, i18n } = useTranslation();
  const count = usePlaceCounts((state) => state.counts.get(placeKey(place)));
  const current = useLibraryQuery((state) => placeKey(state.place) === placeKey(place));
  return (
    <button
      type="button"
      className={classNames(styles.row, current && styles.current)}
      aria-current={current ? 'page' : undefined}
      aria-description={within === undefined ? undefined : t('finding.places.within', { name: within })}
      data-place
      onClick={() => {
        showPlace(place);
        onShown();
      }}
    >
      {icon}
      <span className={styles.name} title={name}>
        {name}
      </span>
      {count !== undefined && (
        <span className={styles.count}>
          {new Intl.NumberFormat(i18n.language).format(count)}
          <VisuallyHidden> {t('finding.places.unit', { count })}</VisuallyHidden>
        </span>
      )}
    </button>
  );
}
