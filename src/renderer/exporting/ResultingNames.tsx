import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportPreviewItem } from '../../shared/bridge/index.ts';
import { classNames, useElementSize } from '../ui/index.ts';
import styles from './ExportDialog.module.css';

/** Height of a line, pixels; the style sheet has the same. */
const line = 40;
const overscan = 6;
/** The end of a name is always seen: it holds the number. */
const tail = 12;

interface ResultingNamesProps {
  items: readonly ExportPreviewItem[];
  /** A newer preview is on its way. */
  stale: boolean;
}

/** Every file with its name; only the lines in view are drawn. */
export function ResultingNames({ items, stale }: ResultingNamesProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const { height } = useElementSize(element);
  const [top, setTop] = useState(0);
  const first = Math.max(0, Math.floor(top / line) - overscan);
  const end = Math.min(items.length, Math.ceil((top + height) / line) + overscan);
  return (
    <div
      ref={element}
      className={classNames(styles.list, stale && styles.stale)}
      tabIndex={0}
      role="group"
      aria-label={t('exporting.results')}
      aria-busy={stale}
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop);
      }}
    >
      <ul style={{ height: items.length * line }}>
        {items.slice(first, end).map((item, offset) => (
          <li key={item.pictureId} style={{ top: (first + offset) * line }}>
            <span className={styles.thumbnail}>
              <img src={item.thumbnailUrl} alt="" draggable={false} decoding="async" />
            </span>
            <span className={styles.name} title={item.name}>
              <span>{item.name.slice(0, -tail)}</span>
              {item.name.slice(-tail)}
            </span>
            {item.taken !== undefined && (
              <span className={styles.taken} title={t('exporting.taken', { name: item.taken })}>
                {t('exporting.takenShort')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
