import { t } from 'i18next';
import { updateCollection, useCurationLists } from '../state/index.ts';
import { moveTo, stepTarget, type CollectionStep, type CollectionTarget } from './collectionMoves.ts';
import { tellProblem } from './tellProblem.ts';
import { undoable } from './undoable.ts';

/** Puts a collection somewhere else, with Undo; does nothing where it cannot go. */
export function moveCollection(id: string, target: CollectionTarget): void {
  const { collections } = useCurationLists.getState();
  const move = moveTo(collections, id, target);
  const name = collections.find((each) => each.id === id)?.name ?? '';
  if (!move) return;
  const { parentId } = move;
  const parent = collections.find((each) => each.id === parentId);
  updateCollection(id, move).then(() => {
    undoable(parent ? t('finding.movedInto', { name, parent: parent.name }) : t('finding.moved', { name }));
  }, tellProblem);
}

/** Whether there is somewhere to go. */
export function canStep(id: string, step: CollectionStep): boolean {
  const { collections } = useCurationLists.getState();
  const target = stepTarget(collections, id, step);
  return target !== undefined && moveTo(collections, id, target) !== undefined;
}

export function stepCollection(id: string, step: CollectionStep): void {
  const target = stepTarget(useCurationLists.getState().collections, id, step);
  if (target) moveCollection(id, target);
}
