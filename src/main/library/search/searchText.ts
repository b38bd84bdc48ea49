import type { StatementSync } from 'node:sqlite';
import { fold } from '../../../shared/domain/fold.ts';
import type { LibraryIndex } from '../database/connection.ts';
import { holdsWords } from './terms.ts';

/** Most generations whose text is written before a search is answered; the rest follow in the background. */
const beforeASearch = 500;

/** Keeps the folded text of generations up to date: triggers say which have changed, this writes them. */
export class SearchText {
  readonly #index: LibraryIndex;
  readonly #waiting: StatementSync;
  readonly #few: StatementSync;
  readonly #oldest: StatementSync;
  readonly #files: StatementSync;
  readonly #known: StatementSync;
  readonly #newestOf: StatementSync;
  readonly #remove: StatementSync;
  readonly #insert: StatementSync;
  readonly #done: StatementSync;
  readonly #written: StatementSync;

  constructor(index: LibraryIndex) {
    this.#index = index;
    const { database } = index;
    database.function('holds_words', { deterministic: true, directOnly: true }, (text, phrase) =>
      holdsWords(String(text), String(phrase)) ? 1 : 0,
    );
    this.#waiting = database.prepare('SELECT count(*) AS count FROM (SELECT 1 FROM search_pending LIMIT ?)');
    const columns = 'g.id, g.prompt, g.folder, g.created_at';
    // CROSS JOIN keeps the order of the tables. Few are looked up one by one; of many, the generations lead by their
    // time, so that not all of them are sorted for each slice.
    this.#few = database.prepare(
      `SELECT ${columns} FROM search_pending n CROSS JOIN generations g ON g.id = n.generation_id ORDER BY g.created_at LIMIT ?`,
    );
    this.#oldest = database.prepare(
      `SELECT ${columns} FROM generations g CROSS JOIN search_pending n ON n.generation_id = g.id ORDER BY g.created_at LIMIT ?`,
    );
    this.#files = database.prepare('SELECT file FROM pictures WHERE generation_id = ? ORDER BY position');
    this.#known = database.prepare('SELECT id FROM search_text WHERE generation_id = ?');
    this.#newestOf = database.prepare('SELECT max(id) AS id FROM search_text WHERE id >= ? AND id < ?');
    this.#remove = database.prepare('DELETE FROM search_text WHERE id = ?');
    this.#insert = database.prepare('INSERT INTO search_text (id, generation_id, text) VALUES (?, ?, ?)');
    this.#written = database.prepare(
      `SELECT s.id, s.generation_id, s.text, g.prompt, g.folder FROM search_text s
       JOIN generations g ON g.id = s.generation_id WHERE s.id < ? ORDER BY s.id DESC LIMIT ?`,
    );
    this.#written.setReadBigInts(true);
    this.#done = database.prepare('DELETE FROM search_pending WHERE generation_id = ?');
  }

  isBehind(): boolean {
    return this.#waiting.get(1)?.count === 1;
  }

  /** Writes the text of at most `limit` generations, oldest first; returns how many it wrote. */
  catchUp(limit = beforeASearch): number {
    const waiting = this.#waiting.get(limit)?.count;
    if (waiting === 0) return 0;
    const rows = (waiting === limit ? this.#oldest : this.#few).all(limit);
    this.#index.transaction(() => {
      for (const row of rows) {
        const id = row.id as string;
        const folder = (row.folder as string | null) ?? '';
        const text = this.#textOf(id, row.prompt as string, folder);
        const known = this.#known.get(id)?.id;
        if (known !== undefined) this.#remove.run(known);
        this.#insert.run(this.#idFor(row.created_at as number, known as number | undefined), id, text);
        this.#done.run(id);
      }
    });
    return rows.length;
  }

  /**
   * Folds again the texts of at most `limit` generations whose text ids are below `before`, newest first. Returns the id to
   * go on below, or undefined when none is left. Call it in a transaction.
   */
  refold(before: bigint, limit: number): bigint | undefined {
    const rows = this.#written.all(before, limit);
    for (const row of rows) {
      const generation = row.generation_id as string;
      const text = this.#textOf(generation, row.prompt as string, (row.folder as string | null) ?? '');
      if (text === row.text) continue;
      this.#remove.run(row.id as bigint);
      this.#insert.run(row.id as bigint, generation, text);
    }
    return rows.length < limit ? undefined : (rows.at(-1)?.id as bigint);
  }

  #textOf(id: string, prompt: string, folder: string): string {
    return fold([prompt, folder, ...this.#ownNames(id, folder)].join('\n'));
  }

  /** Names that the artist has given to files or their folders; `1.jpg` in the generation's own folder says nothing. */
  #ownNames(id: string, folder: string): string[] {
    return this.#files
      .all(id)
      .map((row) => row.file as string)
      .flatMap((file) => (file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1)] : [file]))
      .filter((name) => !/^\d{1,2}( \(\d+\))?\.\w+$/.test(name));
  }

  /** Newest first is highest first; 1024 generations find room within one millisecond. */
  #idFor(createdAt: number, known: number | undefined): number {
    const first = createdAt * 1024;
    if (known !== undefined && known >= first && known < first + 1024) return known;
    const newest = this.#newestOf.get(first, first + 1024)?.id;
    return typeof newest === 'number' ? newest + 1 : first;
  }
}

/**
 * Bounds of the text ids of the generations of one millisecond. As bigint, since other numbers reach SQLite with a
 * fraction, and then the index of texts does not begin there but is read from its start.
 */
export function textIdsAt(createdAt: number): { first: bigint; last: bigint } {
  const first = BigInt(createdAt) * 1024n;
  return { first, last: first + 1023n };
}
