import { resolve } from 'node:path';
import { ReverieError } from '../shared/bridge/result.ts';
import type { MoveReport } from '../shared/bridge/libraryRoutes.ts';
import { lockLibrary } from './library/lock.ts';
import { copyLibrary, removeFiles, type CopyOptions } from './library/moveLibrary.ts';
import { LibraryUnavailable } from './library/types.ts';
import { places } from './library/names.ts';
import type { OpenSettings } from './settings/index.ts';
import type { Emit, Workspace } from './workspace.ts';

/** Libraries that are remembered. */
const mostLibraries = 20;

export interface LibraryFoldersOptions {
  settings: OpenSettings;
  demoShown: () => boolean;
  /** The artist's own library in use; undefined while there is none. */
  own: () => Workspace | undefined;
  /** Where it is, or would be. */
  root: () => string;
  /** Closes the library in use, and looks for none until one is opened. */
  close: () => Promise<void>;
  /** Opens one; throws `LibraryUnavailable` with nothing open. */
  open: (root: string, create: boolean) => Promise<void>;
  /** Opens the one that the settings name, or waits for it. */
  reopen: () => Promise<void>;
  emit: Emit;
  /** How one file is copied; the system's way when absent. */
  copy?: CopyOptions['copy'];
}

/** Which folder the artist's own library is in: choosing another one, and moving it. */
export class LibraryFolders {
  readonly #options: LibraryFoldersOptions;
  #left: { root: string; files: string[] } | undefined;
  #busy = false;

  constructor(options: LibraryFoldersOptions) {
    this.#options = options;
  }

  /** Goes on with another library. When it cannot be opened, the one in use stays so. */
  async open(folder: string, create: boolean): Promise<{ folder: string }> {
    const root = resolve(folder);
    return await this.#alone(async () => {
      const before = this.#options.root();
      await this.#options.close();
      try {
        await this.#options.open(root, create);
      } catch (error) {
        await this.#options.reopen();
        throw asReverieError(error);
      }
      this.#remember(root, before);
      return { folder: root };
    });
  }

  /** Copies the library, compares it, and goes on there; the old one stays, whole, until `removeOld`. */
  async move(folder: string): Promise<MoveReport> {
    const to = resolve(folder);
    return await this.#alone(async () => {
      const before = this.#options.root();
      if (!this.#options.own()) throw new ReverieError('library_unavailable', 'There is no library open to be moved.');
      await this.#options.close();
      try {
        // Nobody else may write into it meanwhile.
        const lock = lockLibrary(resolve(before, places.lock), before);
        let copied: Awaited<ReturnType<typeof copyLibrary>>;
        try {
          const { copy, emit } = this.#options;
          copied = await copyLibrary({
            from: before,
            to,
            ...(copy ? { copy } : {}),
            onProgress: (progress) => {
              emit('library.moveProgress', progress);
            },
          });
        } finally {
          lock.close();
        }
        await this.#options.open(to, false);
        this.#left = { root: before, files: copied.files.map(({ file }) => file) };
        this.#remember(to, to);
        return { folder: to, before, files: copied.files.length, bytes: copied.bytes };
      } catch (error) {
        if (!this.#options.own()) await this.#options.reopen();
        throw asReverieError(error);
      }
    });
  }

  /** Removes the files that were moved, and nothing else of that folder. */
  async removeOld(folder: string): Promise<null> {
    const root = resolve(folder);
    const left = this.#left;
    if (left?.root !== root || root === this.#options.root()) {
      throw new ReverieError(
        'not_possible_now',
        `${folder} is not a library that was moved away since Reverie was started. Remove the folder yourself if you do not need it.`,
      );
    }
    await removeFiles(root, [...left.files, places.lock]);
    this.#left = undefined;
    return null;
  }

  async #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const refuse = (message: string): never => {
      throw new ReverieError('not_possible_now', message);
    };
    if (this.#busy) refuse('The library is being moved or changed already. Wait until that is done.');
    if (this.#options.demoShown()) refuse('The demo has its own library. Leave the demo first.');
    const { running = 0, waiting = 0 } = this.#options.own()?.queue.activity() ?? {};
    if (running + waiting > 0) {
      refuse(`${running + waiting} generations are still under way in this library. Wait until they are done.`);
    }
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  #remember(root: string, before: string): void {
    const { settings } = this.#options;
    const others = [before, ...settings.get().libraries].filter((each) => each !== root);
    settings.update({ libraryFolder: root, libraries: [...new Set([root, ...others])].slice(0, mostLibraries) });
  }
}

function asReverieError(error: unknown): unknown {
  if (!(error instanceof LibraryUnavailable)) return error;
  return new ReverieError('library_unavailable', error.message, { cause: error });
}
