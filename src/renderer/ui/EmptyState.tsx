import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  /** A line drawing, if any. */
  picture?: ReactNode;
  title: ReactNode;
  /** What to do to fill it. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Says what will be here and how to begin. */
export function EmptyState({ picture, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {picture}
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
