import type { PictureId } from '../../shared/domain/ids.ts';
import { useLibrary } from '../state/library/index.ts';
import { useSelection } from '../state/selection/index.ts';
import { inReadingOrder } from './readingOrder.ts';

/**
 * The pictures that a key is about: those that are selected and shown, as they stand in the grid. Where there are
 * none, the one that has the ring of the keyboard is selected and meant.
 */
export function takeChosen(): readonly PictureId[] {
  const selection = useSelection.getState();
  const ids = inReadingOrder(selection.selected, useLibrary.getState().positions);
  if (ids.length > 0) {
    selection.stay();
    return ids;
  }
  const ringed = document.querySelector<HTMLElement>('[role=gridcell]:focus-visible')?.dataset['picture'];
  if (ringed === undefined) return [];
  selection.choose(ringed as PictureId);
  return [ringed as PictureId];
}
