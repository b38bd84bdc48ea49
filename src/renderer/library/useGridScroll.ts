import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { PictureId } from '../../shared/domain/ids.ts';
import { useElementSize } from '../ui/index.ts';
import {
  anchorAt,
  anchorForLifting,
  rowsWithin,
  scrollToAnchor,
  type Anchor,
  type GridGeometry,
  type RowRange,
} from './gridGeometry.ts';
import { rowOf } from './justifyRows.ts';
import { afterScroll, contentTop, placeFor, scaleScroll, type ScrollPlace } from './scrollScale.ts';

/** Rows beyond the view that are drawn, as a share of the view's height. */
const overscan = 0.75;
/** After this long without scrolling the scroll bar is put where it belongs in a scaled area, and a jump gets its overscan. */
const restMilliseconds = 160;

export interface GridScroll {
  scroller: RefObject<HTMLDivElement | null>;
  viewHeight: number;
  onScroll: () => void;
  /** Height of all there is to scroll through; the area given to the browser may be shorter. */
  contentHeight: number;
  /** Height for the browser to scroll through. */
  areaHeight: number;
  /** Rows to draw. */
  rows: RowRange;
  /** What to take off a place in the content to get its place in the area. */
  shift: number;
  /** Place of the view's top edge in the grid, now. */
  gridScroll: () => number;
  /** Scrolls as little as needed for a picture to be in view as a whole, below the sticky head and above what stands at the end. */
  reveal: (index: number) => void;
  /** The first picture of the first row that is wholly in view below the head. */
  firstInView: () => number;
  /** Scrolls by pixels, as a drag near the edge does. */
  scrollBy: (pixels: number) => void;
  /** Scrolls to a place in the content. */
  scrollTo: (top: number) => void;
}

// Where the grid stood when it was last on the page; it comes back there.
const lastAnchors = new Map<string, Anchor<PictureId>>();
/** Searches whose place is remembered. */
const mostAnchors = 50;

interface Drawn {
  rows: RowRange;
  shift: number;
  /** Without overscan. */
  bare: boolean;
}

function keepAnchor(view: string, anchor: Anchor<PictureId> | undefined): void {
  lastAnchors.delete(view);
  if (anchor) lastAnchors.set(view, anchor);
  const [oldest] = lastAnchors.keys();
  if (lastAnchors.size > mostAnchors && oldest !== undefined) lastAnchors.delete(oldest);
}

interface GridScrollOptions {
  geometry: GridGeometry;
  ids: readonly PictureId[];
  /** Height of what stands above the grid in the same scroll area. */
  leadHeight: number;
  /** Kept free above a picture that is revealed, and under one as under the last row; pixels. */
  topRoom: number;
  bottomRoom: number;
  /** Names what is looked at; another view begins where it stood when it was left. */
  view: string;
  /** Names what shapes the rows, as their height: where the artist changes it, the current picture is what is looked at. */
  shape: string;
  /** Whether the second of two views is the first one with filters lifted. */
  isLifted: (before: string, after: string) => boolean;
  /** Where the picture stands that the artist is at. What was in view of it stays in view, whatever changes around it. */
  current: number | undefined;
  /** Whether that picture is selected; where only the keyboard is there, another shape or list leaves it. */
  marked: boolean;
  /** Counts up where another picture took its place because it has left. */
  follows: number;
  /** Whether the keyboard is in the grid. */
  hasHands: () => boolean;
}

interface Shown {
  geometry: GridGeometry;
  leadHeight: number;
  viewHeight: number;
  current: number | undefined;
}

/** Whether any of the current picture's row is in the view that begins at `top` of the content. */
function isInView({ geometry, leadHeight, viewHeight, current }: Shown, top: number): boolean {
  if (current === undefined) return false;
  const row = rowOf(geometry.rows, current);
  const from = (geometry.rowTops[row] ?? 0) + leadHeight;
  return from < top + viewHeight && from + (geometry.rowHeights[row] ?? 0) > top;
}

/** Draws only what is in view, and keeps the place while everything around it changes. */
export function useGridScroll(options: GridScrollOptions): GridScroll {
  const { geometry, ids, leadHeight, topRoom, bottomRoom, view, shape, isLifted, current, marked, follows, hasHands } =
    options;
  const scroller = useRef<HTMLDivElement>(null);
  const { height: viewHeight } = useElementSize(scroller);
  const place = useRef<ScrollPlace>({ bar: 0, shift: 0 });
  const anchor = useRef<Anchor<PictureId> | undefined>(lastAnchors.get(view));
  const shown = useRef({ view, geometry, ids, leadHeight, viewHeight, current, follows, shape });
  const setByUs = useRef<number | undefined>(undefined);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [drawn, setDrawn] = useState<Drawn>({ rows: { first: 0, end: 0 }, shift: 0, bare: false });

  const scale = useMemo(
    () => scaleScroll(leadHeight + geometry.height + bottomRoom, viewHeight),
    [leadHeight, geometry, bottomRoom, viewHeight],
  );

  const draw = useCallback(
    (always: boolean) => {
      const top = contentTop(place.current) - leadHeight;
      const { shift } = place.current;
      setDrawn((before) => {
        const near = rowsWithin(geometry, top - viewHeight * 0.25, top + viewHeight * 1.25);
        const enough = !always && before.rows.first <= near.first && before.rows.end >= near.end;
        if (enough && before.shift === shift) return before;
        // After a jump what is in view comes first; where the handle is dragged on, the rest is never asked for.
        const far = !always && (before.rows.end <= near.first || before.rows.first >= near.end);
        const beyond = far ? 0 : viewHeight * overscan;
        return { rows: rowsWithin(geometry, top - beyond, top + viewHeight + beyond), shift, bare: far };
      });
    },
    [geometry, leadHeight, viewHeight],
  );

  useEffect(() => {
    if (!drawn.bare) return undefined;
    const timer = setTimeout(() => {
      draw(false);
    }, restMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [drawn, draw]);

  const goTo = useCallback(
    (top: number) => {
      const element = scroller.current;
      if (!element) return;
      const before = element.scrollTop;
      place.current = placeFor(scale, top);
      element.scrollTop = place.current.bar;
      // The browser keeps it within bounds and may round it.
      place.current = { ...place.current, bar: element.scrollTop };
      if (element.scrollTop !== before) setByUs.current = element.scrollTop;
      draw(false);
    },
    [draw, scale],
  );

  const rememberAnchor = useCallback(() => {
    anchor.current = anchorAt(geometry, ids, contentTop(place.current) - leadHeight);
    keepAnchor(view, anchor.current);
  }, [geometry, ids, leadHeight, view]);

  const anchorOfOther = useEffectEvent((before: typeof shown.current): Anchor<PictureId> | undefined => {
    const known = lastAnchors.get(view);
    if (!isLifted(before.view, view)) return known;
    const top = contentTop(place.current) - before.leadHeight;
    const seen = { top, height: viewHeight };
    const kept = anchorForLifting(before.geometry, before.ids, seen, before.current);
    return kept && ids.includes(kept.id) ? kept : known;
  });

  const settle = useCallback(() => {
    if (scale.area < scale.content) goTo(contentTop(place.current));
  }, [goTo, scale]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const bar = element.scrollTop;
    const ours = setByUs.current !== undefined && Math.abs(bar - setByUs.current) < 1;
    setByUs.current = undefined;
    if (ours) return;
    place.current = afterScroll(scale, place.current, bar);
    rememberAnchor();
    draw(false);
    clearTimeout(resting.current);
    resting.current = setTimeout(settle, restMilliseconds);
  }, [draw, rememberAnchor, scale, settle]);
  useEffect(
    () => () => {
      clearTimeout(resting.current);
    },
    [],
  );

  const reveal = useCallback(
    (index: number) => {
      const row = rowOf(geometry.rows, index);
      const from = (geometry.rowTops[row] ?? 0) + leadHeight;
      const now = contentTop(place.current);
      const highest = from - topRoom;
      const lowest = from + (geometry.rowHeights[row] ?? 0) + bottomRoom - viewHeight;
      // Something taller than the view shows its top.
      const wanted = now > highest ? highest : now < lowest ? Math.min(lowest, highest) : now;
      if (wanted === now) return;
      goTo(Math.max(0, wanted));
      rememberAnchor();
    },
    [geometry, goTo, leadHeight, topRoom, bottomRoom, rememberAnchor, viewHeight],
  );

  // Before the browser draws: the picture that was first in view goes back to where it was, and the one that the
  // artist is at is not left out of sight by what has changed.
  const keepInView = useEffectEvent((seen: boolean, surely: boolean) => {
    if (seen && current !== undefined && ((surely && marked) || hasHands())) reveal(current);
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || viewHeight === 0) return;
    const before = shown.current;
    shown.current = { view, geometry, ids, leadHeight, viewHeight, current: before.current, follows, shape };
    const seen = isInView(before, contentTop(place.current));
    const otherView = before.view !== view;
    if (otherView) {
      anchor.current = anchorOfOther(before);
      keepAnchor(view, anchor.current);
      place.current = { bar: 0, shift: 0 };
    }
    const kept = anchor.current && scrollToAnchor(geometry, ids, anchor.current);
    goTo(kept === undefined ? contentTop(place.current) : kept + leadHeight);
    draw(true);
    keepInView(seen, otherView || before.follows !== follows || before.shape !== shape);
  }, [geometry, ids, leadHeight, viewHeight, view, follows, shape, goTo, draw]);
  // After the one above, which asks where it stood before.
  useLayoutEffect(() => {
    shown.current.current = current;
  });

  const scrollBy = useCallback(
    (pixels: number) => {
      goTo(contentTop(place.current) + pixels);
      rememberAnchor();
    },
    [goTo, rememberAnchor],
  );

  const scrollTo = useCallback(
    (top: number) => {
      goTo(top);
      rememberAnchor();
    },
    [goTo, rememberAnchor],
  );

  const firstInView = useCallback(() => {
    const top = contentTop(place.current) - leadHeight + topRoom;
    const { first } = rowsWithin(geometry, top, Number.POSITIVE_INFINITY);
    const whole = (geometry.rowTops[first] ?? 0) < top && first + 1 < geometry.rows.count ? first + 1 : first;
    return geometry.rows.starts[whole] ?? 0;
  }, [geometry, leadHeight, topRoom]);
  const gridScroll = useCallback(() => contentTop(place.current) - leadHeight, [leadHeight]);
  const rows = {
    first: Math.min(drawn.rows.first, geometry.rows.count),
    end: Math.min(drawn.rows.end, geometry.rows.count),
  };
  return {
    scroller,
    viewHeight,
    onScroll,
    contentHeight: scale.content,
    areaHeight: scale.area,
    rows,
    shift: drawn.shift,
    gridScroll,
    reveal,
    firstInView,
    scrollBy,
    scrollTo,
  };
}
