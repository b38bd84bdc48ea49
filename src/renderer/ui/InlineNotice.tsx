import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './InlineNotice.module.css';

interface InlineNoticeProps {
  title: ReactNode;
  /** What it means, in a sentence. */
  text: ReactNode;
  /** A choice to make about it. */
  children?: ReactNode;
}

/** Something to know before going on, in the place it concerns. */
export function InlineNotice({ title, text, children }: InlineNoticeProps) {
  return (
    <div role="note" className={styles.notice}>
      <TriangleAlert aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.text}>{text}</p>
        {children && <div className={styles.choice}>{children}</div>}
      </div>
    </div>
  );
}
