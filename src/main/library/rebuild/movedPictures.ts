import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isTerminal } from '../../../shared/domain/generation.ts';
import type { LibraryIndex } from '../database/connection.ts';
import { readHash } from '../files/contentHash.ts';
import type { LibraryFolder } from '../files/libraryFolder.ts';
import { recipeName } from '../files/names.ts';
import { writeRecipeFile } from '../files/recipeFiles.ts';
import type { LostFile, RebuildRows } from './recipeRows.ts';
import { unknownFiles } from '../files/unknownFiles.ts';

/**
 * Looks for the files that recipes name and that are not in their places: the artist may have moved them within the
 * library. One is known by its content; its recipe is told where it lies, and its row is written. Returns what was not
 * found, in plain words. Call it after every recipe was read.
 */
export async function findMoved(library: LibraryFolder, index: LibraryIndex, rows: RebuildRows): Promise<string[]> {
  const { root } = library;
  // Those of generations that are still open are fetched again.
  const lost = new Set(rows.lost);
  const sought = rows.lost.filter(({ recipe }) => isTerminal(recipe.status));
  const bySize = Map.groupBy(sought, ({ file }) => file.bytes);
  const files =
    sought.length === 0
      ? []
      : await unknownFiles(
          root,
          index.database,
          () => false,
          () => undefined,
        );
  for (const file of files) {
    const path = join(root, file);
    const same = bySize.get((await stat(path).catch(() => undefined))?.size ?? -1);
    if (!same?.some((each) => lost.has(each))) continue;
    const read = await readHash(path);
    const found = same.find((each) => lost.has(each) && 'hash' in read && read.hash === each.file.sha256);
    if (!found) continue;
    lost.delete(found);
    tell(library, index, rows, found, file);
  }
  return [...lost].map(({ folder, file }) => `${folder}/${file.name}: the recipe names it, but the file is not there.`);
}

function tell(library: LibraryFolder, index: LibraryIndex, rows: RebuildRows, found: LostFile, file: string): void {
  const { recipe, folder, names } = found;
  found.file.movedTo = file;
  library.check();
  writeRecipeFile(join(library.root, folder, recipeName), recipe);
  index.transaction(() => rows.put(recipe, folder, names));
}
