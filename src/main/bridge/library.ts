import { ReverieError } from '../../shared/bridge/result.ts';
import type { Edited } from '../../shared/domain/curation.ts';
import type { PictureId } from '../../shared/domain/ids.ts';
import type { EditReport } from '../library/curation/curation.ts';
import type { LibraryFolders } from '../libraries/libraryFolders.ts';
import type { DesktopRoute, Studio } from '../studio/studio.ts';
import type { Emit, Workspace } from '../workspace/workspace.ts';

/** With more pictures than this coming back at once the page reads everything anew. */
const mostAdded = 500;

export interface LibraryHandlerParts {
  /** The workspace that is shown; throws `library_unavailable` while there is none. */
  workspace: () => Workspace;
  folders: LibraryFolders;
  emit: Emit;
  /** The index was made anew: the page reads everything again. */
  afterRebuild: () => void;
}

type LibraryRoute = Exclude<Extract<keyof Studio['handlers'], `library.${string}`>, DesktopRoute>;

/** What the page can ask of the library. */
export function createLibraryHandlers(parts: LibraryHandlerParts): Pick<Studio['handlers'], LibraryRoute> {
  const { workspace, folders, emit } = parts;

  /** Tells the page what an edit has changed, and answers it. */
  function told(report: EditReport): Edited {
    const { changed, undoSteps, redoSteps, actions, kind, unfinished, pictures, trashed, restored, listsChanged } =
      report;
    if (changed > 0) {
      const many = restored.length > mostAdded;
      emit('library.changed', {
        added: many ? [] : workspace().library.summaries(restored),
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
    const dear = evenStarred ? [] : workspace().library.trash.starred(ids);
    const kept = new Set(dear);
    return { kept: dear, others: ids.filter((id) => !kept.has(id)) };
  }

  return {
    'library.layout': (query) => workspace().library.layout(query),
    'library.page': (query, cursor) => workspace().library.page(query, cursor),
    'library.count': (query) => ({ pictures: workspace().library.finder.count(query) }),
    'library.get': (id) => {
      const picture = workspace().library.picture(id);
      if (!picture) throw new ReverieError('not_found', `There is no picture ${id} in this library.`);
      return picture;
    },
    'library.sharedFacts': (ids) => workspace().library.sharedFacts(ids),
    'library.getMany': (ids) => workspace().library.summaries(ids),

    'library.update': (ids, change, { action }) => told(workspace().library.curation.update(ids, change, action)),
    'library.actions': () => workspace().library.curation.actions,
    'library.undo': ({ only }) => told(workspace().library.curation.undo(only)),
    'library.redo': ({ only }) => told(workspace().library.curation.redo(only)),
    'library.tags': () => workspace().library.curation.tags(),
    'library.renameTag': (from, to) => told(workspace().library.curation.mergeTags([from], to)),
    'library.mergeTags': (names, into) => told(workspace().library.curation.mergeTags(names, into)),
    'library.collections': () => workspace().library.collections.list(),
    'library.createCollection': (wanted, { action }) => {
      const { id, report } = workspace().library.collections.create(wanted, action);
      return { id, ...told(report) };
    },
    'library.updateCollection': (id, change) => told(workspace().library.collections.update(id, change)),
    'library.deleteCollection': (id) => told(workspace().library.collections.remove(id)),
    'library.addToCollection': (id, ids, { action }) => told(workspace().library.collections.add(id, ids, action)),
    'library.removeFromCollection': (id, ids, { action }) =>
      told(workspace().library.collections.take(id, ids, action)),
    'library.orderCollection': (id, ids, before) => told(workspace().library.collections.order(id, ids, before)),

    'library.trash': (ids, { evenStarred, action }) => {
      const { kept, others } = apart(ids, evenStarred);
      return { ...told(workspace().library.curation.setTrashed(others, true, action)), kept };
    },
    'library.restore': (ids, { action }) => told(workspace().library.curation.setTrashed(ids, false, action)),
    'library.deleteForever': async (ids, { evenStarred }) => {
      const { kept, others } = apart(ids, evenStarred);
      const { deleted, failures } = await workspace().library.trash.deleteForever(others);
      if (deleted.length > 0) emit('library.changed', { added: [], removed: deleted, lists: true });
      return { deleted: deleted.length, kept, failures };
    },

    'library.rebuild': async () => {
      const report = await workspace().library.rebuild();
      parts.afterRebuild();
      return report;
    },
    'library.verify': async () => {
      const report = await workspace().library.verification.run((progress) => {
        emit('library.verifyProgress', progress);
      });
      if (report.relinked > 0) parts.afterRebuild();
      return report;
    },
    'library.cancelVerify': () => {
      workspace().library.verification.cancel();
      return null;
    },

    'library.forgetMissing': async (ids) => {
      const { deleted, there, failures } = await workspace().library.trash.forgetMissing(ids);
      if (deleted.length > 0) emit('library.changed', { added: [], removed: deleted, lists: true });
      return { forgotten: deleted.length, there, failures };
    },

    'library.places': () => folders.places(),
    'library.lookAt': (folder) => folders.lookAt(folder),
    'library.open': (folder, options) => folders.open(folder, options),
    'library.tryAgain': () => folders.tryAgain(),
    'library.planMove': (folder) => folders.planMove(folder),
    'library.move': (folder) => folders.move(folder),
    'library.cancelMove': () => {
      folders.cancelMove();
      return null;
    },
    'library.removeOld': (folder) => folders.removeOld(folder),
    'library.keepOld': (folder) => {
      folders.keepOld(folder);
      return null;
    },
  };
}
