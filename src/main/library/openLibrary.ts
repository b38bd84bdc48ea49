import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { systemCode } from '../files/systemCode.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Imaging } from '../imaging/types.ts';
import type { Logger } from '../logging/logger.ts';
import { cleanUp } from './safekeeping/cleaning.ts';
import { LibraryFolder } from './files/libraryFolder.ts';
import { markRebuilt, openIndex } from './database/indexDatabase.ts';
import { lockLibrary } from './safekeeping/lock.ts';
import { holdsLibrary } from './files/lookAtFolder.ts';
import { ownFolder, places, referencesFolder } from './files/names.ts';
import { asDiskError, goneMessage, LibraryGone, LibraryUnavailable, sqliteCode } from './files/problems.ts';
import { OpenedLibrary } from './openedLibrary.ts';
import type { Library } from './library.ts';

export interface OpenLibraryOptions {
  /** The library folder; made absolute. */
  root: string;
  imaging: Imaging;
  clock: Clock;
  logger: Logger;
  /** Make the folder where it does not exist. Leave false for one the artist chose: its disk may be unplugged. */
  create: boolean;
  /** Ids that are new each time, for collections; random ones when absent. */
  newId?: () => string;
}

const note = `Reverie keeps the index of this library here. Your pictures are in the folders beside this one, as plain files,
each with a recipe.json that says how it was made. If the index is ever lost, Reverie makes it again from those.
Please leave this folder where it is: what is still under way is written down only here.
`;

/**
 * Opens a library for this process alone. A damaged index is set aside and rebuilt from the recipes;
 * the report says so. Throws {@link LibraryUnavailable} when the folder cannot be used, with nothing changed.
 */
export async function openLibrary(options: OpenLibraryOptions): Promise<Library> {
  const root = resolve(options.root);
  try {
    makeRoot(root, options.create);
    return await openMade(root, options);
  } catch (error) {
    throw asUnavailable(error, root);
  }
}

async function openMade(root: string, options: OpenLibraryOptions): Promise<Library> {
  const logger = options.logger.with({ library: root });
  accessSync(root, constants.R_OK | constants.W_OK);
  makeOwnFolder(root);
  accessSync(join(root, ownFolder), constants.R_OK | constants.W_OK);
  const folder = new LibraryFolder(root);
  const lock = lockLibrary(join(root, places.lock), root);
  let database: DatabaseSync | undefined;
  try {
    const index = openIndex(join(root, places.index), root, options.clock);
    ({ database } = index);
    makeFolders(folder);
    const library = new OpenedLibrary({
      folder,
      database,
      lock,
      imaging: options.imaging,
      logger,
      clock: options.clock,
      newId: options.newId ?? randomUUID,
    });
    if (index.rebuild) {
      const { keptAs } = index.rebuild;
      if (keptAs !== undefined) logger.warn('The index was damaged and is made anew from the recipes.', { keptAs });
      const result = await library.rebuild(index.rebuild.since);
      markRebuilt(database);
      if (keptAs !== undefined || result.generations > 0) {
        const { since } = index.rebuild;
        library.report = {
          ...library.report,
          rebuilt: {
            ...(keptAs === undefined ? {} : { keptAs }),
            ...(since === undefined ? {} : { backupOf: since }),
            ...result,
          },
        };
        logger.info('The index was made from the recipes.', { ...result });
      }
    }
    const { removed } = cleanUp(root, database, library.folders);
    if (removed > 0) logger.info('Half-written files of an interrupted run were removed.', { removed });
    return library;
  } catch (error) {
    if (database?.isOpen) database.close();
    lock.close();
    throw error;
  }
}

function makeRoot(root: string, create: boolean): void {
  const stat = statSync(root, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    // The folder in which a disk is mounted is there without the disk too.
    if (create || holdsLibrary(root)) return;
    throw new LibraryUnavailable(
      'missing',
      root,
      `There is no library in the folder ${root} at the moment. If it is on a disk that can be unplugged, connect it; else choose where the library is now.`,
    );
  }
  if (stat || !create) {
    throw new LibraryUnavailable(
      'missing',
      root,
      stat ? `The library folder ${root} is a file. Choose a folder in the settings.` : goneMessage(root),
    );
  }
  mkdirSync(root, { recursive: true });
}

/** Not recursive: the library's folder must not be made where it was there a moment ago. */
function makeOwnFolder(root: string): void {
  try {
    mkdirSync(join(root, ownFolder));
  } catch (error) {
    const path = join(root, ownFolder);
    if (systemCode(error) !== 'EEXIST' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function makeFolders(library: LibraryFolder): void {
  for (const folder of [
    referencesFolder,
    places.records,
    places.thumbnails,
    places.referenceThumbnails,
    places.temporary,
  ]) {
    library.makeFolder(folder);
  }
  const path = join(library.root, places.note);
  if (!existsSync(path)) writeFileSync(path, note);
}

const sqliteReadOnly = 8;
const sqliteCannotOpen = 14;

/** Permissions and write protection as {@link LibraryUnavailable} `read_only`; other faults of the disk in plain words. */
export function asUnavailable(error: unknown, root: string): unknown {
  if (error instanceof LibraryUnavailable) return error;
  if (error instanceof LibraryGone) return new LibraryUnavailable('missing', root, error.message, { cause: error });
  const system = systemCode(error);
  const sqlite = sqliteCode(error);
  if (system === 'EEXIST' || system === 'EISDIR') {
    const path = (error as NodeJS.ErrnoException).path ?? root;
    return new ReverieError(
      'library_unavailable',
      `Something else lies where the library ${root} keeps its own: ${path}. Move it away; Reverie looks again every few seconds.`,
      { cause: error },
    );
  }
  const refused = system === 'EACCES' || system === 'EPERM' || system === 'EROFS';
  if (refused || sqlite === sqliteReadOnly || sqlite === sqliteCannotOpen) {
    return new LibraryUnavailable(
      'read_only',
      root,
      `The library folder ${root} cannot be written to. Check its permissions and that its disk is not write-protected, or choose another folder.`,
      { cause: error },
    );
  }
  if (system === 'ENOENT' || system === 'ENOTDIR') {
    return new LibraryUnavailable('missing', root, goneMessage(root), { cause: error });
  }
  return asDiskError(error, root);
}
