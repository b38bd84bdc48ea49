import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { joined, type Condition } from './conditions.ts';
import { isShort, parseSearch, phraseOf, wordings, type SearchTerm } from './terms.ts';

/** Terms of one and two characters are searched for in this many of the newest generations. */
export const shortTermBound = 150_000;

/** A FROM clause that brings in `pictures p` one by one, and what has to hold of them. */
export interface Source {
  from: Condition;
  conditions: Condition[];
}

/** By time; the first holds all that a layout needs, but only of what is not in the trash. */
type PictureIndex = 'pictures_shown' | 'pictures_by_rank';

/** The pictures that a typed text finds. A picture may come from both sources. */
export interface TextHits {
  /** Those whose generation's own text holds every term. Read in the order of `id` they come by time. */
  byGeneration?: Source & { id: string };
  /** Those that a note, a tag or a collection brings in, or a filter; absent where none can. Seldom many, in no order. */
  beyond?: Source;
}

/** What a typed text asks of pictures, as SQL. */
export class TextConditions {
  readonly #beyondHits: readonly StatementSync[];
  readonly #oldestLookedAt: StatementSync;
  readonly #parse: (typed: string) => SearchTerm[];

  /** `isRefolding`: some texts are still folded as an earlier version did. */
  constructor(database: DatabaseSync, isRefolding: () => boolean = () => false) {
    this.#parse = (typed) => parseSearch(typed, isRefolding());
    this.#beyondHits = [
      'SELECT 1 FROM note_text WHERE instr(text, ?) > 0 LIMIT 1',
      'SELECT 1 FROM tags WHERE instr(folded, ?) > 0 LIMIT 1',
      'SELECT 1 FROM collections WHERE instr(folded, ?) > 0 LIMIT 1',
    ].map((sql) => database.prepare(sql));
    this.#oldestLookedAt = database.prepare(
      `SELECT id FROM search_text ORDER BY id DESC LIMIT 1 OFFSET ${shortTermBound}`,
    );
  }

  /** Among the pictures of `few` ids, if given. Undefined for a text that only leaves out, or says nothing. */
  hits(typed: string, trashed: boolean, few?: Condition): TextHits | undefined {
    const terms = this.#parse(typed);
    if (terms.every(({ excluded }) => excluded)) return undefined;
    if (few) return { beyond: eachOf(few, terms, this.#outside(terms)) };
    return this.#hitsOf(terms, trashed ? 'pictures_by_rank' : 'pictures_shown');
  }

  /** The same as conditions over `pictures p`, for queries that are led by something else. */
  of(typed: string): Condition[] {
    const terms = this.#parse(typed);
    if (terms.some(({ excluded }) => !excluded)) return [within(this.#hitsOf(terms, 'pictures_by_rank'))];
    return terms.map((term) => {
      const { sql, values } = within(this.#hitsOf([{ ...term, excluded: false }], 'pictures_by_rank'));
      return { sql: `NOT ${sql}`, values };
    });
  }

  #hitsOf(terms: readonly SearchTerm[], index: PictureIndex): TextHits {
    const outside = this.#outside(terms);
    const bringing = outside.filter(({ excluded }) => !excluded);
    const byGeneration = this.#byGeneration(terms, index);
    for (const term of outside) {
      if (!term.excluded) continue;
      const { sql, values } = pictureIds([term]);
      byGeneration.conditions.push({ sql: `p.id NOT IN (${sql})`, values });
    }
    if (bringing.length === 0) return { byGeneration };
    return { byGeneration, beyond: eachOf(pictureIds(bringing), terms, outside) };
  }

  /** The terms that a note, or the name of a tag or collection, may hold. */
  #outside(terms: readonly SearchTerm[]): SearchTerm[] {
    return terms.filter((term) =>
      wordings(term).some((text) => this.#beyondHits.some((statement) => statement.get(text))),
    );
  }

  #byGeneration(terms: readonly SearchTerm[], index: PictureIndex): NonNullable<TextHits['byGeneration']> {
    const long = terms.filter((term) => !isShort(term) && !term.excluded);
    const conditions: Condition[] = [];
    for (const term of terms) {
      if (long.includes(term) && !term.exact) continue;
      // GLOB looks through a text about twice as fast as instr.
      const found =
        isShort(term) && !term.exact
          ? joined(
              wordings(term).map((text) => ({
                sql: 't.text GLOB ?',
                values: [`*${text.replaceAll(/[*?[]/g, '[$&]')}*`],
              })),
              ' OR ',
            )
          : held('t.text', term);
      conditions.push({ sql: `${term.excluded ? 'NOT ' : ''}${found.sql}`, values: found.values });
    }
    const readsText = conditions.length > 0;
    const led = long.length > 0;
    const id = led ? 'text_index.rowid' : 't.id';
    if (led) {
      conditions.unshift({ sql: 'text_index MATCH ?', values: [long.map(phraseOf).join(' AND ')] });
    } else {
      const oldest = this.#oldestLookedAt.get()?.id;
      if (typeof oldest === 'number') conditions.push({ sql: 't.id > ?', values: [oldest] });
    }
    const texts = led
      ? `text_index${readsText ? ' CROSS JOIN search_text t ON t.id = text_index.rowid' : ''}`
      : 'search_text t';
    // The time alone leads to a generation's pictures; only where several generations have one time is it looked up
    // whose they are.
    conditions.push({
      sql: `(${id} >> 10 NOT IN (SELECT created_at FROM shared_times)
        OR p.generation_id = (SELECT s.generation_id FROM search_text s WHERE s.id = ${id}))`,
      values: [],
    });
    // Named, or a filter by a list of ids would be gone through once for each text.
    const pictures = `pictures p INDEXED BY ${index}`;
    const from = `${texts} CROSS JOIN ${pictures} ON p.rank BETWEEN (${id} >> 10) * 16 AND (${id} >> 10) * 16 + 15`;
    return { from: { sql: from, values: [] }, id, conditions };
  }
}

/** The column, a folded text, holds the term. */
function held(column: string, term: SearchTerm): Condition {
  const sql = term.exact ? `holds_words(${column}, ?)` : `instr(${column}, ?) > 0`;
  return joined(
    wordings(term).map((text) => ({ sql, values: [text] })),
    ' OR ',
  );
}

/** The ids of pictures whose note, or one of whose tags or collections, holds one of the terms. */
function pictureIds(terms: readonly SearchTerm[]): Condition {
  const any = (column: string): Condition =>
    joined(
      terms.map((term) => held(column, term)),
      ' OR ',
    );
  const notes = any('text');
  const names = any('folded');
  return {
    sql: `SELECT picture_id FROM note_text WHERE ${notes.sql}
      UNION ALL SELECT picture_id FROM picture_tags WHERE tag_id IN (SELECT id FROM tags WHERE ${names.sql})
      UNION ALL SELECT picture_id FROM collection_pictures
        WHERE collection_id IN (SELECT id FROM collections WHERE ${names.sql})`,
    values: [...notes.values, ...names.values, ...names.values],
  };
}

/** The pictures of these ids of which every term holds; `outside` may be held by more than their generation's text. */
function eachOf(ids: Condition, terms: readonly SearchTerm[], outside: readonly SearchTerm[]): Source {
  const conditions = terms.map((term) => {
    const { sql, values } = held('t.text', term);
    const inText = {
      sql: `EXISTS (SELECT 1 FROM search_text t WHERE t.generation_id = p.generation_id AND ${sql})`,
      values,
    };
    const own = outside.includes(term) ? pictureIds([term]) : undefined;
    const either = own ? joined([{ sql: `p.id IN (${own.sql})`, values: own.values }, inText], ' OR ') : inText;
    return { sql: `${term.excluded ? 'NOT ' : ''}${either.sql}`, values: either.values };
  });
  const from = `(SELECT DISTINCT picture_id FROM (${ids.sql})) b CROSS JOIN pictures p ON p.id = b.picture_id`;
  return { from: { sql: from, values: ids.values }, conditions };
}

function within({ byGeneration, beyond }: TextHits): Condition {
  const sources = [byGeneration, beyond].filter((source) => source !== undefined);
  const found = sources.map((source) => selection('p.rowid', source));
  const { sql, values } = joined(found, ' UNION ALL ');
  return { sql: `p.rowid IN ${sql}`, values };
}

/** SELECT … of a source, with `more` that has to hold. */
export function selection(columns: string, source: Source, more: readonly Condition[] = []): Condition {
  const where = joined([...source.conditions, ...more], ' AND ');
  return {
    sql: `SELECT ${columns} FROM ${source.from.sql} WHERE ${where.sql}`,
    values: [...source.from.values, ...where.values],
  };
}
