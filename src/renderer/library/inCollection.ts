import { t } from 'i18next';
import type { PictureId } from '../../shared/domain/index.ts';
import { orderPictures, uncollectPictures, updateCollection, useCurationLists } from '../state/curation/index.ts';
import { useLibrary } from '../state/library/index.ts';
import { useLibraryQuery } from '../state/query/index.ts';
import type { Collection } from '../../shared/bridge/index.ts';
import { showToast } from '../ui/index.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';

/** The collection that is shown, if one is. */
export function shownCollection(): Collection | undefined {
  const { place } = useLibraryQuery.getState();
  if (place.kind !== 'collection') return undefined;
  return useCurationLists.getState().collections.find(({ id }) => id === place.id);
}

/** The collection that is shown in its order by hand, so that its pictures can be moved within it. */
export function collectionInHand(): Collection | undefined {
  const { query } = useLibrary.getState();
  const shown = shownCollection();
  const inHand = query.sort === 'manual' && query.group === 'none' && query.collection === shown?.id;
  return inHand && !shown?.query ? shown : undefined;
}

async function remove({ id, name }: Collection, ids: readonly PictureId[]): Promise<void> {
  const { changed } = await uncollectPictures(id, ids);
  if (changed === 0) {
    showToast({ icon: 'info', text: t('curation.collect.liesInside', { name, count: ids.length }) });
    return;
  }
  notifyUndoable(t('curation.collect.removed', { name, count: changed }));
}

/** Takes pictures out of the collection that is shown, with Undo; answers whether there is one that they can leave. */
export function removeFromShown(ids: readonly PictureId[]): boolean {
  const collection = shownCollection();
  if (!collection || collection.query || ids.length === 0) return false;
  remove(collection, ids).catch(notifyProblem);
  return true;
}

/** Makes a picture stand for the collection that is shown; null takes its cover away. */
export function setCover(collection: Collection, cover: PictureId | null): void {
  const { id, name } = collection;
  updateCollection(id, { cover }).then(() => {
    notifyUndoable(t(cover === null ? 'curation.collect.coverRemoved' : 'curation.collect.coverSet', { name }));
  }, notifyProblem);
}

/** Moves pictures within the collection that is shown in its order by hand. */
export function putBefore(collection: Collection, ids: readonly PictureId[], before: PictureId | undefined): void {
  const { id, name } = collection;
  orderPictures(id, ids, before).then(({ changed }) => {
    if (changed > 0) notifyUndoable(t('curation.collect.ordered', { count: ids.length }));
    else showToast({ icon: 'info', text: t('curation.collect.orderInside', { name, count: ids.length }) });
  }, notifyProblem);
}
