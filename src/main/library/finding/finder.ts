import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Page } from '../../../shared/bridge/contract.ts';
import type { LibraryQuery } from '../../../shared/bridge/librarySchemas.ts';
import { assertNever } from '../../../shared/domain/assertNever.ts';
import type { LibraryLayout, LibraryMonth, PictureSummary } from '../../../shared/domain/picture.ts';
import { summaryColumns, summaryOf } from '../pictureSummary.ts';
import { Conditions, joined, type Condition } from './conditions.ts';
import { isShort, parseSearch, type SearchTerm } from './fold.ts';
import { layoutOf, LocalDates, monthsOf, type LayoutRow } from './layout.ts';
import { textIdsAt, type SearchText } from './searchText.ts';
import { comesAfter, decodePlace, encodePlace, orderBy, sortingOf, type Place } from './sorting.ts';
import { TextConditions } from './textConditions.ts';

type Row = Record<string, SQLOutputValue>;

/** Prepared statements that are kept; queries come in few shapes. */
const keptStatements = 200;
// CROSS JOIN keeps the order of the tables: the pictures' index has to lead.
const source = 'FROM pictures p CROSS JOIN generations g ON g.id = p.generation_id';

/** Answers queries from the index. Throws `invalid_input` for a cursor or an order that cannot be. */
export class Finder {
  readonly #database: DatabaseSync;
  readonly #text: TextConditions;
  readonly #conditions: Conditions;
  readonly #searchText: SearchText;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, searchText: SearchText) {
    this.#database = database;
    this.#searchText = searchText;
    this.#text = new TextConditions(database);
    this.#conditions = new Conditions(database, (text) => this.#text.of(text));
  }

  page(query: LibraryQuery, cursor: string | undefined): Page<PictureSummary> {
    const limit = query.limit ?? 200;
    const after = cursor === undefined ? undefined : decodePlace(cursor);
    const terms = this.#termsToStream(query);
    // One more than asked for tells whether there is a next page.
    const rows = terms ? this.#stream(query, terms, after, limit + 1) : this.#rows(query, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(summaryOf),
      ...(rows.length > limit && last ? { nextCursor: encodePlace(placeOf(last)) } : {}),
    };
  }

  layout(query: LibraryQuery): LibraryLayout {
    const sorting = sortingOf(query);
    const where = this.#where(query);
    const key = sorting.key ? `, ${sorting.key.sql} AS sort_key` : '';
    const rows = this.#all(
      `SELECT p.id, p.width, p.height, p.created_at, p.generation_id${key} FROM pictures p WHERE ${where.sql} ${orderBy(sorting)}`,
      [...(sorting.key?.values ?? []), ...where.values],
    ) as unknown as LayoutRow[];
    return layoutOf(rows, this.#groupKey(query));
  }

  count(query: LibraryQuery): number {
    const where = this.#where(query);
    return this.#all(`SELECT count(*) FROM pictures p WHERE ${where.sql}`, where.values)[0]?.[0] as number;
  }

  months(query: LibraryQuery): LibraryMonth[] {
    const where = this.#where(query);
    const rows = this.#all(
      `SELECT p.created_at FROM pictures p WHERE ${where.sql} ORDER BY p.rank DESC, p.id DESC`,
      where.values,
    );
    return monthsOf(rows.map(([time]) => time as number));
  }

  #groupKey(query: LibraryQuery): ((row: LayoutRow) => string) | undefined {
    const group = query.group ?? 'none';
    switch (group) {
      case 'day': {
        const days = new LocalDates('day');
        return (row) => days.name(row[3]);
      }
      case 'generation':
        return (row) => row[4];
      case 'reference': {
        const first = new Map(
          this.#all('SELECT generation_id, reference_id FROM generation_references WHERE position = 1', []) as [
            string,
            string,
          ][],
        );
        return (row) => first.get(row[4]) ?? '';
      }
      case 'none':
        return undefined;
      default:
        return assertNever(group, 'group');
    }
  }

  #where(query: LibraryQuery): Condition {
    const parts = this.#conditions.of(query);
    if (query.text !== undefined) {
      this.#searchText.catchUp();
      parts.push(...this.#text.of(query.text));
    }
    return joined(parts, ' AND ');
  }

  #rows(query: LibraryQuery, after: Place | undefined, limit: number): Row[] {
    const sorting = sortingOf(query);
    const { key } = sorting;
    const where = this.#where(query);
    const values = [...(key?.values ?? []), ...where.values];
    let goOn = '';
    if (after) {
      const sign = sorting.ascending ? '>' : '<';
      goOn = key ? `AND (sort_key, p.rank, p.id) ${sign} (?, ?, ?)` : `AND (p.rank, p.id) ${sign} (?, ?)`;
      values.push(...(key ? [after.key] : []), after.rank, after.id);
    }
    return this.#statement(
      `SELECT ${summaryColumns}${key ? `, ${key.sql} AS sort_key` : ''} ${source} WHERE ${where.sql} ${goOn} ${orderBy(sorting)} LIMIT ?`,
    ).all(...values, limit);
  }

  /** The terms of a search that is answered in the order in which it is found, without finding all of it first. */
  #termsToStream(query: LibraryQuery): SearchTerm[] | undefined {
    if (query.text === undefined || (query.sort ?? 'date') !== 'date') return undefined;
    const terms = parseSearch(query.text);
    if (terms.every((term) => term.excluded) || this.#conditions.of(query).length > 1) return undefined;
    return this.#text.reachBeyondGenerations(terms) ? undefined : terms;
  }

  /** Walks through the generations whose text fits, by time, until enough pictures are found. */
  #stream(query: LibraryQuery, terms: readonly SearchTerm[], after: Place | undefined, limit: number): Row[] {
    this.#searchText.catchUp();
    const ascending = query.order === 'ascending';
    const idColumn = terms.some((term) => !isShort(term) && !term.excluded) ? 'text_index.rowid' : 't.id';
    const bounds: Condition[] = [];
    if (after) {
      const { first, last } = textIdsAt(Math.floor(after.rank / 16));
      bounds.push(
        ascending ? { sql: `${idColumn} >= ?`, values: [first] } : { sql: `${idColumn} <= ?`, values: [last] },
      );
    }
    const generations = this.#text.generations(terms, bounds);
    const found = this.#statement(
      `SELECT t.id, t.generation_id FROM ${generations.sql} ORDER BY ${idColumn} ${ascending ? 'ASC' : 'DESC'}`,
    ).iterate(...generations.values);
    const pictures = this.#statement(
      `SELECT ${summaryColumns} ${source} WHERE p.generation_id = ? AND p.trashed_at IS ${query.trashed ? 'NOT NULL' : 'NULL'}`,
    );
    const rows: Row[] = [];
    let together: Row[] = [];
    let time = Number.NaN;
    const take = (): void => {
      // Generations of one millisecond lie between each other.
      together.sort((one, other) => (comesAfter(rowPlace(one), rowPlace(other), ascending) ? 1 : -1));
      rows.push(...together);
      together = [];
    };
    for (const generation of found) {
      const itsTime = Math.floor((generation.id as number) / 1024);
      if (itsTime !== time) {
        take();
        if (rows.length >= limit) break;
        time = itsTime;
      }
      for (const row of pictures.all(generation.generation_id as string)) {
        if (!after || comesAfter(rowPlace(row), after, ascending)) together.push(row);
      }
    }
    take();
    return rows.slice(0, limit);
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= keptStatements) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Rows as arrays: for many rows of few columns. */
  #all(sql: string, values: SQLInputValue[]): SQLOutputValue[][] {
    const statement = this.#statement(sql);
    statement.setReturnArrays(true);
    return statement.all(...values) as unknown as SQLOutputValue[][];
  }
}

function placeOf(row: Row): Place {
  return { key: (row.sort_key as number | undefined) ?? 0, ...rowPlace(row) };
}

function rowPlace(row: Row): Omit<Place, 'key'> {
  return { rank: row.rank as number, id: row.id as string };
}
