import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { Edited } from '../../shared/domain/curation.ts';
import type { PictureId } from '../../shared/domain/ids.ts';
import type { Emit } from '../events/emitter.ts';
import type { EditReport } from '../library/curation/curation.ts';
import type { Library } from '../library/index.ts';
import type { StudioHandlers } from './routes.ts';

/** With more pictures than this coming back at once the page reads everything anew. */
const mostAdded = 500;

type CuratedLibrary = Pick<Library, 'collections' | 'curation' | 'summaries' | 'trash'>;

/** What the artist says of pictures, with the trash; each edit is told to the page as well as answered. */
export function curationHandlers(library: () => CuratedLibrary, emit: Emit<BridgeEvents>) {
  /** Tells the page what an edit has changed, and answers it. */
  function told(report: EditReport): Edited {
    const { changed, undoSteps, redoSteps, actions, kind, unfinished, pictures, trashed, restored, listsChanged } =
      report;
    if (changed > 0) {
      const many = restored.length > mostAdded;
      emit('library.changed', {
        added: many ? [] : library().summaries(restored),
        removed: trashed,
        changed: pictures,
        actions,
        ...(listsChanged ? { lists: true } : {}),
        ...(many ? { reset: true } : {}),
      });
    }
    return { changed, undoSteps, redoSteps, actions, ...(kind ? { kind } : {}), ...(unfinished ? { unfinished } : {}) };
  }

  /** Pictures that the artist holds dear are only touched when that was asked for. */
  function apart(ids: readonly PictureId[], evenStarred: boolean | undefined) {
    const dear = evenStarred ? [] : library().trash.starred(ids);
    const kept = new Set(dear);
    return { kept: dear, others: ids.filter((id) => !kept.has(id)) };
  }

  return {
    'library.update': (ids, change, { action }) => told(library().curation.update(ids, change, action)),
    'library.actions': () => library().curation.actions,
    'library.undo': ({ only }) => told(library().curation.undo(only)),
    'library.redo': ({ only }) => told(library().curation.redo(only)),
    'library.tags': () => library().curation.tags(),
    'library.renameTag': (from, to) => told(library().curation.mergeTags([from], to)),
    'library.mergeTags': (names, into) => told(library().curation.mergeTags(names, into)),
    'library.collections': () => library().collections.list(),
    'library.createCollection': (wanted, { action }) => {
      const { id, report } = library().collections.create(wanted, action);
      return { id, ...told(report) };
    },
    'library.updateCollection': (id, change) => told(library().collections.update(id, change)),
    'library.deleteCollection': (id) => told(library().collections.remove(id)),
    'library.addToCollection': (id, ids, { action }) => told(library().collections.add(id, ids, action)),
    'library.removeFromCollection': (id, ids, { action }) => told(library().collections.take(id, ids, action)),
    'library.orderCollection': (id, ids, before) => told(library().collections.order(id, ids, before)),

    'library.trash': (ids, { evenStarred, action }) => {
      const { kept, others } = apart(ids, evenStarred);
      return { ...told(library().curation.setTrashed(others, true, action)), kept };
    },
    'library.restore': (ids, { action }) => told(library().curation.setTrashed(ids, false, action)),
    'library.deleteForever': async (ids, { evenStarred }) => {
      const { kept, others } = apart(ids, evenStarred);
      const { deleted, failures } = await library().trash.deleteForever(others);
      if (deleted.length > 0) emit('library.changed', { added: [], removed: deleted, lists: true });
      return { deleted: deleted.length, kept, failures };
    },
    'library.forgetMissing': async (ids) => {
      const { deleted, there, failures } = await library().trash.forgetMissing(ids);
      if (deleted.length > 0) emit('library.changed', { added: [], removed: deleted, lists: true });
      return { forgotten: deleted.length, there, failures };
    },
  } satisfies Partial<StudioHandlers>;
}
