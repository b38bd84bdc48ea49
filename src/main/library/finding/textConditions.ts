import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Condition } from './conditions.ts';
import { isShort, parseSearch, phraseOf, type SearchTerm } from './fold.ts';

/** Terms of one and two characters are looked for in this many of the newest generations. */
export const shortTermBound = 150_000;

/** What a typed text asks of pictures, as SQL over `pictures p`. */
export class TextConditions {
  readonly #noteHit: StatementSync;
  readonly #tagHit: StatementSync;
  readonly #collectionHit: StatementSync;
  readonly #oldestLookedAt: StatementSync;

  constructor(database: DatabaseSync) {
    this.#noteHit = database.prepare('SELECT 1 FROM note_text WHERE instr(text, ?) > 0 LIMIT 1');
    this.#tagHit = database.prepare('SELECT 1 FROM tags WHERE instr(folded, ?) > 0 LIMIT 1');
    this.#collectionHit = database.prepare('SELECT 1 FROM collections WHERE instr(folded, ?) > 0 LIMIT 1');
    this.#oldestLookedAt = database.prepare(
      `SELECT id FROM search_text ORDER BY id DESC LIMIT 1 OFFSET ${shortTermBound}`,
    );
  }

  /** Whether any term is also in a note, or in the name of a tag or collection. */
  reachBeyondGenerations(terms: readonly SearchTerm[]): boolean {
    return terms.some(({ text }) => this.#noteHit.get(text) ?? this.#tagHit.get(text) ?? this.#collectionHit.get(text));
  }

  /** For any order, and for terms that are in notes, tags and collections too. */
  of(typed: string): Condition[] {
    return parseSearch(typed).map((term) => {
      const holds = (column: string): string => (term.exact ? `holds_words(${column}, ?)` : `instr(${column}, ?) > 0`);
      const generations = this.generations([{ ...term, excluded: false }]);
      const ways = [
        `p.generation_id IN (SELECT t.generation_id FROM ${generations.sql})`,
        `p.id IN (SELECT picture_id FROM note_text WHERE ${holds('text')})`,
        `p.id IN (SELECT picture_id FROM picture_tags WHERE tag_id IN (SELECT id FROM tags WHERE ${holds('folded')}))`,
        `p.id IN (SELECT picture_id FROM collection_pictures WHERE collection_id IN
          (SELECT id FROM collections WHERE ${holds('folded')}))`,
      ];
      return {
        sql: `${term.excluded ? 'NOT ' : ''}(${ways.join(' OR ')})`,
        values: [...generations.values, term.text, term.text, term.text],
      };
    });
  }

  /** `search_text t …` with its conditions, for the generations whose own text holds all terms. */
  generations(terms: readonly SearchTerm[], more: Condition[] = []): Condition {
    const long = terms.filter((term) => !isShort(term) && !term.excluded);
    const parts: Condition[] = [...more];
    for (const term of terms) {
      if (long.includes(term) && !term.exact) continue;
      const found = term.exact ? 'holds_words(t.text, ?)' : 'instr(t.text, ?) > 0';
      parts.push({ sql: `${term.excluded ? 'NOT ' : ''}${found}`, values: [term.text] });
    }
    if (long.length > 0) {
      parts.unshift({ sql: 'text_index MATCH ?', values: [long.map(phraseOf).join(' AND ')] });
    } else {
      const oldest = this.#oldestLookedAt.get()?.id;
      if (typeof oldest === 'number') parts.push({ sql: 't.id > ?', values: [oldest] });
    }
    const from = long.length > 0 ? 'text_index CROSS JOIN search_text t ON t.id = text_index.rowid' : 'search_text t';
    return {
      sql: `${from} WHERE ${parts.map(({ sql }) => sql).join(' AND ') || '1'}`,
      values: parts.flatMap(({ values }) => values),
    };
  }
}
