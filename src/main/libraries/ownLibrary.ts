import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../library/files/names.ts';
import { goneMessage, isIndexDamage } from '../library/files/problems.ts';
import type { Logger } from '../logging/logger.ts';
import { describeUnavailable, libraryNotices, type Notices, showOpeningReport } from '../notices/index.ts';
import type { Workspace, WorkspaceOptions } from '../workspace/index.ts';
import type { Clock } from '../../shared/domain/clock.ts';

/** How often a library that is missing, locked or read-only is looked for again, in milliseconds. */
const retryDelay = 5000;

export interface OwnLibraryOptions {
  clock: Clock;
  logger: Logger;
  notices: Notices;
  /** Where the settings say it is; `chosen` by the artist, or the usual place. */
  kept: () => { root: string; chosen: boolean };
  openWorkspace: (root: string, create: boolean, hooks: WorkspaceHooks) => Promise<Workspace>;
  onOpened: (root: string) => void;
}

/** What an open workspace tells whoever can close it. */
export type WorkspaceHooks = Required<Pick<WorkspaceOptions, 'onDamaged' | 'onGone'>>;

/**
 * The artist's own library: open, or looked for until it is there. Opening and closing happen one after the other,
 * so that two libraries are never open at once.
 */
export class OwnLibrary {
  readonly #options: OwnLibraryOptions;
  readonly #repaired = new Set<string>();
  /** Folders of libraries that were open in this run: one that is gone is waited for, never begun anew. */
  readonly #known = new Set<string>();
  #workspace: Workspace | undefined;
  #turn: Promise<void> = Promise.resolve();
  #cancelRetry = (): void => {};
  #disposed = false;

  constructor(options: OwnLibraryOptions) {
    this.#options = options;
  }

  get workspace(): Workspace | undefined {
    return this.#workspace;
  }

  /** Where it is, or would be. */
  get root(): string {
    return this.#workspace?.library.root ?? this.#options.kept().root;
  }

  /** Whether an open library still lies where it was; one that does not is closed, told of and looked for. */
  look(): void {
    const open = this.#workspace;
    if (!open || open.library.folder.isThere()) return;
    const { root } = open.library;
    const { logger, notices } = this.#options;
    // From now on nothing is read or written there, whatever its end takes.
    this.#workspace = undefined;
    logger.warn('The folder of the library is gone, so it is closed.', { library: root });
    for (const other of libraryNotices) if (other !== 'library_missing') notices.remove(other);
    notices.show('library_missing', goneMessage(root), root);
    this.#inTurn(() => open.dispose({ gone: true }))
      .catch((error: unknown) => {
        // Its disk may not even let it be closed.
        logger.error('A library whose folder is gone could not be closed.', { library: root, error });
      })
      .finally(() => void this.openKept());
  }

  /** Opens the one that the settings name, or tells why it cannot be and looks for it again. */
  openKept(): Promise<void> {
    return this.#inTurn(async () => {
      this.#cancelRetry();
      if (this.#disposed || this.#workspace) return;
      const { clock, logger, notices, kept } = this.#options;
      const { root, chosen } = kept();
      try {
        // A folder the artist has chosen may lie on a disk that is not there: it is waited for, never replaced.
        await this.#open(root, !chosen && !this.#known.has(root));
      } catch (error) {
        logger.warn('The library cannot be used.', { error });
        const { kind, message, path, passes } = describeUnavailable(error);
        for (const other of libraryNotices) if (other !== kind) notices.remove(other);
        notices.show(kind, message, path);
        if (passes) this.#cancelRetry = clock.after(retryDelay, () => void this.openKept());
      }
    });
  }

  /** Opens this one. Throws `LibraryUnavailable` with nothing open. */
  open(root: string, create: boolean): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#disposed) throw new Error('Reverie is closing.');
      await this.#open(root, create);
    });
  }

  /** Closes it, and looks for none until one is opened. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#cancelRetry();
      const open = this.#workspace;
      this.#workspace = undefined;
      await open?.dispose();
    });
  }

  /** Closes it and opens it again with all of its index looked at, once a run. */
  async repair(): Promise<void> {
    const { root } = this;
    if (this.#disposed || this.#repaired.has(root)) return;
    suspect(root);
    this.#repaired.add(root);
    this.#options.logger.warn('The index is damaged, so the library is opened anew.', { library: root });
    await this.close();
    await this.openKept();
  }

  /** As {@link repair}, in the background. */
  repairLater(): void {
    this.repair().catch((error: unknown) => {
      this.#options.logger.error('The damaged index could not be opened anew.', { error });
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.close();
  }

  async #open(root: string, create: boolean): Promise<void> {
    const { notices, onOpened } = this.#options;
    const open = (): Promise<Workspace> =>
      this.#options.openWorkspace(root, create, {
        onDamaged: () => {
          this.repairLater();
        },
        onGone: () => {
          this.look();
        },
      });
    // A repair may have opened one since whoever asks has closed it.
    const before = this.#workspace;
    this.#workspace = undefined;
    await before?.dispose();
    try {
      this.#workspace = await open();
    } catch (error) {
      if (!isIndexDamage(error)) throw error;
      // Found only now: a large index is not looked at whole at each start.
      suspect(root);
      this.#workspace = await open();
    }
    this.#known.add(root);
    for (const kind of libraryNotices) notices.remove(kind);
    showOpeningReport(notices, this.#workspace.library.report);
    onOpened(this.#workspace.library.root);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}

/** Has all of the index looked at when the library is opened next. */
function suspect(root: string): void {
  writeFileSync(join(root, places.suspicion), '');
}
