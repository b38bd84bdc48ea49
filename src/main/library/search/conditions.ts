import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { ReverieError } from '../../../shared/bridge/result.ts';
import { libraryQuery, type LibraryQuery } from '../../../shared/bridge/library.ts';
import { fold } from '../../../shared/domain/fold.ts';

/** A part of a WHERE clause over `pictures p`, with its values in order. */
export interface Condition {
  sql: string;
  values: SQLInputValue[];
}

/** Above this many pixels a picture is of the 4K tier: between the largest 2K shape and the smallest 4K one. */
const tierBorder = 7_000_000;
/** 4K shapes are not exact ratios; neighbouring ratios are 6 % apart. */
const ratioTolerance = 0.02;
const deepestNesting = 16;

/** So many pictures are looked at one by one sooner than a frequent word is looked up. */
const few = 5000;

const ofTag = 'SELECT picture_id FROM picture_tags WHERE tag_id = (SELECT id FROM tags WHERE folded = ?)';

function ofCollections(ids: string[]): Condition {
  const marks = ids.map(() => '?').join(', ');
  return { sql: `SELECT picture_id FROM collection_pictures WHERE collection_id IN (${marks})`, values: ids };
}

type Filters = Omit<LibraryQuery, 'limit' | 'sort' | 'order' | 'seed' | 'group' | 'text'>;

/** Everything a query asks for but its text, as SQL. `textCondition` gives the condition of a smart collection's own text. */
export class Conditions {
  readonly #database: DatabaseSync;
  readonly #textCondition: (text: string) => Condition[];

  constructor(database: DatabaseSync, textCondition: (text: string) => Condition[]) {
    this.#database = database;
    this.#textCondition = textCondition;
  }

  /** Throws `not_found` for a collection that does not exist. */
  of(query: LibraryQuery): Condition[] {
    return [{ sql: `p.trashed_at IS ${query.trashed ? 'NOT NULL' : 'NULL'}`, values: [] }, ...this.#filters(query, [])];
  }

  /** The ids of what a tag or a collection of the query holds, where those are few: then it had better lead. */
  fewIds(query: LibraryQuery): Condition | undefined {
    const lists: Condition[] = (query.tags ?? []).map((tag) => ({ sql: ofTag, values: [fold(tag)] }));
    for (const collection of collectionsOf(query)) {
      const inside = this.#inside(collection);
      if (inside?.smart.length === 0) lists.push(ofCollections(inside.ids));
    }
    return lists.find(({ sql, values }) => {
      const counted = this.#database.prepare(`SELECT count(*) AS count FROM (${sql} LIMIT ${few + 1})`).get(...values);
      return Number(counted?.count) <= few;
    });
  }

  /** `within` names the collections that this is a part of, the outermost first. */
  #filters(query: Filters, within: readonly string[]): Condition[] {
    const found: Condition[] = [];
    const add = (sql: string, ...values: SQLInputValue[]): void => {
      found.push({ sql, values });
    };
    const addRange = (
      column: string,
      wanted: { from?: number | undefined; to?: number | undefined } | undefined,
    ): void => {
      if (wanted?.from !== undefined) add(`${column} >= ?`, wanted.from);
      if (wanted?.to !== undefined) add(`${column} <= ?`, wanted.to);
    };
    const ofGeneration = (column: string): string =>
      `(SELECT ${column} FROM generations f WHERE f.id = p.generation_id)`;
    addRange('p.created_at', query.createdAt);
    // The index by rank serves dates too, where the created_at would have to be read from each row.
    if (query.createdAt?.from !== undefined) add('p.rank >= ?', Math.floor(query.createdAt.from) * 16);
    if (query.createdAt?.to !== undefined) add('p.rank <= ?', Math.floor(query.createdAt.to) * 16 + 15);
    addRange('p.rating', query.rating);
    addRange(ofGeneration('f.pictures_requested'), query.count);
    addRange(ofGeneration('coalesce(f.credits_used, f.credits_reserved)'), query.cost);
    if (query.tiers) {
      add(
        `(${query.tiers.map((tier) => `p.width * p.height ${tier === '4K' ? '>' : '<='} ${tierBorder}`).join(' OR ')})`,
      );
    }
    if (query.ratios) {
      const each = query.ratios.map((ratio) => {
        const [width = 1, height = 1] = ratio.split(':').map(Number);
        return `abs(p.width * ${height} - p.height * ${width}) <= ${ratioTolerance} * p.height * ${width}`;
      });
      add(`(${each.join(' OR ')})`);
    }
    if (query.size) add('p.width = ? AND p.height = ?', query.size.width, query.size.height);
    const links = 'SELECT 1 FROM generation_references l WHERE l.generation_id = p.generation_id';
    if (query.hasReferences !== undefined) add(`${query.hasReferences ? '' : 'NOT '}EXISTS (${links})`);
    if (query.usedReference !== undefined) {
      add(
        'p.generation_id IN (SELECT generation_id FROM generation_references WHERE reference_id = ?)',
        query.usedReference,
      );
    }
    if (query.flags) {
      const numbers = query.flags.map((flag) => (flag === 'pick' ? 1 : flag === 'reject' ? -1 : 0));
      add(`p.flag IN (${numbers.join(', ')})`);
    }
    if (query.labels) {
      const places = query.labels.map(() => '?').join(', ');
      add(`coalesce(p.label, 'none') IN (${places})`, ...query.labels);
    }
    if (query.statuses) {
      add(`${ofGeneration('f.status')} IN (${query.statuses.map(() => '?').join(', ')})`, ...query.statuses);
    }
    for (const tag of query.tags ?? []) {
      add(`p.id IN (${ofTag})`, fold(tag));
    }
    for (const collection of collectionsOf(query)) found.push(this.#inCollection(collection, within));
    return found;
  }

  #inCollection(id: string, within: readonly string[]): Condition {
    // Smart collections may name each other, or the collection that they lie in: going around once more finds nothing
    // that the way there has not found.
    if (within.includes(id)) return { sql: '0', values: [] };
    const inside = this.#inside(id);
    if (!inside) {
      // A smart collection outlives what its search names: it finds nothing then, until its search is changed.
      if (within.length > 0) return { sql: '0', values: [] };
      throw new ReverieError('not_found', 'That collection is no longer in this library. Choose another.');
    }
    const { ids, smart } = inside;
    const byHand = ofCollections(ids);
    const either: Condition[] = [{ sql: `p.id IN (${byHand.sql})`, values: byHand.values }];
    for (const { id: own, query } of smart) {
      if (within.includes(own) || within.length >= deepestNesting) continue;
      const parts = [
        ...this.#filters(query, [...within, id]),
        ...(query.text === undefined ? [] : this.#textCondition(query.text)),
      ];
      either.push(parts.length === 0 ? { sql: '1', values: [] } : joined(parts, ' AND '));
    }
    return joined(either, ' OR ');
  }

  /** A collection with all that lie in it, and the queries of those that are smart; undefined where it is gone. */
  #inside(id: string): { ids: string[]; smart: { id: string; query: LibraryQuery }[] } | undefined {
    const all = this.#database.prepare('SELECT id, parent_id, query FROM collections').all();
    if (!all.some((row) => row.id === id)) return undefined;
    const inside = new Set([id]);
    for (let before = 0; before < inside.size;) {
      before = inside.size;
      for (const row of all) if (inside.has(String(row.parent_id))) inside.add(row.id as string);
    }
    const smart = all.filter((row) => inside.has(row.id as string) && row.query !== null);
    return {
      ids: [...inside],
      smart: smart.map((row) => ({ id: row.id as string, query: libraryQuery.parse(JSON.parse(row.query as string)) })),
    };
  }
}

function collectionsOf(query: Filters): string[] {
  return [...(query.collection === undefined ? [] : [query.collection]), ...(query.collections ?? [])];
}

/** So many conditions in a row; SQLite takes them nested at most 1000 deep. */
const mostInARow = 100;

/** Several conditions as one, or several queries. */
export function joined(conditions: readonly Condition[], word: ' AND ' | ' OR ' | ' UNION ALL '): Condition {
  if (conditions.length > mostInARow && word !== ' UNION ALL ') {
    const half = Math.ceil(conditions.length / 2);
    return joined([joined(conditions.slice(0, half), word), joined(conditions.slice(half), word)], word);
  }
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(word)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
