import type { ReactNode } from 'react';
import styles from './Mark.module.css';

/** White on dark, 18 px, to lie on a picture. Where it lies is for the place that uses it to say. */
export function Mark({ children }: { children: ReactNode }) {
  return <span className={styles.mark}>{children}</span>;
}
