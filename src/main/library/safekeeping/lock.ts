import { renameSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { LibraryUnavailable, sqliteCode } from '../files/problems.ts';

const sqliteBusy = 5;
const sqliteNotADatabase = 26;

/**
 * Keeps a library for one process: an exclusive transaction that stays open on a small database beside
 * the index. The system itself lets go of it when the process ends, however it ends, and no process id
 * has to be compared. Throws {@link LibraryUnavailable} `locked` while another one has it.
 */
export function lockLibrary(path: string, folder: string): DatabaseSync {
  try {
    return take(path);
  } catch (error) {
    // Whoever held it would have been met first, so nobody does: what lies there only has a wrong content.
    if (sqliteCode(error) === sqliteNotADatabase || statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      renameSync(path, `${path}.damaged`);
      return take(path);
    }
    if (sqliteCode(error) === sqliteBusy) {
      throw new LibraryUnavailable(
        'locked',
        folder,
        `The library ${folder} is open in another Reverie. Close it first, or choose another folder.`,
        { cause: error },
      );
    }
    throw error;
  }
}

function take(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
