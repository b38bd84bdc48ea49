import { classNames } from './classNames.ts';
import styles from './Progress.module.css';

interface ProgressRingProps {
  /** 0 to 1; absent while nothing is known, and then a still quarter is drawn. */
  value?: number | undefined;
  size?: 'small' | 'normal' | 'large';
  /** Its name for screen readers; without one it is decoration beside words that say the same. */
  label?: string;
}

const circumference = 2 * Math.PI * 7;

/** A ring of 14, 16 or 32 px that fills clockwise from the top. */
export function ProgressRing({ value, size = 'normal', label }: ProgressRingProps) {
  const share = value === undefined ? 0.25 : Math.min(1, Math.max(0, value));
  const meaning = label
    ? ({ role: 'progressbar', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': 100 } as const)
    : ({ 'aria-hidden': true } as const);
  return (
    <svg
      viewBox="0 0 16 16"
      className={classNames(styles.ring, styles[size])}
      {...meaning}
      aria-valuenow={label && value !== undefined ? Math.round(share * 100) : undefined}
    >
      <circle cx="8" cy="8" r="7" className={styles.ringTrack} />
      <circle
        cx="8"
        cy="8"
        r="7"
        className={styles.ringValue}
        strokeDasharray={`${share * circumference} ${circumference}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}
