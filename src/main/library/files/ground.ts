import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ReverieError } from '../../../shared/bridge/result.ts';
import { KnownFolder, makeFoldersIn } from '../../knownFolder.ts';
import { syncFolder } from './durable.ts';
import { ownFolder } from './names.ts';

/** What the artist is told of a library folder that was renamed, moved or unplugged. */
export function goneMessage(root: string): string {
  return `The library folder ${root} is not there at the moment. If it is on a disk that can be unplugged, connect it. If it was moved or renamed, locate it.`;
}

/** The folder of an open library is no longer in its place. */
export class LibraryGone extends ReverieError {
  constructor(root: string) {
    super('library_unavailable', goneMessage(root));
    this.name = 'LibraryGone';
  }
}

/**
 * The folder of an open library. Whatever works by path asks here first: a folder that was renamed is never made anew
 * in its old place, and another one that has its name now is never written to.
 */
export class LibraryGround {
  readonly #root: string;
  readonly #own: KnownFolder;
  /** Called whenever the folder is found to be gone; set by whoever can close the library. */
  onGone: () => void = () => {};

  /** `root` is absolute and holds Reverie's own folder. */
  constructor(root: string) {
    this.#root = root;
    this.#own = new KnownFolder(join(root, ownFolder));
  }

  /** Whether the folder that was opened still lies in its place. */
  isThere(): boolean {
    return this.#own.isThere();
  }

  /** Throws {@link LibraryGone}. Call it in the same turn as what works by path. */
  check(): void {
    if (this.isThere()) return;
    this.onGone();
    throw new LibraryGone(this.#root);
  }

  /**
   * Makes a folder of the library and those above it, each durably, and answers its absolute path. `folder` is relative,
   * with forward slashes. The library's own folder is never among them: throws {@link LibraryGone} where it is gone.
   */
  makeFolder(folder: string): string {
    this.check();
    const whole = join(this.#root, folder);
    if (statSync(whole, { throwIfNoEntry: false })?.isDirectory()) return whole;
    try {
      makeFoldersIn(this.#root, folder, (made) => {
        syncFolder(dirname(made));
      });
    } catch (error) {
      this.check();
      throw error;
    }
    return whole;
  }
}
