/**
 * Queries: filters, typed text, orders, pages and layouts, answered from the index, and the folded text that they search,
 * which is kept up to date here.
 */

import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Page } from '../../../shared/bridge/route.ts';
import type { LibraryQuery } from '../../../shared/bridge/library.ts';
import { assertNever } from '../../../shared/domain/assertNever.ts';
import type { LibraryLayout, PictureSummary } from '../../../shared/domain/picture.ts';
import { summaryColumns, summaryOf } from '../database/pictureSummary.ts';
import { Conditions, joined, type Condition } from './conditions.ts';
import { layoutOf, LocalDays, timeOf, type LayoutRow } from './layout.ts';
import { textIdsAt, type SearchText } from './searchText.ts';
import { compareByDate, decodePlace, encodePlace, orderBy, sortingOf, type Place } from './sorting.ts';
import { selection, TextConditions, type Source, type TextHits } from './textConditions.ts';

type Row = Record<string, SQLOutputValue>;

/** Most prepared statements that are kept; queries come in few shapes. */
const keptStatements = 200;
// CROSS JOIN keeps the order of the tables: the pictures' index has to lead.
const generations = 'CROSS JOIN generations g ON g.id = p.generation_id';

/** Answers queries from the index. Throws `invalid_input` for a cursor or an order that does not exist. */
export class Finder {
  readonly #database: DatabaseSync;
  readonly #text: TextConditions;
  readonly #conditions: Conditions;
  readonly #searchText: SearchText;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, searchText: SearchText, isRefolding?: () => boolean) {
    this.#database = database;
    this.#searchText = searchText;
    this.#text = new TextConditions(database, isRefolding);
    this.#conditions = new Conditions(database, (text) => this.#text.of(text));
  }

  page(query: LibraryQuery, cursor?: string): Page<PictureSummary> {
    const limit = query.limit ?? 200;
    const after = cursor === undefined ? undefined : decodePlace(cursor);
    const hits = this.#hitsByDate(query);
    // One more than asked for tells whether there is a next page.
    const rows = hits ? this.#pageOfHits(query, hits, after, limit + 1) : this.#rows(query, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(summaryOf),
      ...(rows.length > limit && last ? { nextCursor: encodePlace(placeOf(last)) } : {}),
    };
  }

  layout(query: LibraryQuery): LibraryLayout {
    return layoutOf(this.#shapes(query), this.#groupKey(query));
  }

  count(query: LibraryQuery): number {
    const where = this.#where(query);
    return this.#all(`SELECT count(*) FROM pictures p WHERE ${where.sql}`, where.values)[0]?.[0] as number;
  }

  /** What a layout needs of every picture that the query finds, in its order. */
  #shapes(query: LibraryQuery): LayoutRow[] {
    const ofGeneration = query.group === 'generation' || query.group === 'reference' ? ', p.generation_id' : '';
    const columns = `p.id, p.width, p.height, p.rank${ofGeneration}`;
    const hits = this.#hitsByDate(query);
    if (hits) return this.#shapesOfHits(query, hits, columns);
    const sorting = sortingOf(query);
    const where = this.#where(query);
    const key = sorting.key ? `, ${sorting.key.sql} AS sort_key` : '';
    return this.#all(`SELECT ${columns}${key} FROM pictures p WHERE ${where.sql} ${orderBy(sorting)}`, [
      ...(sorting.key?.values ?? []),
      ...where.values,
    ]) as unknown as LayoutRow[];
  }

  #groupKey(query: LibraryQuery): ((row: LayoutRow) => string) | undefined {
    const group = query.group ?? 'none';
    switch (group) {
      case 'day': {
        const days = new LocalDays();
        return (row) => days.name(timeOf(row[3]));
      }
      case 'generation':
        return (row) => row[4] ?? '';
      case 'reference': {
        const first = new Map(
          this.#all('SELECT generation_id, reference_id FROM generation_references WHERE position = 1', []) as [
            string,
            string,
          ][],
        );
        return (row) => first.get(row[4] ?? '') ?? '';
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
      `SELECT ${summaryColumns}${key ? `, ${key.sql} AS sort_key` : ''} FROM pictures p ${generations} WHERE ${where.sql} ${goOn} ${orderBy(sorting)} LIMIT ?`,
    ).all(...values, limit);
  }

  /** What a text finds where it leads the query: the index of texts gives it by date, so that nothing is sorted. */
  #hitsByDate(query: LibraryQuery): TextHits | undefined {
    if (query.text === undefined || (query.sort ?? 'date') !== 'date') return undefined;
    this.#searchText.catchUp();
    const hits = this.#text.hits(query.text, query.trashed ?? false, this.#conditions.fewIds(query));
    const { from, to } = query.createdAt ?? {};
    const leading = hits?.byGeneration;
    const add = (sign: '>=' | '<=', value: bigint): void => {
      leading?.conditions.push({ sql: `${leading.id} ${sign} ?`, values: [value] });
    };
    // The index of texts is by time too: what lies outside the dates is not even looked up.
    if (from !== undefined) add('>=', textIdsAt(Math.floor(from)).first);
    if (to !== undefined) add('<=', textIdsAt(Math.floor(to)).last);
    return hits;
  }

  #shapesOfHits(query: LibraryQuery, hits: TextHits, columns: string): LayoutRow[] {
    const filters = this.#conditions.of(query);
    const ascending = query.order === 'ascending';
    const read = (source: Source, order: string): LayoutRow[] => {
      const { sql, values } = selection(columns, source, filters);
      return this.#all(`${sql} ${order}`, values) as unknown as LayoutRow[];
    };
    const { byGeneration, beyond } = hits;
    const rows = byGeneration ? read(byGeneration, `ORDER BY ${byGeneration.id} ${ascending ? 'ASC' : 'DESC'}`) : [];
    return merged(rows, beyond ? read(beyond, '') : [], ([id, , , rank]) => ({ id, rank }), ascending);
  }

  #pageOfHits(query: LibraryQuery, hits: TextHits, after: Place | undefined, limit: number): Row[] {
    const filters = this.#conditions.of(query);
    const ascending = query.order === 'ascending';
    const { byGeneration, beyond } = hits;
    const goOn: Condition[] = [];
    if (after) {
      goOn.push({ sql: `(p.rank, p.id) ${ascending ? '>' : '<'} (?, ?)`, values: [after.rank, after.id] });
      const { first, last } = textIdsAt(timeOf(after.rank));
      const from = ascending ? { sign: '>=', id: first } : { sign: '<=', id: last };
      byGeneration?.conditions.push({ sql: `${byGeneration.id} ${from.sign} ?`, values: [from.id] });
    }
    return merged(
      byGeneration ? this.#firstOf(byGeneration, [...filters, ...goOn], ascending, limit) : [],
      beyond ? this.#firstBeyond(beyond, [...filters, ...goOn], ascending, limit) : [],
      rowPlace,
      ascending,
    ).slice(0, limit);
  }

  /** At least `limit` rows, if there are as many, and all others of the last one's millisecond: those lie between each other. */
  #firstOf(source: NonNullable<TextHits['byGeneration']>, more: Condition[], ascending: boolean, limit: number): Row[] {
    const { sql, values } = selection(summaryColumns, withGenerations(source), more);
    const rows: Row[] = [];
    let time = Number.NaN;
    const order = `ORDER BY ${source.id} ${ascending ? 'ASC' : 'DESC'}`;
    for (const row of this.#statement(`${sql} ${order}`).iterate(...values)) {
      const itsTime = timeOf(row.rank as number);
      if (rows.length >= limit && itsTime !== time) break;
      time = itsTime;
      rows.push(row);
    }
    return rows;
  }

  #firstBeyond(source: Source, more: Condition[], ascending: boolean, limit: number): Row[] {
    const { sql, values } = selection(summaryColumns, withGenerations(source), more);
    return this.#statement(`${sql} ${orderBy({ ascending })} LIMIT ?`).all(...values, limit);
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

function withGenerations({ from, conditions }: Source): Source {
  return { from: { sql: `${from.sql} ${generations}`, values: from.values }, conditions };
}

/** Both in the order by date, each picture once. The first is nearly in that order already, which makes it cheap. */
function merged<Each>(
  rows: readonly Each[],
  others: readonly Each[],
  placeOfRow: (row: Each) => Omit<Place, 'key'>,
  ascending: boolean,
): Each[] {
  const known = new Set(others.length === 0 ? [] : rows.map((row) => placeOfRow(row).id));
  return [...rows, ...others.filter((row) => !known.has(placeOfRow(row).id))].toSorted((one, other) =>
    compareByDate(placeOfRow(one), placeOfRow(other), ascending),
  );
}

function placeOf(row: Row): Place {
  return { key: (row.sort_key as number | undefined) ?? 0, ...rowPlace(row) };
}

function rowPlace(row: Row): Omit<Place, 'key'> {
  return { rank: row.rank as number, id: row.id as string };
}
