/** Rebuilding the index from the files: reads recipes, records and references, and writes the rows that they stand for. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../files/systemCode.ts';
import type { LibraryIndex } from '../database/connection.ts';
import { mayHoldPictures } from '../files/foreignFolders.ts';
import type { LibraryFolder } from '../files/libraryFolder.ts';
import { places, recipeName, referencesFolder } from '../files/names.ts';
import { readRecipe, type Recipe } from '../files/recipe.ts';
import { readText } from '../../files/textFile.ts';
import { findMoved } from './movedPictures.ts';
import { RebuildRows } from './recipeRows.ts';
import { readReferenceFiles } from './referenceFolder.ts';
import type { GenerationId } from '../../../shared/domain/ids.ts';

/** Recipes read at a time; each batch is one transaction, and between them the event loop runs. */
const batchSize = 64;

/** Disks and computers do not agree on the time to the minute; in milliseconds. */
const clockDoubt = 3_600_000;

export interface RebuildResult {
  generations: number;
  pictures: number;
  problems: string[];
}

interface FoundRecipe {
  recipe: Recipe;
  /** Relative to the library; undefined for a record. */
  folder: string | undefined;
  /** Names of the files in the folder. */
  names: ReadonlySet<string>;
}

/**
 * Fills the index from the folders. Every recipe and record is read; a broken one is reported and left
 * as it is. Generations that are open in the index are the queue's and are not touched; of the others,
 * the recipe decides. Rows without any recipe go, unless their pictures are still there. With `since`
 * (milliseconds since 1970) recipes that are known and older are taken to be in the index already.
 */
export async function rebuild(library: LibraryFolder, index: LibraryIndex, since?: number): Promise<RebuildResult> {
  const { root } = library;
  const rows = new RebuildRows(root, index.database);
  const problems: string[] = [];
  const seen = new Map<GenerationId, string>();

  const take = async (
    list: readonly string[],
    read: (place: string) => Promise<FoundRecipe | undefined>,
  ): Promise<void> => {
    for (let start = 0; start < list.length; start += batchSize) {
      const batch = list.slice(start, start + batchSize);
      const found = await Promise.all(
        batch.map(async (place) => {
          try {
            return await read(place);
          } catch (error) {
            problems.push(`${place}: ${error instanceof Error ? error.message : String(error)}.`);
            return undefined;
          }
        }),
      );
      index.transaction(() => {
        for (const [number, each] of found.entries()) {
          const place = batch[number];
          if (!each || place === undefined) continue;
          const id = each.recipe.generationId;
          const first = seen.get(id);
          if (first !== undefined) {
            // A record beside a recipe is only older; a second recipe is a copied folder.
            if (each.folder !== undefined) problems.push(`${place}: it is a copy of ${first} and was left out.`);
            continue;
          }
          seen.set(id, place);
          problems.push(...rows.put(each.recipe, each.folder, each.names));
        }
      });
    }
  };

  const { folders, unread } = await generationFolders(root);
  problems.push(...unread.map((folder) => `${folder}: it could not be read.`));
  const known = index.database.prepare('SELECT 1 FROM generations WHERE folder = ?');
  const isOld = async (folder: string): Promise<boolean> => {
    if (since === undefined || !known.get(folder)) return false;
    const written = (await stat(join(root, folder, recipeName)).catch(() => undefined))?.mtimeMs;
    return written !== undefined && written < since - clockDoubt;
  };
  // Folders without a recipe may hold some that the artist has moved there.
  for (let list = folders; list.length > 0;) {
    const bare: string[] = [];
    await take(list, async (folder) => {
      if (await isOld(folder)) return undefined;
      const found = await readFolder(root, folder);
      if (!found && folder.includes('/')) bare.push(folder);
      return found;
    });
    list = [];
    for (const folder of bare) {
      for (const name of await folderNames(join(root, folder))) list.push(`${folder}/${name}`);
    }
  }
  await take(await records(root), async (file) => ({
    recipe: readRecipe(await readText(join(root, file))),
    folder: undefined,
    names: new Set(),
  }));
  problems.push(...(await findMoved(library, index, rows)));
  await readReferenceFiles(root, index, rows.referenceNames, problems);
  // A folder that cannot be read now may come back, so nothing is concluded from what was not seen.
  library.check();
  if (unread.length === 0) {
    index.transaction(() => {
      problems.push(...rows.removeUnseen(root, new Set(seen.keys())));
    });
  }
  return { ...rows.count(), problems };
}

/** Folders one and two levels down, in order of their names; Reverie's own and hidden ones left out. */
async function generationFolders(root: string): Promise<{ folders: string[]; unread: string[] }> {
  const years = (await folderNames(root)).filter((name) => name !== referencesFolder);
  const folders: string[] = [...years];
  const unread: string[] = [];
  for (const year of years) {
    try {
      for (const name of await folderNames(join(root, year))) folders.push(`${year}/${name}`);
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      unread.push(year);
    }
  }
  return { folders, unread };
}

async function folderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && mayHoldPictures(entry.name))
    .map((entry) => entry.name)
    .toSorted();
}

/** Undefined for a folder without a recipe: it is the artist's own, or was made just before a crash. */
async function readFolder(root: string, folder: string): Promise<FoundRecipe | undefined> {
  const names = new Set(await readdir(join(root, folder)));
  if (!names.has(recipeName)) return undefined;
  return { recipe: readRecipe(await readText(join(root, folder, recipeName))), folder, names };
}

async function records(root: string): Promise<string[]> {
  const names = await readdir(join(root, places.records));
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => `${places.records}/${name}`);
}
