import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ReverieError } from '../../../shared/bridge/result.ts';

/** The code of a failed system call (`ENOSPC`), where the error has one. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code;
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

/** Makes the names in `folder` last through a power cut. */
export function syncFolder(folder: string): void {
  // Windows has no such call: its file systems log names themselves.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // Some network file systems do not know fsync on a folder, and there is nothing else to ask them for.
    if (systemCode(error) !== 'EINVAL' && systemCode(error) !== 'ENOTSUP') throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Makes what was written to `path` last through a power cut. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Replaces `path` by `text`: after a crash at any moment it is whole, either the old or the new. */
export function writeDurably(path: string, text: string): void {
  const temporary = `${path}.tmp`;
  try {
    const descriptor = openSync(temporary, 'w');
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}
