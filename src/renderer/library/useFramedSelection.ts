import { useRef, type MouseEvent, type PointerEvent } from 'react';
import type { LibraryLayout, PictureId } from '../../shared/domain/index.ts';
import { runCommand } from '../state/commands/index.ts';
import { useSelection } from '../state/selection/index.ts';
import { picturesInFrame, type Box, type GridGeometry } from './gridGeometry.ts';
import { useFrame } from './useFrame.ts';
import type { GridScroll } from './useGridScroll.ts';

interface FramedSelectionOptions {
  geometry: GridGeometry;
  layout: LibraryLayout;
  scroll: GridScroll;
  /** Where a pointer is in the grid, now. */
  toGrid: (event: { clientX: number; clientY: number }) => { x: number; y: number };
}

/** Selects what a frame touches that is drawn from empty space; with a modifier beside what was selected before. */
export function useFramedSelection({ geometry, layout, scroll, toGrid }: FramedSelectionOptions) {
  const { scroller } = scroll;
  const framedBefore = useRef<ReadonlySet<PictureId>>(new Set());
  const { frame, onPointerDown } = useFrame({
    toGrid,
    beyond: (clientY, edge) => {
      const box = scroller.current?.getBoundingClientRect();
      if (!box) return 0;
      if (clientY < box.top + edge) return clientY - box.top - edge;
      return clientY > box.bottom - edge ? clientY - box.bottom + edge : 0;
    },
    scrollBy: scroll.scrollBy,
    onFrame: (box: Box, keep: boolean) => {
      const framed = picturesInFrame(geometry, layout, box).flatMap((index) => layout.ids[index] ?? []);
      useSelection.getState().chooseMany(keep ? [...framedBefore.current, ...framed] : framed);
    },
    onClick: (keep) => {
      if (!keep) useSelection.getState().clear();
    },
  });
  const isOnSpace = (event: MouseEvent): boolean => {
    if (!isWithin(event)) return false;
    const onScrollBar = event.target === scroller.current && event.nativeEvent.offsetX > scroller.current.clientWidth;
    return !onScrollBar && event.target instanceof Element && !event.target.closest('[data-picture],button,article');
  };
  const pressSpace = (event: PointerEvent): void => {
    if (!isOnSpace(event)) return;
    framedBefore.current = useSelection.getState().selected;
    onPointerDown(event);
  };
  // The arrows go on from the picture the artist is at; the browser would give the focus to nothing.
  const keepFocus = (event: MouseEvent): void => {
    if (!isOnSpace(event)) return;
    event.preventDefault();
    runCommand('focusPictures');
  };
  return { frame, pressSpace, keepFocus };
}

/** Menus and dialogs lie elsewhere on the page, but React hands their events up to what opened them. */
export function isWithin(event: { currentTarget: EventTarget & Element; target: EventTarget }): boolean {
  return event.target instanceof Node && event.currentTarget.contains(event.target);
}
