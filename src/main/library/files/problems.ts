import { systemCode } from '../../files/systemCode.ts';
import { ReverieError } from '../../../shared/bridge/result.ts';

export type LibraryProblem = 'missing' | 'read_only' | 'locked' | 'newer';

/** The library cannot be used as it is; nothing was changed. */
export class LibraryUnavailable extends Error {
  readonly problem: LibraryProblem;
  readonly folder: string;

  constructor(problem: LibraryProblem, folder: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'LibraryUnavailable';
    this.problem = problem;
    this.folder = folder;
  }
}

/** What the artist is told of a library folder that was renamed, moved or unplugged. */
export function goneMessage(root: string): string {
  return `The library folder ${root} is not there at the moment. If it is on a disk that can be unplugged, connect it. If it was moved or renamed, locate it.`;
}

/** The folder of an open library is no longer in its place. */
export class LibraryGone extends ReverieError {
  constructor(root: string) {
    super('library_unavailable', goneMessage(root));
    this.name = 'LibraryGone';
  }
}

/** SQLite's primary result code, where the error came from SQLite. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

const sqliteCorrupt = 11;
const sqliteNotADatabase = 26;

/** Whether SQLite has found a database to be damaged. */
export function isIndexDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === sqliteCorrupt || code === sqliteNotADatabase;
}

const sqliteReadOnly = 8;
const sqliteInputOutput = 10;
const sqliteFull = 13;

/**
 * What failed on the disk, as an error with words for the artist; any other error as it is.
 * `folder` names the library.
 */
export function asDiskError(error: unknown, folder: string): unknown {
  const words = diskWords(systemCode(error), sqliteCode(error), folder);
  return words === undefined ? error : new ReverieError('disk', words, { cause: error });
}

function diskWords(system: string | undefined, sqlite: number | undefined, folder: string): string | undefined {
  if (system === 'ENOSPC' || system === 'EDQUOT' || sqlite === sqliteFull) {
    return `The disk of the library (${folder}) is full. Make room on it; nothing that was saved is lost.`;
  }
  if (system === 'EACCES' || system === 'EPERM' || system === 'EROFS' || sqlite === sqliteReadOnly) {
    return `The library folder ${folder} cannot be written to. Check its permissions and that its disk is not write-protected.`;
  }
  if (system === 'EIO' || sqlite === sqliteInputOutput) {
    return `The disk of the library (${folder}) reported a fault. Check the disk and its connection.`;
  }
  if (system === 'ENOENT' || system === 'ENOTDIR') {
    return `A file or folder of the library ${folder} is no longer there. Check that its disk is connected.`;
  }
  return undefined;
}

/** Runs `work`; what fails on the disk is thrown with words for the artist. `folder` names the library. */
export function withDiskWords<Value>(folder: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw asDiskError(error, folder);
  }
}
