import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Emit } from '../events/emitter.ts';
import { lookAtFolder } from '../library/files/lookAtFolder.ts';
import { places } from '../library/files/names.ts';
import { LibraryUnavailable } from '../library/index.ts';
import { lockLibrary } from '../library/safekeeping/lock.ts';
import { copyLibrary, type CopyOptions, planMove, removeMoved } from '../library/safekeeping/moveLibrary.ts';
import type { Logger } from '../logging/logger.ts';
import type { OpenSettings } from '../settings/index.ts';
import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { FolderFacts, LibraryPlaces, MovePlan, MoveReport, RemoveOldReport } from '../../shared/bridge/library.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { OwnLibrary } from './ownLibrary.ts';
import { PreviousLibrary, refuse } from './previousLibrary.ts';

/** Libraries that are remembered. */
const mostLibraries = 20;

export interface LibraryFoldersOptions {
  settings: Pick<OpenSettings, 'get' | 'update'>;
  userData: string;
  demoShown: () => boolean;
  own: OwnLibrary;
  emit: Emit<BridgeEvents>;
  logger: Logger;
  /** How one file is copied; the system's way when absent. */
  copy?: CopyOptions['copy'];
}

/** Which folder the artist's own library is in: choosing another one, and moving it. */
export class LibraryFolders {
  readonly #options: LibraryFoldersOptions;
  readonly #previous: PreviousLibrary;
  #busy: 'moving' | 'changing' | undefined;
  #moving: AbortController | undefined;

  constructor(options: LibraryFoldersOptions) {
    this.#options = options;
    this.#previous = new PreviousLibrary(options.userData, options.logger);
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
    const left = this.#previous.facts;
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
      // In use again, it is no longer the previous one.
      if (this.#previous.facts?.folder === root) this.#previous.forget();
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
          this.#previous.keep(before, to, copied.files);
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

  /** As {@link PreviousLibrary.remove}; `folder` has to be the previous library's. */
  async removeOld(folder: string): Promise<RemoveOldReport> {
    const root = resolve(folder);
    const { own, emit } = this.#options;
    if (this.#previous.facts?.folder !== root || root === own.root) {
      refuse(`${folder} is not what the last move has left behind. Remove the folder yourself if you do not need it.`);
    }
    this.#refuseWhileBusy();
    this.#busy = 'changing';
    try {
      return await this.#previous.remove(own.root, (progress) => {
        emit('library.moveProgress', { ...progress, stage: 'removing' });
      });
    } catch (error) {
      throw asReverieError(error);
    } finally {
      this.#busy = undefined;
    }
  }

  keepOld(folder: string): void {
    if (this.#previous.facts?.folder === resolve(folder)) this.#previous.forget();
  }

  #refuseWhileBusy(): void {
    if (this.#busy) refuse('The library is being moved or changed already. Wait until that is done.');
  }

  #refuseNow(): void {
    const { demoShown, own } = this.#options;
    own.look();
    this.#refuseWhileBusy();
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

function asReverieError(error: unknown): unknown {
  if (!(error instanceof LibraryUnavailable)) return error;
  return new ReverieError('library_unavailable', error.message, { cause: error });
}
