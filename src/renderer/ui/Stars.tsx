import { Star } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { classNames } from './classNames.ts';
import styles from './Stars.module.css';

const places = [1, 2, 3, 4, 5] as const;

interface StarsProps {
  /** Its accessible name. */
  label: string;
  /** 0 to 5; undefined where several pictures differ. */
  value: number | undefined;
  /** The value in words, for a screen reader. */
  valueText: string;
  onChange: (value: number) => void;
}

/** Five stars as one control: a click on a star sets it, on the current one clears; arrow keys move. */
export function Stars({ label, value, valueText, onChange }: StarsProps) {
  const shown = value ?? 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = starsAfter(event.key, shown);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== value) onChange(next);
  };
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={5}
      aria-valuenow={shown}
      aria-valuetext={valueText}
      className={styles.stars}
      onKeyDown={onKeyDown}
    >
      {places.map((place) => (
        <span
          key={place}
          aria-hidden
          data-star={place}
          className={classNames(styles.star, place <= shown && styles.filled)}
          onClick={() => {
            onChange(place === value ? 0 : place);
          }}
        >
          <Star />
        </span>
      ))}
    </span>
  );
}

/** Where a key leads from `value`; undefined for keys that mean nothing here. */
export function starsAfter(key: string, value: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(5, value + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, value - 1);
    case 'Home':
      return 0;
    case 'End':
      return 5;
    default:
      return undefined;
  }
}
