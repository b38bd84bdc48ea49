import type { ReactNode } from 'react';
import { classNames } from '../ui/index.ts';
import styles from './ReferenceLine.module.css';

interface ReferenceLineProps {
  /** Absent while it is not known. */
  thumbnail: string | undefined;
  name: string;
  fact: ReactNode;
  /** A name that does not fit is cut instead of wrapped. */
  oneLine?: boolean;
  /** Before the name, for screen readers. */
  children?: ReactNode;
}

/** A reference as a line of a list: its picture, its name, and a fact under it. For a flex row. */
export function ReferenceLine({ thumbnail, name, fact, oneLine = false, children }: ReferenceLineProps) {
  return (
    <>
      <img src={thumbnail} alt="" draggable={false} className={styles.thumbnail} />
      <span className={styles.about}>
        {children}
        <span className={classNames(styles.name, oneLine && styles.oneLine)}>{name}</span>
        <span className={styles.fact}>{fact}</span>
      </span>
    </>
  );
}
