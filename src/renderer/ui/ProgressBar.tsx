import { classNames } from './classNames.ts';
import styles from './Progress.module.css';

interface ProgressBarProps {
  /** 0 to 1; absent while nothing is known: a stripe that moves, or stands still with reduced motion. */
  value?: number | undefined;
  /** Its name for screen readers. */
  label: string;
  className?: string | undefined;
}

/** A 3 px bar. It moves in steps as reports arrive and never runs ahead of them. */
export function ProgressBar({ value, label, className }: ProgressBarProps) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      className={classNames(styles.bar, className)}
    >
      <div
        className={classNames(styles.barValue, share === undefined && styles.indeterminate)}
        style={share === undefined ? undefined : { inlineSize: `${share * 100}%` }}
      />
    </div>
  );
}
