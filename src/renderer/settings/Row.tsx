import type { ReactNode } from 'react';
import styles from './Settings.module.css';

interface RowProps {
  label: ReactNode;
  /** The control the label names, for a click on it. */
  htmlFor?: string | undefined;
  id?: string;
  children: ReactNode;
}

/** A label of fixed width and what belongs to it. */
export function Row({ label, htmlFor, id, children }: RowProps) {
  return (
    <div className={styles.row}>
      {htmlFor ? (
        <label id={id} htmlFor={htmlFor} className={styles.label}>
          {label}
        </label>
      ) : (
        <span id={id} className={styles.label}>
          {label}
        </span>
      )}
      <div className={styles.control}>{children}</div>
    </div>
  );
}
