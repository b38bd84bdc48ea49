import type { StatementSync } from 'node:sqlite';
import { fold } from '../../../shared/domain/fold.ts';
import type { LibraryIndex } from '../database/connection.ts';
import { refoldedNotes, refoldedTexts } from '../database/migrations/0007-typed-letters.ts';
import type { SearchText } from './searchText.ts';

/**
 * Folds again, in slices, what an earlier version folded: the texts of generations, newest first, and notes. Progress
 * is saved with each slice, so that it resumes after any interruption.
 */
export class Refolding {
  readonly #index: LibraryIndex;
  readonly #searchText: SearchText;
  readonly #place: StatementSync;
  readonly #setPlace: StatementSync;
  readonly #done: StatementSync;
  readonly #notes: StatementSync;
  readonly #setNote: StatementSync;
  #behind: boolean;

  constructor(index: LibraryIndex, searchText: SearchText) {
    this.#index = index;
    const { database } = index;
    this.#searchText = searchText;
    this.#place = database.prepare('SELECT value FROM meta WHERE name = ?');
    this.#setPlace = database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)');
    this.#done = database.prepare('DELETE FROM meta WHERE name = ?');
    this.#notes = database.prepare(
      `SELECT n.picture_id AS id, n.text, p.note FROM note_text n JOIN pictures p ON p.id = n.picture_id
       WHERE n.picture_id > ? ORDER BY n.picture_id LIMIT ?`,
    );
    this.#setNote = database.prepare('UPDATE note_text SET text = ? WHERE picture_id = ?');
    this.#behind = this.#placeOf(refoldedTexts) !== undefined || this.#placeOf(refoldedNotes) !== undefined;
  }

  /** Whether some texts are still folded as they were. */
  isBehind(): boolean {
    return this.#behind;
  }

  /** Folds at most `limit` texts or notes. */
  step(limit: number): void {
    if (!this.#behind) return;
    this.#index.transaction(() => {
      const texts = this.#placeOf(refoldedTexts);
      const notes = this.#placeOf(refoldedNotes);
      if (texts !== undefined) this.#note(refoldedTexts, this.#searchText.refold(BigInt(texts), limit)?.toString());
      else if (notes !== undefined) this.#note(refoldedNotes, this.#refoldNotes(notes, limit));
      else this.#behind = false;
    });
  }

  #refoldNotes(after: string, limit: number): string | undefined {
    const rows = this.#notes.all(after, limit);
    for (const row of rows) {
      const text = fold((row.note as string | null) ?? '');
      if (text !== row.text) this.#setNote.run(text, row.id as string);
    }
    return rows.length < limit ? undefined : (rows.at(-1)?.id as string);
  }

  #placeOf(name: string): string | undefined {
    return this.#place.get(name)?.value as string | undefined;
  }

  #note(name: string, place: string | undefined): void {
    if (place === undefined) this.#done.run(name);
    else this.#setPlace.run(name, place);
  }
}
