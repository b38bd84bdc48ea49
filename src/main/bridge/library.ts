import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Emit } from '../events/emitter.ts';
import type { LibraryFolders } from '../libraries/index.ts';
import type { Library } from '../library/index.ts';
import type { Announcements } from './announcements.ts';
import type { StudioHandlers } from './routes.ts';

export interface LibraryHandlerParts {
  library: () => Pick<
    Library,
    'finder' | 'layout' | 'page' | 'picture' | 'rebuild' | 'sharedFacts' | 'summaries' | 'verification'
  >;
  folders: LibraryFolders;
  announcements: Pick<Announcements, 'reset'>;
  emit: Emit<BridgeEvents>;
}

/** Finding and reading pictures, what looks after the index, and the folder that the library lies in. */
export function libraryHandlers({ library, folders, announcements, emit }: LibraryHandlerParts) {
  return {
    'library.layout': (query) => library().layout(query),
    'library.page': (query, cursor) => library().page(query, cursor),
    'library.count': (query) => ({ pictures: library().finder.count(query) }),
    'library.get': (id) => {
      const picture = library().picture(id);
      if (!picture) throw new ReverieError('not_found', `There is no picture ${id} in this library.`);
      return picture;
    },
    'library.sharedFacts': (ids) => library().sharedFacts(ids),
    'library.getMany': (ids) => library().summaries(ids),

    'library.rebuild': async () => {
      const report = await library().rebuild();
      announcements.reset();
      return report;
    },
    'library.verify': async () => {
      const report = await library().verification.run((progress) => {
        emit('library.verifyProgress', progress);
      });
      if (report.relinked > 0) announcements.reset();
      return report;
    },
    'library.cancelVerify': () => {
      library().verification.cancel();
      return null;
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
  } satisfies Partial<StudioHandlers>;
}
