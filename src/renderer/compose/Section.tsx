import type { ReactNode } from 'react';
import { classNames } from '../ui/index.ts';
import styles from './Section.module.css';

interface SectionProps {
  title: ReactNode;
  /** Beside the title. */
  count?: ReactNode;
  /** At the right: a read-out or buttons. */
  end?: ReactNode;
  /** Makes the title the label of a text field. */
  labels?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** One part of the composer under its 28 px label row. */
export function Section({ title, count, end, labels, className, children }: SectionProps) {
  return (
    <section className={classNames(styles.section, className)}>
      <div className={styles.head}>
        <h3 className={styles.title}>{labels ? <label htmlFor={labels}>{title}</label> : title}</h3>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        <div className={styles.end}>{end}</div>
      </div>
      {children}
    </section>
  );
}
