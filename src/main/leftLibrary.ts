import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LibraryPlaces } from '../shared/bridge/libraryRoutes.ts';
import { writeDurably } from './library/files/durable.ts';
import { places } from './library/files/names.ts';
import type { LibraryFile } from './library/safekeeping/moveLibrary.ts';
import type { Logger } from './logging/logger.ts';
import { parseJson, readTextNow } from './textFile.ts';

const kept = z.object({
  folder: z.string(),
  movedTo: z.string(),
  /** Path, bytes, and when it was last changed in milliseconds since 1970. */
  files: z.array(z.tuple([z.string(), z.number(), z.number()])),
});

/**
 * The library that a move has left behind, with the list of its files as they were then. Kept in
 * `<userData>/left-library.json`, so that it can still be removed days later.
 */
export class LeftLibrary {
  readonly #path: string;
  #left: { folder: string; movedTo: string; files: LibraryFile[] } | undefined;

  constructor(userData: string, logger: Logger) {
    this.#path = join(userData, 'left-library.json');
    if (!existsSync(this.#path)) return;
    try {
      const { folder, movedTo, files } = kept.parse(parseJson(readTextNow(this.#path)));
      this.#left = { folder, movedTo, files: files.map(([file, bytes, changedAt]) => ({ file, bytes, changedAt })) };
    } catch (error) {
      // Without the list nothing is removed; the artist can still do so by hand.
      logger.warn('What the last move left behind could not be read.', { path: this.#path, error });
    }
  }

  get facts(): LibraryPlaces['left'] {
    if (!this.#left) return undefined;
    const { folder, movedTo, files } = this.#left;
    return { folder, movedTo, files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
  }

  get files(): readonly LibraryFile[] {
    return this.#left?.files ?? [];
  }

  /** Whether its index has changed since: somebody has worked in it. */
  wasUsed(): boolean {
    if (!this.#left) return false;
    const { folder, files } = this.#left;
    const log = statSync(join(folder, `${places.index}-wal`), { throwIfNoEntry: false });
    if (log && log.size > 0) return true;
    const now = statSync(join(folder, places.index), { throwIfNoEntry: false });
    const then = files.find(({ file }) => file === join(places.index));
    return now !== undefined && (now.size !== then?.bytes || Math.round(now.mtimeMs) !== then.changedAt);
  }

  keep(folder: string, movedTo: string, files: readonly LibraryFile[]): void {
    this.#left = { folder, movedTo, files: [...files] };
    const list = files.map(({ file, bytes, changedAt }) => [file, bytes, changedAt]);
    writeDurably(this.#path, JSON.stringify({ folder, movedTo, files: list }));
  }

  forget(): void {
    this.#left = undefined;
    rmSync(this.#path, { force: true });
  }
}
