import { readlink, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { entriesIn } from '../files/foreignFolders.ts';
import { staysInside } from '../files/names.ts';

/** Links that the artist has put into a library, such as to a year on another disk; relative to it. */
export async function linksIn(root: string): Promise<string[]> {
  const entries = await entriesIn(root);
  return entries
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Makes the same link in another place, in a folder that is there: one that leads into the library leads to the same in the new one. */
export async function copyLink(from: string, to: string, link: string): Promise<void> {
  const path = join(from, link);
  const target = resolve(dirname(path), await readlink(path));
  const inside = relative(from, target);
  const place = join(to, link);
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  await symlink(
    staysInside(from, inside) ? relative(dirname(place), join(to, inside)) : target,
    place,
    // Windows lets everybody make these.
    isFolder ? 'junction' : 'file',
  );
}
