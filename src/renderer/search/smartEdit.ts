import { t } from 'i18next';
import { create } from 'zustand';
import type { Collection } from '../../shared/bridge/index.ts';
import {
  lookFor,
  narrowingOf,
  showPlace,
  smartQuery,
  useLibraryQuery,
  type LibraryPlace,
} from '../state/query/index.ts';
import { updateCollection } from '../state/curation/index.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';

interface SmartEdit {
  /** The smart collection whose search lies in the search field to be changed. */
  collection: Collection | undefined;
  /** Where that began: going to any place, also to the same one again, ends it. */
  place: LibraryPlace | undefined;
}

export const useSmartEdit = create<SmartEdit>(() => ({ collection: undefined, place: undefined }));

/** Brings what a smart collection looks for back into the search field. */
export function startSmartEdit(collection: Collection): void {
  if (!collection.query) return;
  lookFor(narrowingOf(collection.query));
  useSmartEdit.setState({ collection, place: useLibraryQuery.getState().place });
}

export function stopSmartEdit(): void {
  useSmartEdit.setState({ collection: undefined, place: undefined });
}

/** From now on it finds what is being looked for. */
export function saveSmartEdit(): void {
  const { collection } = useSmartEdit.getState();
  if (!collection) return;
  const { id, name } = collection;
  updateCollection(id, { query: smartQuery(useLibraryQuery.getState()) }).then(() => {
    stopSmartEdit();
    showPlace({ kind: 'collection', id });
    notifyUndoable(t('finding.smart.changed', { name }));
  }, notifyProblem);
}

/** Back to what it finds as it is. */
export function leaveSmartEdit(): void {
  const { collection } = useSmartEdit.getState();
  stopSmartEdit();
  if (collection) showPlace({ kind: 'collection', id: collection.id });
}
