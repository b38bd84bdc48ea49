import { t } from 'i18next';
import { deleteCollection, updateCollection } from '../state/curation/index.ts';
import { showPlace, useLibraryQuery } from '../state/query/index.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';
import type { CollectionChange } from '../../shared/bridge/curation.ts';
import type { Collection } from '../../shared/bridge/index.ts';

export function changeCollection({ id }: Collection, change: CollectionChange, said: string): void {
  updateCollection(id, change).then(() => {
    notifyUndoable(said);
  }, notifyProblem);
}

/** Its pictures stay in the library. */
export function removeCollection({ id, name }: Collection): void {
  deleteCollection(id).then(() => {
    const { place } = useLibraryQuery.getState();
    if (place.kind === 'collection' && place.id === id) showPlace({ kind: 'all' });
    notifyUndoable(t('finding.deleted', { name }), { icon: 'trash' });
  }, notifyProblem);
}
