/**
 * What a library is on the disk: its folder, the names in it, recipes, pictures and thumbnails. Files are written so that
 * a crash or a power cut leaves them whole, and what fails is told in words. Of the index this room only asks which
 * folder or picture it knows.
 */

import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KnownFolder, makeFoldersIn } from '../../files/knownFolder.ts';
import { syncFolder } from './durable.ts';
import { ownFolder, resolveInside } from './names.ts';
import { LibraryGone } from './problems.ts';

/**
 * The folder of an open library. Whatever works by path asks here first: a folder that was renamed is never made again
 * in its old place, and another one that has its name now is never written to.
 */
export class LibraryFolder {
  /** Absolute. */
  readonly root: string;
  readonly #own: KnownFolder;
  /** Called whenever the folder is found to be gone; set by whoever can close the library. */
  onGone: () => void = () => {};

  /** `root` is absolute and holds Reverie's own folder. */
  constructor(root: string) {
    this.root = root;
    this.#own = new KnownFolder(join(root, ownFolder));
  }

  /** Absolute path of a path relative to the library; throws when it would leave the folder. */
  resolve(file: string): string {
    return resolveInside(this.root, file);
  }

  /** Whether the folder that was opened still lies in its place. */
  isThere(): boolean {
    return this.#own.isThere();
  }

  /** Throws {@link LibraryGone}. Call it in the same turn as what works by path. */
  check(): void {
    if (this.isThere()) return;
    this.onGone();
    throw new LibraryGone(this.root);
  }

  /**
   * Makes a folder of the library and those above it, each durably, and returns its absolute path. `folder` is relative,
   * with forward slashes. The library's own folder is never among them: throws {@link LibraryGone} where it is gone.
   */
  makeFolder(folder: string): string {
    this.check();
    const whole = join(this.root, folder);
    if (statSync(whole, { throwIfNoEntry: false })?.isDirectory()) return whole;
    try {
      makeFoldersIn(this.root, folder, (made) => {
        syncFolder(dirname(made));
      });
    } catch (error) {
      this.check();
      throw error;
    }
    return whole;
  }

  /** Bytes free on its disk. */
  async freeBytes(): Promise<number> {
    const disk = await statfs(this.root);
    return disk.bavail * disk.bsize;
  }
}

/** Where a library lies. */
export interface LibraryFiles {
  /** Absolute. */
  readonly root: string;
  /** Whether the folder is still there, and the door to what is made in it. */
  readonly folder: LibraryFolder;
  /** Absolute path of a path relative to the library; throws when it would leave the folder. */
  resolve(file: string): string;
  /** Bytes free on its disk. */
  freeBytes(): Promise<number>;
}
