import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from '../../files/systemCode.ts';

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

/** As `syncFolder`, without holding up the process: several pictures come at once, and a slow disk takes its time. */
export async function syncFolderAside(folder: string): Promise<void> {
  // Windows has no such call: its file systems log names themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems do not know fsync on a folder, and there is nothing else to ask them for.
    if (systemCode(error) !== 'EINVAL' && systemCode(error) !== 'ENOTSUP') throw error;
  } finally {
    await handle.close();
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
