import { existsSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LibraryPlaces, RemoveOldReport } from '../../shared/bridge/library.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import { writeDurably } from '../library/files/durable.ts';
import { lockLibrary } from '../library/safekeeping/lock.ts';
import { removeMoved, type LibraryFile } from '../library/safekeeping/moveLibrary.ts';
import { ownFolder, places } from '../library/files/names.ts';
import type { Logger } from '../logging/logger.ts';
import { parseJson, readTextNow } from '../files/textFile.ts';

const kept = z.object({
  folder: z.string(),
  movedTo: z.string(),
  /** Path, bytes, and when it was last changed in milliseconds since 1970. */
  files: z.array(z.tuple([z.string(), z.number(), z.number()])),
});

/**
 * The library as it was before the last move, still whole, with the list of its files as they were then. Kept in
 * `<userData>/left-library.json`, so that it can still be removed days later.
 */
export class PreviousLibrary {
  readonly #path: string;
  #previous: { folder: string; movedTo: string; files: LibraryFile[] } | undefined;

  constructor(userData: string, logger: Logger) {
    this.#path = join(userData, 'left-library.json');
    if (!existsSync(this.#path)) return;
    try {
      const { folder, movedTo, files } = kept.parse(parseJson(readTextNow(this.#path)));
      this.#previous = {
        folder,
        movedTo,
        files: files.map(([file, bytes, changedAt]) => ({ file, bytes, changedAt })),
      };
    } catch (error) {
      // Without the list nothing is removed; the artist can still do so by hand.
      logger.warn('What the last move left behind could not be read.', { path: this.#path, error });
    }
  }

  get facts(): LibraryPlaces['left'] {
    if (!this.#previous) return undefined;
    const { folder, movedTo, files } = this.#previous;
    return { folder, movedTo, files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
  }

  /** Whether its index has changed since: somebody has worked in it. */
  #wasUsed(): boolean {
    if (!this.#previous) return false;
    const { folder, files } = this.#previous;
    const log = statSync(join(folder, `${places.index}-wal`), { throwIfNoEntry: false });
    if (log && log.size > 0) return true;
    const now = statSync(join(folder, places.index), { throwIfNoEntry: false });
    const then = files.find(({ file }) => file === join(places.index));
    return now !== undefined && (now.size !== then?.bytes || Math.round(now.mtimeMs) !== then.changedAt);
  }

  keep(folder: string, movedTo: string, files: readonly LibraryFile[]): void {
    this.#previous = { folder, movedTo, files: [...files] };
    const list = files.map(({ file, bytes, changedAt }) => [file, bytes, changedAt]);
    writeDurably(this.#path, JSON.stringify({ folder, movedTo, files: list }));
  }

  forget(): void {
    this.#previous = undefined;
    rmSync(this.#path, { force: true });
  }

  /**
   * Removes the files that were moved and are as they were then, and nothing else of the folder. `inUse` is the folder of
   * the open library. Throws `not_possible_now` where it is not certain that they lie in the new place too, and
   * `LibraryUnavailable`.
   */
  async remove(inUse: string, onProgress: Parameters<typeof removeMoved>[2]): Promise<RemoveOldReport> {
    if (!this.#previous) return refuse('No move has left a library behind.');
    const { folder, movedTo, files } = this.#previous;
    if (!existsSync(join(movedTo, places.index))) {
      refuse(
        `The library that was moved to ${movedTo} is not there at the moment, so nothing is removed. Connect its disk first.`,
      );
    }
    if (!existsSync(folder)) refuse(`${folder} is not there at the moment. Connect its disk first.`);
    if ([movedTo, inUse].some((used) => isSameFolder(folder, used))) {
      refuse(`${folder} leads to the library itself now, so nothing is removed.`);
    }
    // Another Reverie that works in it would lose the ground under its feet.
    if (existsSync(join(folder, ownFolder))) lockLibrary(join(folder, places.lock), folder).close();
    if (this.#wasUsed()) {
      refuse(
        `The library in ${folder} has been used since it was moved, so nothing is removed. Remove the folder yourself if you do not need it.`,
      );
    }
    for (const suffix of ['', '-journal', '.damaged']) await rm(join(folder, places.lock) + suffix, { force: true });
    const report = await removeMoved(folder, files, onProgress);
    this.forget();
    return report;
  }
}

function isSameFolder(one: string, other: string): boolean {
  const [first, second] = [one, other].map((folder) => statSync(folder, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}

export function refuse(message: string): never {
  throw new ReverieError('not_possible_now', message);
}
