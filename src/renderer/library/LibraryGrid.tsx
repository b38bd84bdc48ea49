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
import {
  commandFor,
  groupingOfQuery,
  hasSelectionBar,
  isLifted,
  openViewer,
  needSummaries,
  runCommand,
  useInterface,
  useLibrary,
  useNow,
  useSelection,
  viewOfQuery,
} from '../state/index.ts';
import { classNames, ContextMenu, hasCommandKey, useElementSize } from '../ui/index.ts';
import { DateScrubber } from './DateScrubber.tsx';
import { GridDays } from './GridDays.tsx';
import { layOutGrid, pictureBox } from './gridGeometry.ts';
import { rowOf } from './justifyRows.ts';
import { monthMarks } from './monthMarks.ts';
import { gridMoveOf, moveInGrid } from './moveInGrid.ts';
import { PictureMenu } from './PictureMenu.tsx';
import { isWithin, useFramedSelection } from './useFramedSelection.ts';
import { useGridScroll } from './useGridScroll.ts';
import { useLostFocus } from './useLostFocus.ts';
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
  const active = useSelection((state) => state.active);
  const barShown = useSelection(hasSelectionBar);

  const canvas = useRef<HTMLDivElement>(null);
  const lead = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(canvas);
  const { height: leadHeight } = useElementSize(lead);
  const geometry = useMemo(
    () => layOutGrid(layout, { width: width || 1, targetHeight: rowHeight, gap, dayHeader: head, grouping }),
    [layout, width, rowHeight, head, grouping],
  );
  const bottomRoom = barShown ? roomForBar : roomBelow;
  const scroll = useGridScroll({ geometry, ids, leadHeight, bottomRoom, view: viewOfQuery(query), isLifted, active });
  const { scroller, viewHeight, rows, reveal } = scroll;
  const inTime = query.sort === undefined && grouping !== 'reference';
  const months = useMemo(() => (inTime ? monthMarks(layout.createdAt, geometry) : []), [inTime, layout, geometry]);
  const marks = months.length > 1 && scroll.contentHeight > viewHeight ? months : undefined;

  const [lastFocus, setLastFocus] = useState<PictureId>();
  // Where keys went that select nothing, while `active` was the picture the artist was at.
  const [cursor, setCursor] = useState<{ id: PictureId; active: PictureId | undefined }>();
  const [menuFor, setMenuFor] = useState<PictureId>();
  const wantFocus = useRef<PictureId>(undefined);
  const { lostFocus, focusHandlers } = useLostFocus();
  const gone = cursor?.active === active ? cursor?.id : undefined;
  const visited = [gone, active, lastFocus].find((id) => id !== undefined && positions.has(id));
  const firstDrawn = geometry.rows.starts[rows.first] ?? 0;
  const reachable = visited ?? ids[firstDrawn];
  // The first one drawn is another at each scroll: its place is not looked for, it is known.
  const reachableAt = visited !== undefined ? positions.get(visited) : reachable && firstDrawn;
  const extraRow = reachableAt === undefined ? undefined : rowOf(geometry.rows, reachableAt);

  // Before the browser draws, so that what is asked for is on its way meanwhile.
  useLayoutEffect(() => {
    const from = geometry.rows.starts[rows.first] ?? 0;
    const end = geometry.rows.starts[rows.end] ?? from;
    needSummaries(ids.slice(from, end));
    if (reachable !== undefined) needSummaries([reachable]);
  }, [geometry, ids, rows.first, rows.end, reachable]);

  const show = useCallback(
    (index: number) => {
      const box = pictureBox(geometry, layout, index);
      reveal(box.top, box.height, { above: dayHeader + 8, below: bottomRoom });
    },
    [geometry, layout, reveal, bottomRoom],
  );
  // The bar must not come to lie over the picture the artist is at, and that picture is shown on the way back from the viewer.
  const revealActive = useEffectEvent(() => {
    const index = active === undefined ? undefined : positions.get(active);
    if (index !== undefined) show(index);
  });
  useEffect(() => {
    if (barShown) revealActive();
  }, [barShown]);
  const wasIn = useRef(view);
  useEffect(() => {
    const cameBack = wasIn.current !== view && view === 'library';
    wasIn.current = view;
    if (!cameBack || viewHeight === 0) return;
    revealActive();
    wantFocus.current = useSelection.getState().active;
  }, [view, viewHeight]);

  useEffect(() => {
    const lost = lostFocus();
    const id = wantFocus.current ?? lost;
    if (id === undefined) return;
    const find = (what: string) => canvas.current?.querySelector<HTMLElement>(what);
    const own = find(`[data-picture="${CSS.escape(id)}"]`);
    // One that is no longer shown leaves the focus to the grid's Tab stop.
    const tile = own ?? (lost === undefined ? undefined : find('[role=gridcell][tabindex="0"]'));
    if (!tile) return;
    wantFocus.current = undefined;
    tile.focus({ preventScroll: true });
  });

  const press = useCallback((id: PictureId, event: MouseEvent) => {
    const selection = useSelection.getState();
    if (event.button !== 0) {
      if (!selection.selected.has(id)) selection.choose(id);
      return;
    }
    if (event.shiftKey) {
      // Else the browser selects text between the two.
      event.preventDefault();
      wantFocus.current = id;
      selection.extendTo(id, useLibrary.getState().layout.ids);
    } else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else if (!selection.selected.has(id)) selection.choose(id);
    setLastFocus(id);
    setCursor(undefined);
  }, []);
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
  // The order before a key moved pictures in it: what comes after it is shown where they went.
  const movedFrom = useRef<typeof layout>(undefined);
  useEffect(() => {
    if (movedFrom.current === undefined || movedFrom.current === layout) return;
    movedFrom.current = undefined;
    revealActive();
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isWithin(event)) return;
    if (order.press(event)) {
      movedFrom.current = layout;
      wantFocus.current = reachable;
      return;
    }
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
    // A letter that means nothing here is the first one of a search; the field takes it, as it has the focus then.
    const types =
      (event.key.length === 1 || event.key === 'Process') && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (types && event.key !== ' ' && commandFor(event, hasCommandKey, false) === undefined) {
      runCommand('search');
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
    else if (!apart) selection.choose(id);
    setCursor(apart && !event.shiftKey ? { id, active } : undefined);
    setLastFocus(id);
    wantFocus.current = id;
    show(target);
  };

  const { frame, pressSpace } = useFramedSelection({ geometry, layout, scroll, toGrid });
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
