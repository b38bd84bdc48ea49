import { t } from 'i18next';
import { currentCollections, updateCollection, useCurationLists } from '../state/curation/index.ts';
import type { Collection } from '../../shared/bridge/index.ts';
import { moveTo, stepTarget, type CollectionStep, type CollectionTarget } from './collectionMoves.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';

type TargetAmong = (collections: readonly Collection[]) => CollectionTarget | undefined;

async function move(id: string, targetAmong: TargetAmong): Promise<void> {
  const collections = await currentCollections();
  const target = targetAmong(collections);
  const change = target && moveTo(collections, id, target);
  const name = collections.find((each) => each.id === id)?.name ?? '';
  if (!change) return;
  await updateCollection(id, change);
  const parent = collections.find((each) => each.id === change.parentId);
  notifyUndoable(parent ? t('finding.movedInto', { name, parent: parent.name }) : t('finding.moved', { name }));
}

let last: Promise<void> = Promise.resolve();

/** One move after the other: a key pressed again goes on from where the first one led. */
function afterOthers(id: string, targetAmong: TargetAmong): void {
  last = last.then(() => move(id, targetAmong)).catch(notifyProblem);
}

/** Puts a collection somewhere else, with Undo; does nothing where it cannot go. */
export function moveCollection(id: string, target: CollectionTarget): void {
  afterOthers(id, () => target);
}

export function stepCollection(id: string, step: CollectionStep): void {
  afterOthers(id, (collections) => stepTarget(collections, id, step));
}

/** Whether there is somewhere to go. */
export function canStep(id: string, step: CollectionStep): boolean {
  const { collections } = useCurationLists.getState();
  const target = stepTarget(collections, id, step);
  return target !== undefined && moveTo(collections, id, target) !== undefined;
}
