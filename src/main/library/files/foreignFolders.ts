import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Folders that systems, network disks and services for synchronising keep beside the artist's: bins, earlier versions,
 * indexes. What lies in them is deleted, old or not for anybody. In lower case.
 */
const foreign: ReadonlySet<string> = new Set([
  // Windows.
  '$recycle.bin',
  'recycler',
  'recycled',
  'system volume information',
  '$extend',
  // macOS.
  '.trashes',
  '.fseventsd',
  '.documentrevisions-v100',
  '.spotlight-v100',
  '.temporaryitems',
  'network trash folder',
  'temporary items',
  '__macosx',
  // Linux.
  'lost+found',
  // Synology, QNAP and other network disks.
  '#recycle',
  '#snapshot',
  '@recycle',
  '@recently-snapshot',
  '@eadir',
  '@tmp',
  '@sharebin',
  '@__thumb',
  '.@__thumb',
  '.recycle',
  '.snapshot',
  '.snapshots',
  // Syncthing, Resilio, Dropbox, Nextcloud, OneDrive.
  '.stversions',
  '.stfolder',
  '.sync',
  '.dropbox.cache',
  '.owncloudsync',
]);

/** Whether a folder of this name is a system's or a service's and not the artist's. */
export function isForeignFolder(name: string): boolean {
  const lower = name.toLowerCase();
  // One for each user of a disk: `.Trash-1000`.
  return foreign.has(lower) || /^\.trash(?:-\d+)?$/.test(lower);
}

/** Whether a folder of this name may hold pictures of the library: none that is hidden, or that is not the artist's. */
export function mayHoldPictures(name: string): boolean {
  return !name.startsWith('.') && !isForeignFolder(name);
}

/** Everything that lies in a folder and those in it, but for foreign folders. Links are not followed. */
export async function entriesIn(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const own = entries.filter((entry) => !(entry.isDirectory() && isForeignFolder(entry.name)));
  const found: Dirent[] = [...own];
  for (const entry of own) if (entry.isDirectory()) found.push(...(await entriesIn(join(folder, entry.name))));
  return found;
}
