import { useEffect, useEffectEvent, useRef, useState, type PointerEvent } from 'react';
import type { Box } from './gridGeometry.ts';

/** Pixels the pointer must move before a frame is drawn. */
const threshold = 4;
/** This near to the top or bottom edge the grid scrolls. */
const edge = 32;

interface FrameOptions {
  /** Where a pointer is in the grid, now. */
  toGrid: (event: { clientX: number; clientY: number }) => { x: number; y: number };
  /** How far a pointer is beyond the view's edges: negative above, positive below, 0 inside. */
  beyond: (clientY: number, edge: number) => number;
  scrollBy: (pixels: number) => void;
  onFrame: (frame: Box, keep: boolean) => void;
  /** Pressed and let go without moving. */
  onClick: (keep: boolean) => void;
}

/** Drawing a frame on empty space, to select what it touches; the grid scrolls at its edges. */
export function useFrame({ toGrid, beyond, scrollBy, onFrame, onClick }: FrameOptions) {
  const [frame, setFrame] = useState<Box>();
  const [pressed, setPressed] = useState(false);
  const start = useRef({ x: 0, y: 0, keep: false, moved: false });
  const pointer = useRef({ clientX: 0, clientY: 0 });

  const stretch = useEffectEvent(() => {
    const from = start.current;
    const to = toGrid(pointer.current);
    if (!from.moved && Math.hypot(to.x - from.x, to.y - from.y) < threshold) return;
    from.moved = true;
    const box = {
      left: Math.min(from.x, to.x),
      top: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
    setFrame(box);
    onFrame(box, from.keep);
  });
  const move = useEffectEvent((event: globalThis.PointerEvent) => {
    pointer.current = { clientX: event.clientX, clientY: event.clientY };
    stretch();
  });
  const end = useEffectEvent(() => {
    if (!start.current.moved) onClick(start.current.keep);
    setPressed(false);
    setFrame(undefined);
  });
  const creep = useEffectEvent(() => {
    const distance = beyond(pointer.current.clientY, edge);
    if (distance === 0 || !start.current.moved) return;
    scrollBy(Math.sign(distance) * Math.min(24, Math.abs(distance)));
    stretch();
  });

  useEffect(() => {
    if (!pressed) return undefined;
    let request = requestAnimationFrame(function again() {
      creep();
      request = requestAnimationFrame(again);
    });
    const onMove = (event: globalThis.PointerEvent): void => {
      move(event);
    };
    const onEnd = (): void => {
      end();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onEnd);
    window.addEventListener('pointercancel', onEnd);
    return () => {
      cancelAnimationFrame(request);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onEnd);
      window.removeEventListener('pointercancel', onEnd);
    };
  }, [pressed]);

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = toGrid(event);
    start.current = { ...at, keep: event.ctrlKey || event.metaKey || event.shiftKey, moved: false };
    pointer.current = { clientX: event.clientX, clientY: event.clientY };
    setPressed(true);
  };
  return { frame, onPointerDown };
}
