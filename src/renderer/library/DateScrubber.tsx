import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { displayLocale, monthText } from '../locales/format.ts';
import { classNames } from '../ui/index.ts';
import { besideYear, monthAt, yearLabels, type MonthMark } from './monthMarks.ts';
import type { GridScroll } from './useGridScroll.ts';
import styles from './DateScrubber.module.css';

/** Height of the handle, as in the style sheet. */
const handleHeight = 28;
/** Year labels stand at least this far from each other, pixels. */
const labelsApart = 24;

interface DateScrubberProps {
  scroll: GridScroll;
  /** The months of what is shown, at least two. */
  marks: readonly MonthMark[];
  /** Height of what stands above the grid in the same scroll area. */
  leadHeight: number;
}

/** The scroll bar of a library in the order of time: it names the month that a drag leads to. */
export function DateScrubber({ scroll, marks, leadHeight }: DateScrubberProps) {
  const { t, i18n } = useTranslation();
  const locale = displayLocale(i18n.language);
  const rail = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [held, setHeld] = useState(false);
  const [focused, setFocused] = useState(false);
  // Where the pointer is over the rail, without holding the handle.
  const [pointed, setPointed] = useState<number>();

  const { viewHeight, contentHeight, scroller, gridScroll } = scroll;
  const range = Math.max(1, contentHeight - viewHeight);
  const railRange = Math.max(1, viewHeight - handleHeight);
  const placeOf = (contentTop: number): number => (Math.min(range, Math.max(0, contentTop)) / range) * railRange;

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let frame = 0;
    const follow = (): void => {
      cancelAnimationFrame(frame);
      // After the grid has taken the new place in.
      frame = requestAnimationFrame(() => {
        setTop(Math.min(range, gridScroll() + leadHeight));
      });
    };
    follow();
    element.addEventListener('scroll', follow);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', follow);
    };
  }, [scroller, gridScroll, leadHeight, range]);

  const topAt = (event: PointerEvent): number => {
    const box = rail.current?.getBoundingClientRect();
    const share = (event.clientY - (box?.top ?? 0) - handleHeight / 2) / railRange;
    return Math.min(1, Math.max(0, share)) * range;
  };
  const monthOf = (contentTop: number): number => monthAt(marks, contentTop - leadHeight);
  const words = (month: number): string => {
    const mark = marks[month];
    return mark ? monthText(mark.month, locale) : '';
  };
  const go = (contentTop: number): void => {
    scroll.scrollTo(contentTop);
    setTop(gridScroll() + leadHeight);
  };
  const here = monthOf(top);

  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Record<string, () => number> = {
      ArrowDown: () => here + 1,
      ArrowUp: () => here - 1,
      PageDown: () => besideYear(marks, here, 1),
      PageUp: () => besideYear(marks, here, -1),
      Home: () => -1,
      End: () => marks.length,
    };
    const target = targets[event.key];
    if (!target || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const month = target();
    const mark = marks[month];
    // Above the first month is what is under way, and below the last one's beginning the rest of it.
    if (month <= 0) go(0);
    else go(mark ? mark.top + leadHeight : range);
  };

  const active = held || focused || pointed !== undefined;
  const told = held || pointed === undefined ? top : pointed;
  return (
    <div
      ref={rail}
      role="slider"
      tabIndex={0}
      aria-label={t('library.scrubber')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={marks.length - 1}
      aria-valuenow={here}
      aria-valuetext={words(here)}
      className={styles.rail}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        setFocused(event.currentTarget.matches(':focus-visible'));
      }}
      onBlur={() => {
        setFocused(false);
      }}
      onWheel={(event) => {
        scroll.scrollBy(event.deltaY);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
        go(topAt(event));
      }}
      onPointerMove={(event) => {
        const at = topAt(event);
        setPointed(at);
        if (held) go(at);
      }}
      onPointerUp={() => {
        setHeld(false);
      }}
      onPointerCancel={() => {
        setHeld(false);
      }}
      onPointerLeave={() => {
        setPointed(undefined);
      }}
    >
      {yearLabels(marks, (gridTop) => placeOf(gridTop + leadHeight), labelsApart).map(({ year, place }) => (
        <span
          key={year}
          aria-hidden
          className={classNames(styles.year, active && styles.shown)}
          style={{ top: place + handleHeight / 2 }}
        >
          {active && <span className={styles.yearWords}>{year}</span>}
        </span>
      ))}
      <span aria-hidden className={classNames(styles.handle, active && styles.shown)} style={{ top: placeOf(top) }} />
      {active && (
        <span aria-hidden className={styles.bubble} style={{ top: placeOf(told) + handleHeight / 2 }}>
          {words(monthOf(told))}
        </span>
      )}
    </div>
  );
}
