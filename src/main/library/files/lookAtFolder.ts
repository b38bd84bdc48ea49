import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderFacts } from '../../../shared/bridge/library.ts';
import { isForeignFolder, mayHoldPictures } from './foreignFolders.ts';
import { ownFolder, places, recipeName } from './names.ts';

/** Folders that are looked into for a recipe; a library has one in its first. */
const mostFolders = 2000;

/**
 * Whether a library lies in the folder: Reverie's own folder, or, where somebody removed that, a recipe one or two
 * levels down. An empty folder where a disk is mounted at other times is none.
 */
export function holdsLibrary(root: string): boolean {
  if (existsSync(join(root, places.unfinishedCopy))) return false;
  if (isFolder(join(root, ownFolder))) return true;
  let left = mostFolders;
  const hasRecipe = (folder: string, depth: number): boolean => {
    for (const name of folderNames(folder)) {
      if (left === 0) return false;
      left -= 1;
      const path = join(folder, name);
      if (existsSync(join(path, recipeName)) || (depth > 1 && hasRecipe(path, depth - 1))) return true;
    }
    return false;
  };
  return hasRecipe(root, 2);
}

/** What the folder holds. Files that systems leave in every folder do not count. Throws the system's error when it cannot be read. */
export function lookAtFolder(folder: string): FolderFacts {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) return { folder, holds: 'nothing' };
  if (!stat.isDirectory()) return { folder, holds: 'other' };
  if (holdsLibrary(folder)) return { folder, holds: 'library' };
  return { folder, holds: isEmptyFolder(folder) ? 'nothing' : 'other' };
}

/** Names of files that systems put into folders by themselves. */
export const systemsOwn: ReadonlySet<string> = new Set(['.DS_Store', 'desktop.ini', 'Thumbs.db']);

/** Whether nothing but what systems put into every folder or disk lies in it. */
export function isEmptyFolder(folder: string): boolean {
  return readdirSync(folder).every((name) => systemsOwn.has(name) || isForeignFolder(name));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function folderNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && mayHoldPictures(entry.name))
      .map((entry) => entry.name);
  } catch {
    // One that may not be read (another user's, a system's) tells nothing of a library.
    return [];
  }
}
