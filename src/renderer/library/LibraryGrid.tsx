import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { hasSelectionBar, useSelection } from '../state/selection/index.ts';
import { openViewer, useInterface } from '../state/interface/index.ts';
import { needSummaries, useLibrary } from '../state/library/index.ts';
import { useNow } from '../hooks/index.ts';
import { groupingOfQuery, isLifted, viewOfQuery } from './gridView.ts';
import { classNames, ContextMenu, useElementSize, useToastRoom } from '../ui/index.ts';
import { DateScrubber } from './DateScrubber.tsx';
import { GridDays } from './GridDays.tsx';
import { layOutGrid } from './gridGeometry.ts';
import { rowOf } from './justifyRows.ts';
import { monthMarks } from './monthMarks.ts';
import { gridMoveOf, moveInGrid } from './moveInGrid.ts';
import { PictureMenu } from './PictureMenu.tsx';
import { isWithin, useFramedSelection } from './useFramedSelection.ts';
import { useGridFocus } from './useGridFocus.ts';
import { useGridScroll } from './useGridScroll.ts';
import { useOrderByHand } from './useOrderByHand.ts';
import styles from './Grid.module.css';

/** Sizes the arithmetic needs; the style sheet has the same as --gap-picture and --h-dayheader. */
const gap = 8;
const dayHeader = 36;
/** Room kept free under a revealed picture, and under the last one: for its ring, and for the selection bar when it is there. */
const roomBelow = 16;
const roomForBar = 72;

interface LibraryGridProps {
  /** Target height of a row, pixels. */
  rowHeight: number;
  /** Stands above the pictures and scrolls with them. */
  children: ReactNode;
}

/** The pictures by day in justified rows; only those in view are drawn. */
export function LibraryGrid({ rowHeight, children }: LibraryGridProps) {
  const { t } = useTranslation();
  const { layout, query, positions, arrived } = useLibrary();
  const grouping = groupingOfQuery(query);
  const head = grouping === 'none' ? 0 : dayHeader;
  const { ids } = layout;
  const now = useNow(60_000);
  const view = useInterface((state) => state.view);
  const current = useSelection((state) => state.current);
  const marked = useSelection((state) => state.current !== undefined && state.selected.has(state.current));
  const follows = useSelection((state) => state.follows);
  const barShown = useSelection(hasSelectionBar);

  const canvas = useRef<HTMLDivElement>(null);
  const lead = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(canvas);
  const { height: leadHeight } = useElementSize(lead);
  const geometry = useMemo(
    () => layOutGrid(layout, { width: width || 1, targetHeight: rowHeight, gap, dayHeader: head, grouping }),
    [layout, width, rowHeight, head, grouping],
  );
  // What is not shown has no keyboard: the Tab stop is then the first picture in view.
  const currentAt = current === undefined ? undefined : positions.get(current);
  const toFocus = useRef<() => PictureId | undefined>(() => undefined);
  const { hasHands, bringFocus, focusHandlers } = useGridFocus(canvas, toFocus);
  const bottomRoom = (barShown ? roomForBar : roomBelow) + useToastRoom();
  const scroll = useGridScroll({
    geometry,
    ids,
    leadHeight,
    topRoom: dayHeader + 8,
    bottomRoom,
    view: viewOfQuery(query),
    shape: `${grouping} ${rowHeight} ${width}`,
    isLifted,
    current: currentAt,
    marked,
    follows,
    hasHands,
  });
  const { scroller, viewHeight, rows, reveal } = scroll;
  const inTime = query.sort === undefined && grouping !== 'reference';
  const months = useMemo(() => (inTime ? monthMarks(layout.createdAt, geometry) : []), [inTime, layout, geometry]);
  const marks = months.length > 1 && scroll.contentHeight > viewHeight ? months : undefined;

  const [menuFor, setMenuFor] = useState<PictureId>();
  const reachableAt = currentAt ?? (ids.length === 0 ? undefined : (geometry.rows.starts[rows.first] ?? 0));
  const reachable = reachableAt === undefined ? undefined : ids[reachableAt];
  const extraRow = reachableAt === undefined ? undefined : rowOf(geometry.rows, reachableAt);
  useLayoutEffect(() => {
    // The first one drawn may lie above the view.
    toFocus.current = () => (currentAt === undefined ? ids[scroll.firstInView()] : reachable);
  });

  // Before the browser draws, so that what is asked for is on its way meanwhile.
  useLayoutEffect(() => {
    const from = geometry.rows.starts[rows.first] ?? 0;
    const end = geometry.rows.starts[rows.end] ?? from;
    needSummaries(ids.slice(from, end));
    if (reachable !== undefined) needSummaries([reachable]);
  }, [geometry, ids, rows.first, rows.end, reachable]);

  // The bar must not come to lie over the picture the artist is at, and that picture is shown on the way back from the viewer.
  const revealCurrent = useEffectEvent(() => {
    if (currentAt !== undefined) reveal(currentAt);
  });
  useEffect(() => {
    if (barShown) revealCurrent();
  }, [barShown]);
  const wasIn = useRef(view);
  useEffect(() => {
    const cameBack = wasIn.current === 'viewer' && view === 'library';
    wasIn.current = view;
    if (!cameBack || viewHeight === 0) return;
    revealCurrent();
    bringFocus();
  }, [view, viewHeight, bringFocus]);

  const press = useCallback(
    (id: PictureId, event: MouseEvent) => {
      const selection = useSelection.getState();
      if (event.button !== 0) {
        if (!selection.selected.has(id)) selection.choose(id);
        return;
      }
      if (event.shiftKey) {
        // Else the browser selects text between the two.
        event.preventDefault();
        selection.extendTo(id, useLibrary.getState().layout.ids);
        bringFocus();
      } else if (event.ctrlKey || event.metaKey) selection.toggle(id);
      else if (!selection.selected.has(id)) selection.choose(id);
    },
    [bringFocus],
  );
  const release = useCallback((id: PictureId, event: MouseEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    // Only now: pressing on one of several may have begun a drag of all of them.
    useSelection.getState().choose(id);
  }, []);
  const open = useCallback((id: PictureId) => {
    openViewer(id);
  }, []);

  const toGrid = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = scroller.current?.getBoundingClientRect();
    const left = canvas.current?.getBoundingClientRect().left ?? 0;
    return { x: event.clientX - left, y: event.clientY - (box?.top ?? 0) + scroll.gridScroll() };
  };
  const order = useOrderByHand({ geometry, layout, positions, toGrid });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isWithin(event)) return;
    if (order.press(event)) return;
    const onButton = (event.target as Element).closest('button') !== null;
    const at = reachableAt ?? 0;
    const opens = (event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey && !onButton;
    if (opens && reachable !== undefined) {
      event.preventDefault();
      useSelection.getState().choose(reachable);
      openViewer(reachable);
      return;
    }
    const apart = event.ctrlKey || event.metaKey;
    if (apart && event.key === ' ' && reachable !== undefined) {
      event.preventDefault();
      useSelection.getState().toggle(reachable);
      return;
    }
    const move = event.altKey ? undefined : gridMoveOf(event.key);
    if (!move || ids.length === 0) return;
    event.preventDefault();
    const target = moveInGrid(geometry, layout, at, move, viewHeight - dayHeader);
    const id = ids[target];
    if (id === undefined) return;
    const selection = useSelection.getState();
    if (event.shiftKey) selection.extendTo(id, ids);
    else if (apart) selection.goTo(id);
    else selection.choose(id);
    bringFocus();
    reveal(target);
  };

  const { frame, pressSpace, keepFocus } = useFramedSelection({ geometry, layout, scroll, toGrid });
  const menuAt = (event: MouseEvent): void => {
    const tile = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-picture]') : null;
    const id = tile?.dataset['picture'] as PictureId | undefined;
    setMenuFor(id);
    // On empty space there is nothing a menu could offer.
    if (id === undefined) event.preventDefault();
  };

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={classNames(styles.scroller, marks && styles.scrubbed)}
        onScroll={scroll.onScroll}
        onPointerDown={pressSpace}
        onMouseDown={keepFocus}
        {...order.handlers}
      >
        <div ref={canvas} className={styles.canvas} style={{ height: scroll.areaHeight }}>
          <div ref={lead} className={classNames(styles.lead, head === 0 && styles.bare)} style={{ top: -scroll.shift }}>
            {children}
          </div>
          <ContextMenu menu={menuFor !== undefined && <PictureMenu id={menuFor} />}>
            <div
              role="grid"
              aria-label={t('library.grid')}
              aria-multiselectable
              aria-rowcount={geometry.rows.count}
              className={styles.grid}
              style={{ top: leadHeight }}
              {...focusHandlers}
              onKeyDown={onKeyDown}
              onContextMenu={menuAt}
            >
              <GridDays
                geometry={geometry}
                grouping={grouping}
                layout={layout}
                rows={rows}
                extraRow={extraRow}
                shift={scroll.shift}
                now={now}
                reachable={reachable}
                arrived={arrived}
                onPress={press}
                onRelease={release}
                onOpen={open}
              />
            </div>
          </ContextMenu>
          {order.bar && (
            <div
              className={styles.bar}
              data-order-bar
              style={{ ...order.bar, top: order.bar.top + leadHeight - scroll.shift }}
            />
          )}
          {frame && (
            <div
              className={styles.drawn}
              style={{
                left: frame.left,
                top: frame.top + leadHeight - scroll.shift,
                width: frame.width,
                height: frame.height,
              }}
            />
          )}
        </div>
      </div>
      {marks && <DateScrubber scroll={scroll} marks={marks} leadHeight={leadHeight} />}
    </div>
  );
}
