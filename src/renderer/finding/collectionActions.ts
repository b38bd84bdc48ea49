import { t } from 'i18next';
import type { CollectionChange } from '../../shared/bridge/curation.ts';
import type { Collection } from '../../shared/bridge/index.ts';
import { deleteCollection, showPlace, updateCollection, useLibraryQuery } from '../state/index.ts';
import { tellProblem, undoable } from '../telling/index.ts';

export function changeCollection({ id }: Collection, change: CollectionChange, said: string): void {
  updateCollection(id, change).then(() => {
    undoable(said);
  }, tellProblem);
}

/** Its pictures stay in the library. */
export function removeCollection({ id, name }: Collection): void {
  deleteCollection(id).then(() => {
    const { place } = useLibraryQuery.getState();
    if (place.kind === 'collection' && place.id === id) showPlace({ kind: 'all' });
    undoable(t('finding.deleted', { name }), { icon: 'trash' });
  }, tellProblem);
}
