import { existsSync, statSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ReverieError } from '../shared/bridge/result.ts';
import type {
  FolderFacts,
  LibraryPlaces,
  MovePlan,
  MoveReport,
  RemoveOldReport,
} from '../shared/bridge/libraryRoutes.ts';
import { LeftLibrary } from './leftLibrary.ts';
import { lockLibrary } from './library/safekeeping/lock.ts';
import { lookAtFolder } from './library/files/lookAtFolder.ts';
import { copyLibrary, planMove, removeMoved, type CopyOptions } from './library/safekeeping/moveLibrary.ts';
import { LibraryUnavailable } from './library/index.ts';
import { ownFolder, places } from './library/files/names.ts';
import type { Logger } from './logging/logger.ts';
import type { OwnLibrary } from './ownLibrary.ts';
import type { OpenSettings } from './settings/index.ts';
import type { Emit } from './workspace.ts';

/** Libraries that are remembered. */
const mostLibraries = 20;

export interface LibraryFoldersOptions {
  settings: OpenSettings;
  userData: string;
  demoShown: () => boolean;
  own: OwnLibrary;
  emit: Emit;
  logger: Logger;
  /** How one file is copied; the system's way when absent. */
  copy?: CopyOptions['copy'];
}

/** Which folder the artist's own library is in: choosing another one, and moving it. */
export class LibraryFolders {
  readonly #options: LibraryFoldersOptions;
  readonly #left: LeftLibrary;
  #busy: 'moving' | 'changing' | undefined;
  #moving: AbortController | undefined;

  constructor(options: LibraryFoldersOptions) {
    this.#options = options;
    this.#left = new LeftLibrary(options.userData, options.logger);
  }

  /** Why there is no library just now, where that is because of what goes on here. */
  get underWay(): string | undefined {
    return this.#busy && 'The library is being moved or changed. Wait until that is done.';
  }

  /** Every library that is known, the one in use first. */
  known(): string[] {
    return [...new Set([this.#options.own.root, ...this.#options.settings.get().libraries])];
  }

  async places(): Promise<LibraryPlaces> {
    const [folder = '', ...rest] = this.known();
    const others = await Promise.all(
      rest.map(async (other) => ({
        folder: other,
        there: await stat(other).then(
          () => true,
          () => false,
        ),
      })),
    );
    const left = this.#left.facts;
    return { folder, others, ...(left ? { left } : {}) };
  }

  lookAt(folder: string): FolderFacts {
    const root = resolve(folder);
    try {
      return lookAtFolder(root);
    } catch (error) {
      throw new ReverieError(
        'library_unavailable',
        `${root} cannot be read. Check its permissions, or choose another folder.`,
        {
          cause: error,
        },
      );
    }
  }

  /** Goes on with another library. When it cannot be opened, the one in use stays so. */
  async open(
    folder: string,
    options: { create?: boolean | undefined; instead?: boolean | undefined },
  ): Promise<{ folder: string }> {
    const root = resolve(folder);
    const { own } = this.#options;
    return await this.#alone('changing', async () => {
      const { holds } = this.lookAt(root);
      if (holds === 'other') {
        throw new ReverieError(
          'invalid_input',
          `${root} is not empty and holds no library. Choose a library, or an empty folder for a new one.`,
        );
      }
      if (holds === 'nothing' && !options.create) {
        throw new ReverieError(
          'library_unavailable',
          `There is no library in ${root}. If its disk is not connected, connect it first.`,
        );
      }
      const before = own.root;
      await own.close();
      try {
        await own.open(root, options.create ?? false);
      } catch (error) {
        await own.openKept();
        throw asReverieError(error);
      }
      this.#remember(root, options.instead ? root : before, options.instead ? before : undefined);
      // In use again, it is nothing that was left.
      if (this.#left.facts?.folder === root) this.#left.forget();
      return { folder: root };
    });
  }

  /** Looks for the library in use at once, where it is waited for; answers whether it is open. */
  async tryAgain(): Promise<{ open: boolean }> {
    const { own } = this.#options;
    own.look();
    await own.openKept();
    return { open: own.workspace !== undefined };
  }

  async planMove(folder: string): Promise<MovePlan> {
    const { own } = this.#options;
    this.#refuseNow();
    if (!own.workspace) throw new ReverieError('library_unavailable', 'There is no library open to be moved.');
    return await planMove(own.root, resolve(folder));
  }

  /** Copies the library, compares it, and goes on there; the old one stays, whole, until `removeOld`. */
  async move(folder: string): Promise<MoveReport> {
    const to = resolve(folder);
    const { own, copy, emit, logger } = this.#options;
    return await this.#alone('moving', async () => {
      const before = own.root;
      if (!own.workspace) throw new ReverieError('library_unavailable', 'There is no library open to be moved.');
      const moving = new AbortController();
      this.#moving = moving;
      await own.close();
      try {
        // Nobody else may write into it meanwhile.
        const lock = lockLibrary(join(before, places.lock), before);
        let copied: Awaited<ReturnType<typeof copyLibrary>>;
        try {
          copied = await copyLibrary({
            from: before,
            to,
            signal: moving.signal,
            ...(copy ? { copy } : {}),
            onProgress: (progress) => {
              emit('library.moveProgress', { ...progress, stage: 'copying' });
            },
          });
        } finally {
          lock.close();
        }
        try {
          await own.open(to, false);
        } catch (error) {
          // The library goes on where it was, so the copy is nothing to be found later.
          await removeMoved(to, copied.files, () => {});
          throw error;
        }
        this.#remember(to, to, before);
        try {
          this.#left.keep(before, to, copied.files);
        } catch (error) {
          // The move itself is done; only the offer does not outlive this run.
          logger.warn('What the move has left behind could not be noted.', { before, error });
        }
        return { folder: to, before, files: copied.files.length, bytes: copied.bytes };
      } catch (error) {
        if (!own.workspace) await own.openKept();
        throw asReverieError(error);
      } finally {
        this.#moving = undefined;
      }
    });
  }

  cancelMove(): void {
    this.#moving?.abort();
  }

  /** Removes the files that were moved and are as they were then, and nothing else of that folder. */
  async removeOld(folder: string): Promise<RemoveOldReport> {
    const root = resolve(folder);
    const left = this.#left.facts;
    const { own, emit } = this.#options;
    const refuse = (message: string): never => {
      throw new ReverieError('not_possible_now', message);
    };
    if (left?.folder !== root || root === own.root) {
      refuse(`${folder} is not what the last move has left behind. Remove the folder yourself if you do not need it.`);
    }
    if (this.#busy) refuse('The library is being moved or changed already. Wait until that is done.');
    if (left && !existsSync(join(left.movedTo, places.index))) {
      refuse(
        `The library that was moved to ${left.movedTo} is not there at the moment, so nothing is removed. Connect its disk first.`,
      );
    }
    if (!existsSync(root)) refuse(`${root} is not there at the moment. Connect its disk first.`);
    if (left && [left.movedTo, own.root].some((used) => isSameFolder(root, used))) {
      refuse(`${root} leads to the library itself now, so nothing is removed.`);
    }
    this.#busy = 'changing';
    try {
      // Another Reverie that works in it would lose the ground under its feet.
      if (existsSync(join(root, ownFolder))) lockLibrary(join(root, places.lock), root).close();
      if (this.#left.wasUsed()) {
        refuse(
          `The library in ${root} has been used since it was moved, so nothing is removed. Remove the folder yourself if you do not need it.`,
        );
      }
      for (const suffix of ['', '-journal', '.damaged']) await rm(join(root, places.lock) + suffix, { force: true });
      const report = await removeMoved(root, this.#left.files, (progress) => {
        emit('library.moveProgress', { ...progress, stage: 'removing' });
      });
      this.#left.forget();
      return report;
    } catch (error) {
      throw asReverieError(error);
    } finally {
      this.#busy = undefined;
    }
  }

  keepOld(folder: string): void {
    if (this.#left.facts?.folder === resolve(folder)) this.#left.forget();
  }

  #refuseNow(): void {
    const refuse = (message: string): never => {
      throw new ReverieError('not_possible_now', message);
    };
    const { demoShown, own } = this.#options;
    own.look();
    if (this.#busy) refuse('The library is being moved or changed already. Wait until that is done.');
    if (demoShown()) refuse('The demo has its own library. Leave the demo first.');
    // Also those that are no longer watched: their pictures are paid for, and their links end.
    const active = own.workspace?.queue.figures.underWay() ?? 0;
    if (active > 0) {
      refuse(
        active === 1
          ? 'A generation is still in progress in this library. Wait until it is done.'
          : `${active} generations are still in progress in this library. Wait until they are done.`,
      );
    }
  }

  async #alone<Value>(work: 'moving' | 'changing', run: () => Promise<Value>): Promise<Value> {
    this.#refuseNow();
    this.#busy = work;
    try {
      return await run();
    } finally {
      this.#busy = undefined;
    }
  }

  /** `root` is in use from now on; `before` is remembered beside it, `gone` no more. */
  #remember(root: string, before: string, gone: string | undefined): void {
    const { settings } = this.#options;
    const others = [before, ...settings.get().libraries].filter((each) => each !== root && each !== gone);
    settings.update({ libraryFolder: root, libraries: [...new Set([root, ...others])].slice(0, mostLibraries) });
  }
}

function isSameFolder(one: string, other: string): boolean {
  const [first, second] = [one, other].map((folder) => statSync(folder, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}

function asReverieError(error: unknown): unknown {
  if (!(error instanceof LibraryUnavailable)) return error;
  return new ReverieError('library_unavailable', error.message, { cause: error });
}
