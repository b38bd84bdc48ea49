import type { SQLInputValue } from 'node:sqlite';
import { assertNever } from '../../../shared/domain/assertNever.ts';
import { ReverieError } from '../../../shared/bridge/result.ts';
import type { LibraryQuery } from '../../../shared/bridge/library.ts';

/** An order of pictures: by `key`, then newest first, then by id, so that no two are equal. */
export interface Sorting {
  /** A whole number of each `pictures p`, highest first; absent for the order by date. */
  key?: { sql: string; values: SQLInputValue[] };
  ascending: boolean;
}

/** Throws `invalid_input` for the order by hand of no collection. */
export function sortingOf(query: LibraryQuery): Sorting {
  const ascending = query.order === 'ascending';
  const sort = query.sort ?? 'date';
  switch (sort) {
    case 'date':
      return { ascending };
    case 'rating':
      return { ascending, key: { sql: 'p.rating', values: [] } };
    case 'size':
      return { ascending, key: { sql: 'p.width * p.height', values: [] } };
    case 'random':
      return { ascending, key: randomKey(query.seed ?? 0) };
    case 'manual':
      if (query.collection === undefined) {
        throw new ReverieError(
          'invalid_input',
          'Only a collection has an order by hand. Choose one, or another order.',
        );
      }
      return {
        ascending,
        key: {
          // What lies in a nested collection comes after what has a place in this one.
          sql: `coalesce(-(SELECT m.place FROM collection_pictures m WHERE m.collection_id = ? AND m.picture_id = p.id), -9007199254740991)`,
          values: [query.collection],
        },
      };
    default:
      return assertNever(sort, 'order');
  }
}

const prime = 2_147_483_647;

/** Depends on the row and the seed alone, so pictures that come later move none that are there. */
function randomKey(seed: number): NonNullable<Sorting['key']> {
  // Neighbouring seeds have to lead to quite different factors. Squares of two 31-bit numbers fit in 64 bits.
  const factor = Number((BigInt(seed + 1) * 1_664_525n * 1_013_904_223n) % BigInt(prime));
  const shift = Number((BigInt(factor) * 48_271n) % BigInt(prime));
  const scattered = `((p.rowid % ${prime} * ? + ?) % ${prime})`;
  return { sql: `(${scattered} * ${scattered} % ${prime})`, values: [factor, shift, factor, shift] };
}

export function orderBy(sorting: Sorting): string {
  const way = sorting.ascending ? 'ASC' : 'DESC';
  return `ORDER BY ${sorting.key ? `sort_key ${way}, ` : ''}p.rank ${way}, p.id ${way}`;
}

/** Where a page ended. */
export interface Place {
  key: number;
  rank: number;
  id: string;
}

export function encodePlace(place: Place): string {
  return Buffer.from(`${place.key} ${place.rank} ${place.id}`).toString('base64url');
}

/** Throws `invalid_input` for a cursor that no page gave. */
export function decodePlace(cursor: string): Place {
  const parts = /^(-?\d{1,16}) (-?\d{1,16}) ([\w-]{1,160})$/.exec(Buffer.from(cursor, 'base64url').toString());
  const key = Number(parts?.[1]);
  const rank = Number(parts?.[2]);
  if (!parts?.[3] || !Number.isSafeInteger(rank) || !Number.isSafeInteger(key)) {
    throw new ReverieError(
      'invalid_input',
      'This place in the library is not one that Reverie gave out. Start from the beginning.',
    );
  }
  return { key, rank, id: parts[3] };
}

/** How two rows follow each other in the order by date: below 0 when `one` comes first. */
export function compareByDate(one: Omit<Place, 'key'>, other: Omit<Place, 'key'>, ascending: boolean): number {
  const difference = one.rank - other.rank || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
  return ascending ? difference : -difference;
}
