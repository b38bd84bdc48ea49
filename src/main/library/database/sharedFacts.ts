import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ColourLabel } from '../../../shared/domain/curation.ts';
import type { PictureId } from '../../../shared/domain/ids.ts';
import type { Shared, SharedFacts } from '../../../shared/domain/sharedFacts.ts';

const chosen = 'WITH chosen AS MATERIALIZED (SELECT DISTINCT value AS id FROM json_each(?))';

/** What pictures have in common, found in a few passes over all of them. */
export class SharedFactsReader {
  readonly #sums: StatementSync;
  readonly #marks: Record<'rating' | 'flag' | 'label', StatementSync>;
  readonly #tags: StatementSync;
  readonly #collections: StatementSync;
  readonly #notes: StatementSync;

  constructor(database: DatabaseSync) {
    this.#sums = database.prepare(`${chosen}
      SELECT count(*) AS pictures, sum(p.bytes) AS bytes, count(g.cost) AS priced,
        sum(g.cost / (SELECT count(*) FROM pictures s WHERE s.generation_id = p.generation_id)) AS credits
      FROM chosen c CROSS JOIN pictures p ON p.id = c.id
      JOIN (SELECT id, coalesce(credits_used, credits_reserved) AS cost FROM generations) g ON g.id = p.generation_id`);
    const mark = (column: string): StatementSync =>
      database.prepare(`${chosen} SELECT p.${column} AS value, count(*) AS pictures
        FROM chosen c CROSS JOIN pictures p ON p.id = c.id GROUP BY p.${column} ORDER BY p.${column}`);
    this.#marks = { rating: mark('rating'), flag: mark('flag'), label: mark('label') };
    this.#tags = database.prepare(`${chosen} SELECT t.name AS value, count(*) AS pictures
      FROM chosen c CROSS JOIN picture_tags l ON l.picture_id = c.id JOIN tags t ON t.id = l.tag_id
      GROUP BY t.id ORDER BY t.name`);
    this.#collections = database.prepare(`${chosen} SELECT l.collection_id AS value, count(*) AS pictures
      FROM chosen c CROSS JOIN collection_pictures l ON l.picture_id = c.id
      GROUP BY l.collection_id ORDER BY l.collection_id`);
    this.#notes = database.prepare(`${chosen} SELECT DISTINCT coalesce(p.note, '') AS note
      FROM chosen c CROSS JOIN pictures p ON p.id = c.id LIMIT 2`);
  }

  /** Pictures that do not exist are left out. */
  of(ids: readonly PictureId[]): SharedFacts {
    const list = JSON.stringify(ids);
    const sums = this.#sums.get(list);
    const shared = <Value>(statement: StatementSync, valueOf: (value: unknown) => Value): Shared<Value>[] =>
      statement.all(list).map((row) => ({ value: valueOf(row.value), pictures: row.pictures as number }));
    return {
      pictures: Number(sums?.pictures ?? 0),
      bytes: Number(sums?.bytes ?? 0),
      credits: Number(sums?.credits ?? 0),
      priced: Number(sums?.priced ?? 0),
      ratings: shared(this.#marks.rating, Number),
      flags: shared(this.#marks.flag, (value) => (value === 1 ? 'pick' : value === -1 ? 'reject' : 'none')),
      labels: shared(this.#marks.label, (value) => (value ?? 'none') as ColourLabel | 'none'),
      tags: shared(this.#tags, String),
      collections: shared(this.#collections, String),
      notes: this.#notes.all(list).map((row) => row.note as string),
    };
  }
}
