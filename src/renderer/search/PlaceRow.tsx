import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { placeKey, showPlace, useLibraryQuery, usePlaceCounts, type LibraryPlace } from '../state/query/index.ts';
import { classNames, VisuallyHidden } from '../ui/index.ts';
import styles from './Sidebar.module.css';

interface CountedRowProps extends Omit<ComponentProps<'button'>, 'children'> {
  name: string;
  icon: ReactNode;
  /** Pictures; absent while they are not counted. */
  count: number | undefined;
  /** What is shown now is this. */
  current: boolean;
}

/** A row of the sidebar: a place or a tag, with how many pictures it has. */
export function CountedRow({ name, icon, count, current, ...button }: CountedRowProps) {
  const { t, i18n } = useTranslation();
  return (
    <button {...button} type="button" className={classNames(styles.row, current && styles.current)} data-place>
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
  const { t } = useTranslation();
  const count = usePlaceCounts((state) => state.counts.get(placeKey(place)));
  const current = useLibraryQuery((state) => placeKey(state.place) === placeKey(place));
  return (
    <CountedRow
      name={name}
      icon={icon}
      count={count}
      current={current}
      aria-current={current ? 'page' : undefined}
      aria-description={within === undefined ? undefined : t('finding.places.within', { name: within })}
      onClick={() => {
        showPlace(place);
        onShown();
      }}
    />
  );
}
