import { useEffect, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { LibraryLayout, PictureId } from '../../shared/domain/index.ts';
import { bringsPictures, keepFromWindow, picturesOf } from '../state/drags/index.ts';
import { useSelection } from '../state/selection/index.ts';
import type { Box, GridGeometry } from './gridGeometry.ts';
import { collectionInHand, putBefore } from './inCollection.ts';
import { dropPlace, reordering, stepped } from './orderByHand.ts';
import { inReadingOrder } from './readingOrder.ts';

interface OrderByHandOptions {
  geometry: GridGeometry;
  layout: LibraryLayout;
  positions: ReadonlyMap<PictureId, number>;
  toGrid: (event: { clientX: number; clientY: number }) => { x: number; y: number };
}

export interface OrderByHand {
  /** Shows where what is dragged would go. */
  bar: Box | undefined;
  /** For the grid's scroll area. */
  handlers: Record<'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>;
  /** Alt with an arrow moves the selection by one place; answers whether that was pressed and it moved. */
  press: (event: KeyboardEvent) => boolean;
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Moving pictures within a collection that is shown in its order by hand. Elsewhere a drop in the grid does nothing. */
export function useOrderByHand({ geometry, layout, positions, toGrid }: OrderByHandOptions): OrderByHand {
  const [bar, setBar] = useState<Box>();
  useEffect(() => {
    const end = (): void => {
      setBar(undefined);
    };
    window.addEventListener('dragend', end);
    return () => {
      window.removeEventListener('dragend', end);
    };
  }, []);
  const placeAt = (event: DragEvent) => {
    const { x, y } = toGrid(event);
    return dropPlace(geometry, layout, x, y);
  };
  const over = (event: DragEvent): void => {
    if (!bringsPictures(event.dataTransfer)) return;
    // The window would take them for references; those go to the composer.
    event.stopPropagation();
    keepFromWindow();
    const place = collectionInHand() && placeAt(event);
    setBar(place?.bar);
    if (!place) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = event.dataTransfer.types.includes('Files') ? 'copy' : 'move';
  };
  return {
    bar,
    handlers: {
      onDragEnter: over,
      onDragOver: over,
      onDragLeave: (event) => {
        const within = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!within) setBar(undefined);
      },
      onDrop: (event) => {
        setBar(undefined);
        if (!bringsPictures(event.dataTransfer)) return;
        event.preventDefault();
        event.stopPropagation();
        keepFromWindow();
        const collection = collectionInHand();
        const place = placeAt(event);
        // What comes from elsewhere has no place here yet.
        const ids = picturesOf(event.dataTransfer).filter((id) => positions.has(id));
        const move = place && reordering(layout.ids, ids, place.index);
        if (collection && move) putBefore(collection, ids, move.before);
      },
    },
    press: (event) => {
      const by = steps[event.key];
      if (!by || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
      const collection = collectionInHand();
      if (!collection) return false;
      event.preventDefault();
      const ids = inReadingOrder(useSelection.getState().selected, positions);
      const move = stepped(layout.ids, ids, by);
      if (move) putBefore(collection, ids, move.before);
      return move !== undefined;
    },
  };
}
