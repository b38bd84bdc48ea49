import type { DragEvent } from 'react';
import { t } from 'i18next';
import { useCurationLists } from '../state/curation/index.ts';
import type { Collection } from '../../shared/bridge/index.ts';
import { moveTo, targetOnRow, type CollectionTarget } from './collectionMoves.ts';
import { moveCollection } from './moveCollection.ts';
import { hasLeft, hideDrop, showDrop, useSidebarDrop } from './sidebarDrop.ts';

/** A collection dragged in the sidebar carries its id under this type. */
const collectionDragType = 'application/x-reverie-collection';

interface Place {
  target: CollectionTarget;
  /** The row that shows it; that of another one where the place is before what lies in it. */
  key: string;
}

const nameOf = (id: string): string =>
  useCurationLists.getState().collections.find((each) => each.id === id)?.name ?? '';

function wordsFor(dragged: string, target: CollectionTarget): string {
  const name = nameOf(dragged);
  if (!('id' in target)) return t(`finding.drop.${target.where}`, { name });
  return t(`finding.drop.${target.where}`, { name, other: nameOf(target.id) });
}

function handlersFor(placeAt: (event: DragEvent) => Place) {
  const over = (event: DragEvent): void => {
    const { dragged } = useSidebarDrop.getState();
    if (dragged === undefined) return;
    event.stopPropagation();
    const { target, key } = placeAt(event);
    if (!moveTo(useCurationLists.getState().collections, dragged, target)) {
      hideDrop();
      return;
    }
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    showDrop(
      key,
      target.where === 'top' || target.where === 'end' ? 'inside' : target.where,
      wordsFor(dragged, target),
    );
  };
  return {
    onDragEnter: over,
    onDragOver: over,
    onDragLeave: (event: DragEvent) => {
      if (useSidebarDrop.getState().dragged !== undefined && hasLeft(event)) hideDrop();
    },
    onDrop: (event: DragEvent) => {
      const { dragged } = useSidebarDrop.getState();
      if (dragged === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const { target } = placeAt(event);
      useSidebarDrop.setState({ dragged: undefined, over: undefined });
      moveCollection(dragged, target);
    },
  };
}

/** Lets a row of the sidebar be dragged, and others be dropped before it, after it and into it. */
export function collectionDrag(collection: Collection, firstInside: string | undefined) {
  const { id } = collection;
  return {
    ...handlersFor((event) => {
      const { top, height } = event.currentTarget.getBoundingClientRect();
      const share = (event.clientY - top) / Math.max(1, height);
      const target = targetOnRow(share, { id, smart: collection.query !== undefined, firstInside });
      return { target, key: 'id' in target ? target.id : id };
    }),
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData(collectionDragType, id);
      useSidebarDrop.setState({ dragged: id });
    },
    onDragEnd: () => {
      useSidebarDrop.setState({ dragged: undefined, over: undefined });
    },
  };
}

/** Lets collections be dropped where they lie in no other: on the head of their list, and below it. */
export function outermostDrop(where: 'top' | 'end', key: string) {
  return handlersFor(() => ({ target: { where }, key }));
}
