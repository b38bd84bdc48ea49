import { useEffect, useState, type DragEvent as ReactDragEvent, type RefObject } from 'react';
import type { ReferenceId } from '../../shared/domain/index.ts';
import { reorderReference, useComposer } from '../state/composer/index.ts';
import { useFileDrag } from '../state/drags/index.ts';
import { dropPosition, farFromTiles } from './dropPosition.ts';

/** A reference dragged in the strip carries its id under this type. */
const referenceType = 'application/x-reverie-reference';

export interface StripDrop {
  /** The reference in the air. */
  dragged: ReferenceId | undefined;
  /** Before which tile a bar shows where it would go. */
  bar: number | undefined;
  startDrag(event: ReactDragEvent, id: ReferenceId): void;
}

interface Point {
  clientX: number;
  clientY: number;
}

const tilesOf = (strip: HTMLElement | null): DOMRect[] =>
  [...(strip?.querySelectorAll('[data-tile]') ?? [])].map((tile) => tile.getBoundingClientRect());

function positionAt(strip: HTMLElement | null, event: Point): number {
  return dropPosition(tilesOf(strip), event.clientX, event.clientY);
}

/** Where something new goes: between two tiles near them, else after the last. */
function placeForNew(strip: HTMLElement | null, event: Point): number {
  const tiles = tilesOf(strip);
  return farFromTiles(tiles, event.clientY) ? tiles.length : dropPosition(tiles, event.clientX, event.clientY);
}

/**
 * Dragging in and into the strip: references change their order, files are told where they would be
 * put in (the window takes them), and a reference let go elsewhere calls `dropOutside`.
 */
export function useStripDrop(strip: RefObject<HTMLElement | null>, dropOutside: (id: ReferenceId) => void): StripDrop {
  const [dragged, setDragged] = useState<ReferenceId>();
  const [before, setBefore] = useState<number>();
  const filesAt = useFileDrag((state) => state.at);
  const filesOver = useFileDrag((state) => state.count !== undefined);

  useEffect(() => {
    // The strip's panel: near the tiles is near enough.
    const inside = (event: DragEvent): boolean => {
      const panel = strip.current?.closest('aside') ?? strip.current;
      return event.target instanceof Node && Boolean(panel?.contains(event.target));
    };
    const over = (event: DragEvent): void => {
      const types = event.dataTransfer?.types ?? [];
      if (types.includes(referenceType)) {
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'move';
        setBefore(inside(event) ? positionAt(strip.current, event) : undefined);
        return;
      }
      const at = inside(event) ? placeForNew(strip.current, event) : undefined;
      if (useFileDrag.getState().at !== at) useFileDrag.setState({ at });
    };
    const end = (): void => {
      setDragged(undefined);
      setBefore(undefined);
    };
    const drop = (event: DragEvent): void => {
      const id = event.dataTransfer?.getData(referenceType) as ReferenceId | undefined;
      end();
      const from = useComposer.getState().references.findIndex(({ reference }) => reference.id === id);
      if (!id || from === -1) return;
      event.preventDefault();
      if (inside(event)) reorderReference(from, positionAt(strip.current, event));
      else dropOutside(id);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    document.addEventListener('dragend', end);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
      document.removeEventListener('dragend', end);
    };
  }, [strip, dropOutside]);

  return {
    dragged,
    bar: dragged ? before : filesOver ? filesAt : undefined,
    startDrag: (event, id) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData(referenceType, id);
      setDragged(id);
    },
  };
}
