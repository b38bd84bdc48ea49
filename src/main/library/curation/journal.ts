import {
  closeSync,
  copyFileSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { systemCode } from '../../files/systemCode.ts';
import { parseJson } from '../../files/textFile.ts';
import { writeDurably } from '../files/durable.ts';
import type { LibraryFolder } from '../files/libraryFolder.ts';
import { change, type Change } from './changes.ts';

/** First line: everything up to `upTo` is in the lines without a number that follow. */
const heading = z.object({ curationVersion: z.literal(1), upTo: z.int().min(0) });
const entry = z.object({ number: z.int().min(1).optional(), changes: z.array(change) });
export type JournalEntry = z.output<typeof entry>;

export interface ReadJournal {
  upTo: number;
  entries: JournalEntry[];
  /** The highest number in it. */
  last: number;
  /** Lines that could not be read, counted from 1. */
  damaged: number[];
}

/**
 * `curation.jsonl`: what the artist said of pictures, one line an edit, appended and synced before the index
 * says so. Compacted to the current state when it has grown far beyond that.
 */
export class CurationJournal {
  readonly path: string;
  readonly #library: LibraryFolder;
  #bytes: number;

  constructor(path: string, library: LibraryFolder) {
    this.path = path;
    this.#library = library;
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Undefined when there is none. A last line without its end was never finished and is cut off. */
  read(): ReadJournal | undefined {
    let bytes: Buffer;
    try {
      bytes = readFileSync(this.path);
    } catch (error) {
      // An unreadable journal must not pass for a missing one and be rewritten.
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    }
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) this.#cut(whole);
    const lines = bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
    const found: ReadJournal = { upTo: 0, entries: [], last: 0, damaged: [] };
    for (const [index, line] of lines.entries()) {
      const value = parse(line);
      const first = index === 0 ? heading.safeParse(value) : undefined;
      if (first?.success) {
        found.upTo = first.data.upTo;
        found.last = first.data.upTo;
        continue;
      }
      const read = index === 0 ? undefined : entry.safeParse(value);
      if (!read?.success) {
        found.damaged.push(index + 1);
        continue;
      }
      found.entries.push(read.data);
      found.last = Math.max(found.last, read.data.number ?? 0);
    }
    return found;
  }

  /** On disk when this returns; nothing of it is when it throws. */
  append(number: number, changes: readonly Change[]): void {
    this.#library.check();
    const before = this.#bytes;
    const start = before === 0 ? `${JSON.stringify({ curationVersion: 1, upTo: number - 1 })}\n` : '';
    const line = Buffer.from(`${start}${JSON.stringify({ number, changes })}\n`);
    const descriptor = openSync(this.path, 'a');
    try {
      for (let written = 0; written < line.length;) written += writeSync(descriptor, line, written);
      fsyncSync(descriptor);
      this.#bytes += line.length;
    } catch (error) {
      ftruncateSync(descriptor, before);
      throw error;
    } finally {
      closeSync(descriptor);
    }
  }

  /** Takes back what was appended after the file had this size. */
  cutTo(bytes: number): void {
    if (this.#bytes > bytes) this.#cut(bytes);
  }

  #cut(bytes: number): void {
    const descriptor = openSync(this.path, 'r+');
    try {
      ftruncateSync(descriptor, bytes);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    this.#bytes = bytes;
  }

  /** Replaces the journal with the state after edit `upTo`. */
  writeAnew(upTo: number, state: readonly Change[]): void {
    const lines = [{ curationVersion: 1, upTo }, ...state.map((each) => ({ changes: [each] }))];
    writeDurably(this.path, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    this.#bytes = statSync(this.path).size;
  }

  /** Copies it to `path`, whatever state it is in. */
  keepAs(path: string): void {
    copyFileSync(this.path, path);
  }
}

function parse(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}
