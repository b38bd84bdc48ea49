import type { DragEvent } from 'react';
import type { PictureId } from '../../shared/domain/index.ts';
import { bringsPictures, keepFromWindow, picturesOf, useFileDrag } from '../state/drags/index.ts';
import { hasLeft, hideDrop, showDrop } from './sidebarDrop.ts';

export interface PictureTarget {
  key: string;
  /** What letting go would do. */
  words: (count: number) => string;
  take: (ids: readonly PictureId[]) => void;
}

/** Lets the library's pictures be dropped on a row; without a target nothing can be. */
export function pictureDrop(target: PictureTarget | undefined) {
  const over = (event: DragEvent): void => {
    if (!target || !bringsPictures(event.dataTransfer)) return;
    event.preventDefault();
    // Else the window takes them for references.
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
    keepFromWindow();
    showDrop(target.key, 'inside', target.words(useFileDrag.getState().pictures?.length ?? 1));
  };
  return {
    onDragEnter: over,
    onDragOver: over,
    onDragLeave: (event: DragEvent) => {
      if (target && hasLeft(event)) hideDrop(target.key);
    },
    onDrop: (event: DragEvent) => {
      if (!target || !bringsPictures(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      hideDrop();
      keepFromWindow();
      const ids = picturesOf(event.dataTransfer);
      if (ids.length > 0) target.take(ids);
    },
  };
}

function refuse(event: DragEvent): void {
  if (!bringsPictures(event.dataTransfer)) return;
  event.stopPropagation();
  keepFromWindow();
}

/** Pictures let go beside the rows that take them go nowhere, least of all among the references. */
export const refusePictures = { onDragEnter: refuse, onDragOver: refuse, onDrop: refuse };
