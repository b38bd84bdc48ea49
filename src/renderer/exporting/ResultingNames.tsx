import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportPreviewItem } from '../../shared/bridge/index.ts';
import { classNames, useElementSize, VisuallyHidden } from '../ui/index.ts';
import styles from './ExportDialog.module.css';
import { partingPlaces, shortName } from './shortNames.ts';
import { useTextFit } from './useTextFit.ts';

/** Height of a row, pixels; the style sheet has the same. Two lines of a name have room in it. */
const rowHeight = 40;
const overscan = 6;
/** What stands beside a name in its row: the thumbnail, and what is said of a name that was taken. */
const thumbnailWidth = 52;
const takenWidth = 104;

interface ResultingNamesProps {
  items: readonly ExportPreviewItem[];
  /** A newer preview is on its way. */
  stale: boolean;
}

/**
 * Every file with its name; only the rows in view are drawn. A name takes two lines, and one that needs more leaves
 * out what it shares with others. The row that the arrow keys are at says its name in full under the list.
 */
export function ResultingNames({ items, stale }: ResultingNamesProps) {
  const { t } = useTranslation();
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(element);
  const [top, setTop] = useState(0);
  const [at, setAt] = useState(0);
  const [focused, setFocused] = useState(false);
  const fitsTwoLines = useTextFit(element, 2);
  const places = useMemo(() => partingPlaces(items.map(({ name }) => name)), [items]);

  const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
  const end = Math.min(items.length, Math.ceil((top + height) / rowHeight) + overscan);
  const active = Math.min(at, items.length - 1);
  const shown = (index: number, { name, taken }: ExportPreviewItem): string => {
    const room = width - thumbnailWidth - (taken === undefined ? 0 : takenWidth);
    return shortName(name, places[index] ?? 0, (text) => fitsTwoLines(text, room));
  };
  const activeItem = items[active];
  const cut = focused && activeItem !== undefined && shown(active, activeItem) !== activeItem.name;

  const goTo = (index: number): void => {
    const next = Math.min(items.length - 1, Math.max(0, index));
    setAt(next);
    const list = element.current;
    if (!list) return;
    if (next * rowHeight < list.scrollTop) list.scrollTop = next * rowHeight;
    else if ((next + 1) * rowHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = (next + 1) * rowHeight - list.clientHeight;
    }
    setTop(list.scrollTop);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(height / rowHeight));
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: items.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    goTo(target);
  };

  return (
    <>
      <div
        ref={element}
        className={classNames(styles.list, stale && styles.stale)}
        tabIndex={0}
        role="listbox"
        aria-label={t('exporting.results')}
        aria-busy={stale}
        aria-activedescendant={active >= first && active < end ? `${id}-${active}` : undefined}
        onScroll={(event) => {
          setTop(event.currentTarget.scrollTop);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setFocused(true);
        }}
        onBlur={() => {
          setFocused(false);
        }}
      >
        <ul role="presentation" style={{ height: items.length * rowHeight }}>
          {items.slice(first, end).map((item, offset) => {
            const index = first + offset;
            const words = shown(index, item);
            return (
              <li
                key={item.pictureId}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                aria-posinset={index + 1}
                aria-setsize={items.length}
                className={focused && index === active ? styles.active : undefined}
                style={{ top: index * rowHeight }}
                onClick={() => {
                  setAt(index);
                }}
              >
                <span className={styles.thumbnail}>
                  <img src={item.thumbnailUrl} alt="" draggable={false} decoding="async" />
                </span>
                <span className={styles.name} title={item.name} aria-hidden={words !== item.name}>
                  {words}
                </span>
                {words !== item.name && <VisuallyHidden>{item.name}</VisuallyHidden>}
                {item.taken !== undefined && (
                  <span className={styles.taken} title={t('exporting.taken', { name: item.taken })}>
                    {t('exporting.takenShort')}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {cut && (
        <p aria-hidden className={styles.whole}>
          {activeItem.name}
        </p>
      )}
    </>
  );
}
