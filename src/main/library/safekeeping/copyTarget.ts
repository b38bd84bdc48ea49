import { chmod, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashFile } from '../files/contentHash.ts';
import { syncFile } from '../files/durable.ts';
import { KnownFolder, makeFoldersIn } from '../../files/knownFolder.ts';
import { places } from '../files/names.ts';

/** How one file is copied, from absolute path to absolute path; rejects where something lies there already. */
export type CopyFile = (from: string, to: string) => Promise<void>;

/** What was copied is not what was there. */
export class NotTheSame extends Error {}
/** The folder is no longer in its place. */
export class TargetGone extends Error {}

/** The folder that a library is copied into. Its disk may be pulled out meanwhile: then nothing is made where it was. */
export class CopyTarget {
  readonly #root: string;
  readonly #sign: KnownFolder;

  constructor(root: string) {
    this.#root = root;
    this.#sign = new KnownFolder(join(root, places.unfinishedCopy));
  }

  /** The absolute path for a file of the library, in a folder that is there. */
  pathFor(file: string): string {
    if (!this.#sign.isThere()) throw new TargetGone();
    makeFoldersIn(this.#root, dirname(file));
    return join(this.#root, file);
  }
}

const ownerWrites = 0o200;

/** Copies one file, with its times and its protection, and compares it. Throws {@link NotTheSame}, or the system's error. */
export async function copyOne(from: string, to: string, copy: CopyFile, lasting: boolean): Promise<void> {
  await copy(from, to);
  const { atime, mtime, mode } = await stat(from);
  // Only what may be written to can be made to last.
  const isProtected = (mode & ownerWrites) === 0;
  if (isProtected) await chmod(to, mode | ownerWrites);
  if (lasting) await syncFile(to);
  await utimes(to, atime, mtime);
  if (isProtected) await chmod(to, mode);
  if ((await hashFile(to)) !== (await hashFile(from))) throw new NotTheSame();
}
