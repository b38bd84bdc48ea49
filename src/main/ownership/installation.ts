import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { systemCode } from '../files/systemCode.ts';
import type { LibraryIndex } from '../library/database/connection.ts';
import { writeDurably } from '../library/files/durable.ts';
import { places } from '../library/files/names.ts';
import type { Logger } from '../logging/logger.ts';

/** Libraries whose marks are remembered; the one opened longest ago goes first. */
const mostLibraries = 100;

const knownLibrary = z.object({
  /** Of the file that holds the mark: a copy has another. Numbers too large for JSON, so as text. */
  inode: z.string(),
  /** When that file was made, in nanoseconds since 1970; a number of the file system that is given again has another. */
  madeAt: z.string(),
  /** What the library's own count of openings and submits may be: two values while it is being raised. */
  counts: z.array(z.int().min(0)).min(1).max(2),
});
type KnownLibrary = z.output<typeof knownLibrary>;
const memory = z.object({ libraries: z.record(z.string(), knownLibrary) });
const markFile = z.object({ mark: z.string().min(16).max(100) });

/** The right to send what waits in an open library by itself, for what was made here. */
interface Claim {
  /** Written to every generation made here; one with another mark came from elsewhere. */
  readonly mark: string;
  /** Call before each request that may be paid for: a state of the index from before it is known as an older one. */
  countSubmit(): void;
}

/** What is needed of a library to know it again. */
interface ClaimedLibrary extends LibraryIndex {
  readonly root: string;
}

/**
 * Knows the libraries of this installation again, so that what waits in a copied one is not sent by itself.
 *
 * A mark lies in the library, and beside the settings what its file was and how often the library has been opened and
 * a task submitted from it. A copy has another file, an older state that was put back in place has another count.
 * Whatever does not agree makes a new mark: a false alarm only lets work wait for the artist, a miss would pay for it twice.
 */
export class Installation {
  readonly #path: string;
  readonly #random: (count: number) => Uint8Array;
  readonly #logger: Logger;

  constructor(options: { userData: string; random: (count: number) => Uint8Array; logger: Logger }) {
    this.#path = join(options.userData, 'installation.json');
    this.#random = options.random;
    this.#logger = options.logger;
  }

  /** Call once for each opening of a library, before anything is done with its queue. */
  claim(library: ClaimedLibrary): Claim {
    const path = join(library.root, places.owner);
    const kept = readMark(path);
    const before = kept === undefined ? undefined : this.#read().get(kept);
    const isSame =
      kept !== undefined &&
      before !== undefined &&
      isFile(path, before) &&
      before.counts.includes(countOf(library.database));
    const mark = isSame ? kept : Buffer.from(this.#random(16)).toString('hex');
    if (!isSame) {
      writeDurably(path, `${JSON.stringify({ mark }, undefined, 2)}\n`);
      // Links that another installation has uploaded to are not sent on: uploading is free.
      library.transaction(() => library.database.prepare('DELETE FROM uploads').run());
    }
    const file = factsOf(path);
    const raise = (): void => {
      this.#raise(library, mark, file);
    };
    raise();
    return { mark, countSubmit: raise };
  }

  /** Raises the count in both places; a crash in between leaves the library known by either value. */
  #raise(library: ClaimedLibrary, mark: string, file: Pick<KnownLibrary, 'inode' | 'madeAt'>): void {
    const count = countOf(library.database);
    const next = count + 1;
    const known = this.#read();
    known.delete(mark);
    known.set(mark, { ...file, counts: [count, next] });
    this.#write(known);
    library.transaction(() =>
      library.database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(countName, String(next)),
    );
    known.set(mark, { ...file, counts: [next] });
    this.#write(known);
  }

  #read(): Map<string, KnownLibrary> {
    try {
      return new Map(Object.entries(memory.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).libraries));
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') {
        this.#logger.warn('What this installation knows of its libraries could not be read.', { error });
      }
      return new Map();
    }
  }

  #write(known: ReadonlyMap<string, KnownLibrary>): void {
    const libraries = Object.fromEntries([...known].slice(-mostLibraries));
    try {
      writeDurably(this.#path, `${JSON.stringify({ libraries }, undefined, 2)}\n`);
    } catch (error) {
      // The library is then taken for a copy the next time, and what waits in it waits for the artist.
      this.#logger.warn('What this installation knows of its libraries could not be written.', { error });
    }
  }
}

/** Name in the index's `meta`. */
const countName = 'openings and submits';

function countOf(database: DatabaseSync): number {
  const value = database.prepare('SELECT value FROM meta WHERE name = ?').get(countName)?.value;
  const count = Number(value ?? 0);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}

function readMark(path: string): string | undefined {
  try {
    return markFile.parse(JSON.parse(readFileSync(path, 'utf8'))).mark;
  } catch {
    // Not there, or not ours to read: the library gets a new mark, which only lets its work wait.
    return undefined;
  }
}

function factsOf(path: string): Pick<KnownLibrary, 'inode' | 'madeAt'> {
  const { ino, birthtimeNs } = statSync(path, { bigint: true });
  return { inode: String(ino), madeAt: String(birthtimeNs) };
}

function isFile(path: string, known: KnownLibrary): boolean {
  const { inode, madeAt } = factsOf(path);
  return inode === known.inode && madeAt === known.madeAt;
}
