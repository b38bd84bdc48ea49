import { t } from 'i18next';
import type { PictureId } from '../../shared/domain/index.ts';
import { collectPictures, trashPictures } from '../state/curation/index.ts';
import type { Collection } from '../../shared/bridge/index.ts';
import { showToast } from '../ui/index.ts';
import type { PictureTarget } from './pictureDrop.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';

async function collect({ id, name }: Collection, ids: readonly PictureId[]): Promise<void> {
  const { changed } = await collectPictures(id, ids);
  if (changed > 0) notifyUndoable(t('finding.added', { name, count: changed }));
  else showToast({ icon: 'info', text: t('finding.addedNone', { name }) });
}

async function throwAway(ids: readonly PictureId[]): Promise<void> {
  const { changed } = await trashPictures(ids);
  if (changed > 0) notifyUndoable(t('finding.thrownAway', { count: changed }), { icon: 'trash' });
}

/** Pictures dropped on a collection made by hand are added to it; a smart one takes none. */
export function intoCollection(collection: Collection): PictureTarget | undefined {
  if (collection.query) return undefined;
  const { id, name } = collection;
  return {
    key: id,
    words: (count) => t('finding.drop.add', { name, count }),
    take: (ids) => {
      collect(collection, ids).catch(notifyProblem);
    },
  };
}

/** Pictures dropped on the trash are moved there. */
export const intoTrash: PictureTarget = {
  key: 'trash',
  words: (count) => t('finding.drop.trash', { count }),
  take: (ids) => {
    throwAway(ids).catch(notifyProblem);
  },
};
