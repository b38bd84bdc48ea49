import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { systemCode } from '../../files/systemCode.ts';
import { mayHoldPictures } from './foreignFolders.ts';
import { referencesFolder } from './names.ts';
import type { LibraryFinding } from '../../../shared/bridge/library.ts';

const pictureName = /\.(jpe?g|png|webp|gif)$/i;
const referenceName = /^[0-9a-f]{64}\./;

/**
 * Pictures in the folders that no row names, relative to the library. References that the index does not know are
 * told at once, and so are folders that cannot be read.
 */
export async function unknownFiles(
  root: string,
  database: DatabaseSync,
  stopped: () => boolean,
  find: (finding: LibraryFinding) => void,
): Promise<string[]> {
  const known = database.prepare('SELECT 1 FROM pictures WHERE file = ?');
  const reference = database.prepare('SELECT 1 FROM source_references WHERE id = ?');
  const unknown: string[] = [];

  const look = (file: string, name: string): void => {
    if (file.startsWith(`${referencesFolder}/`)) {
      const isOurs = referenceName.test(name) && reference.get(name.slice(0, 64)) !== undefined;
      // Sidecars and versions for sending go with their original.
      if (isOurs || !pictureName.test(name) || name.includes('.sent.')) return;
      find({
        kind: 'unknown',
        of: 'reference',
        file,
        advice: `${file} is not in the index. If it is a reference, rebuild the index to have it again; it is left as it is.`,
      });
      return;
    }
    if (!pictureName.test(name)) return;
    // Some disks write accents in two characters; the index has what Reverie wrote.
    if (!known.get(file) && !known.get(file.normalize('NFC'))) unknown.push(file);
  };
  const walk = async (folder: string): Promise<void> => {
    let entries;
    try {
      entries = await readdir(join(root, folder), { withFileTypes: true });
    } catch (error) {
      const code = systemCode(error);
      if (code === undefined) throw error;
      const advice = `${folder} cannot be read (${code}). Check its permissions and its disk.`;
      find({ kind: 'changed', of: 'folder', file: folder, advice });
      return;
    }
    for (const entry of entries) {
      if (stopped()) return;
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
      if (entry.isDirectory()) {
        if (mayHoldPictures(entry.name)) await walk(file);
      } else look(file, entry.name);
    }
  };
  await walk('');
  return unknown;
}
