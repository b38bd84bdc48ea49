import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { endsEarly } from '../../imaging/wholeness.ts';
import type { GenerationFolders } from '../files/generationFolders.ts';
import { places } from '../files/names.ts';
import { fileEndings, sniffFormat } from '../../../shared/domain/pictureFormat.ts';
import type { GenerationId } from '../../../shared/domain/ids.ts';

/**
 * Removes what an interrupted run left half-written: everything in the temporary folder, half records,
 * and the `*.part` and `*.tmp` files of generations that are still open (only theirs can have any, so
 * no start walks through the whole library). A part that has all its bytes is no leftover: the queue
 * finds it under its final name and verifies it, since its link may have ended meanwhile.
 */
export function cleanUp(root: string, database: DatabaseSync, folders: GenerationFolders): { removed: number } {
  let removed = 0;
  const remove = (path: string): void => {
    rmSync(path, { recursive: true, force: true });
    removed += 1;
  };
  for (const name of namesIn(join(root, places.temporary))) remove(join(root, places.temporary, name));
  for (const name of namesIn(join(root, places.records))) {
    if (name.endsWith('.tmp')) remove(join(root, places.records, name));
  }
  // A backup that was under way when its process was killed.
  for (const name of namesIn(join(root, places.backups))) {
    if (name.includes('.tmp')) remove(join(root, places.backups, name));
  }
  const open = database
    .prepare(`SELECT id, created_at, prompt FROM generations WHERE status NOT IN ('completed', 'failed', 'cancelled')`)
    .all();
  for (const row of open) {
    const folder = join(
      root,
      folders.of({ id: row.id as GenerationId, createdAt: row.created_at as number, prompt: row.prompt as string }),
    );
    for (const name of namesIn(folder)) {
      if (name.endsWith('.tmp')) remove(join(folder, name));
      else if (name.endsWith('.part') && !nameWholePart(folder, name)) remove(join(folder, name));
    }
  }
  return { removed };
}

const endOfImage = Buffer.from([0xff, 0xd9]);
const longestTrailer = 64 * 1024;

/** Gives a part that looks whole the name it was downloaded for; false when it is not, or the name is taken. */
function nameWholePart(folder: string, name: string): boolean {
  const part = join(folder, name);
  const bytes = readFileSync(part);
  const format = sniffFormat(bytes);
  if (format === undefined || endsEarly(bytes)) return false;
  // Some encoders write a little more after the end of the image.
  if (format === 'jpeg' && bytes.lastIndexOf(endOfImage) < Math.max(0, bytes.length - longestTrailer)) return false;
  const target = join(folder, name.replace(/\.part$/, fileEndings[format]));
  if (existsSync(target)) return false;
  renameSync(part, target);
  return true;
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}
