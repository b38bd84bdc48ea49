import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { fold } from '../../../shared/domain/fold.ts';
import type { PictureId } from '../../../shared/domain/ids.ts';
import type { Change, CollectionRow, MarkChange } from './changes.ts';

const columns = { rating: 'rating', flag: 'flag', label: 'label', note: 'note', trashedAt: 'trashed_at' } as const;
type Mark = keyof typeof columns;
const marks = Object.keys(columns) as Mark[];

/** Curation in the index. Call inside a transaction. */
export class CurationRows {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#database.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  /** Applies the changes in order and returns their inverse. */
  apply(changes: readonly Change[]): Change[] {
    return changes
      .map((each) => this.#applyOne(each))
      .toReversed()
      .flat();
  }

  #applyOne(each: Change): Change[] {
    if ('set' in each) return this.#setMark(each);
    if ('tag' in each) return this.#setTag(each.tag, each.on, each.pictures);
    if ('collection' in each) return this.#setCollection(each.collection, each.value);
    return this.#setPlaces(each.placesIn, each.places);
  }

  #setMark(each: MarkChange): Change[] {
    const column = columns[each.set];
    // Rating and flag are never null in the index.
    const nothing = each.set === 'rating' || each.set === 'flag' ? 0 : null;
    const value = each.value ?? nothing;
    const before = new Map<SQLInputValue, PictureId[]>();
    const read = this.#sql(`SELECT ${column} AS value FROM pictures WHERE id = ?`);
    const readWaiting = this.#sql(`SELECT ${column} AS value FROM waiting_marks WHERE picture_id = ?`);
    const write = this.#sql(`UPDATE pictures SET ${column} = ? WHERE id = ?`);
    for (const id of each.pictures) {
      const row = read.get(id);
      const old = (row ?? readWaiting.get(id))?.value ?? nothing;
      if (old === value) continue;
      if (row) write.run(value, id);
      else this.#setWaiting(column, value, id);
      if (each.set === 'note') this.#setNoteText(id, value as string | null);
      const same = before.get(old);
      if (same) same.push(id);
      else before.set(old, [id]);
    }
    return [...before].map(([old, pictures]) => ({ set: each.set, value: old, pictures }) as Change);
  }

  #setWaiting(column: string, value: SQLInputValue, id: PictureId): void {
    this.#sql(
      `INSERT INTO waiting_marks (picture_id, ${column}) VALUES (?, ?)
       ON CONFLICT (picture_id) DO UPDATE SET ${column} = excluded.${column}`,
    ).run(id, value);
    this.#sql(
      `DELETE FROM waiting_marks WHERE picture_id = ? AND rating = 0 AND flag = 0 AND label IS NULL AND note IS NULL
         AND trashed_at IS NULL`,
    ).run(id);
  }

  #setNoteText(id: PictureId, note: string | null): void {
    if (note === null) this.#sql('DELETE FROM note_text WHERE picture_id = ?').run(id);
    else this.#sql('INSERT OR REPLACE INTO note_text VALUES (?, ?)').run(id, fold(note));
  }

  #setTag(name: string, on: boolean, pictures: readonly PictureId[]): Change[] {
    const find = this.#sql('SELECT id, name FROM tags WHERE folded = ?');
    let tag = find.get(fold(name));
    if (!tag) {
      if (!on || pictures.length === 0) return [];
      this.#sql('INSERT INTO tags (name, folded) VALUES (?, ?)').run(name, fold(name));
      tag = find.get(fold(name));
    }
    const id = tag?.id as number;
    const changed: PictureId[] = [];
    const write = on
      ? this.#sql('INSERT OR IGNORE INTO picture_tags (picture_id, tag_id) VALUES (?, ?)')
      : this.#sql('DELETE FROM picture_tags WHERE picture_id = ? AND tag_id = ?');
    for (const picture of pictures) if (write.run(picture, id).changes === 1) changed.push(picture);
    // A tag is there as long as a picture has it.
    if (!on && !this.#sql('SELECT 1 FROM picture_tags WHERE tag_id = ? LIMIT 1').get(id)) {
      this.#sql('DELETE FROM tags WHERE id = ?').run(id);
    }
    return changed.length === 0 ? [] : [{ tag: tag?.name as string, on: !on, pictures: changed }];
  }

  collection(id: string): CollectionRow | undefined {
    const row = this.#sql('SELECT * FROM collections WHERE id = ?').get(id);
    return row && collectionRowOf(row);
  }

  collections(): (CollectionRow & { id: string })[] {
    return this.#sql('SELECT * FROM collections ORDER BY place, folded, id')
      .all()
      .map((row) => Object.assign(collectionRowOf(row), { id: row.id as string }));
  }

  /** In the order by hand. */
  placesIn(collection: string): [PictureId, number][] {
    return this.#sql(
      'SELECT picture_id, place FROM collection_pictures WHERE collection_id = ? ORDER BY place, picture_id',
    )
      .all(collection)
      .map((row) => [row.picture_id as PictureId, row.place as number]);
  }

  #setCollection(id: string, value: CollectionRow | null): Change[] {
    const before = this.collection(id) ?? null;
    if (value === null) this.#sql('DELETE FROM collections WHERE id = ?').run(id);
    else {
      this.#sql(
        `INSERT OR REPLACE INTO collections (id, name, folded, parent_id, cover, query, place, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(id, value.name, fold(value.name), value.parentId, value.cover, value.query, value.place, value.createdAt);
    }
    return before === null && value === null ? [] : [{ collection: id, value: before }];
  }

  #setPlaces(collection: string, places: readonly [PictureId, number | null][]): Change[] {
    const read = this.#sql('SELECT place FROM collection_pictures WHERE collection_id = ? AND picture_id = ?');
    const put = this.#sql(
      'INSERT OR REPLACE INTO collection_pictures (collection_id, picture_id, place) VALUES (?, ?, ?)',
    );
    const remove = this.#sql('DELETE FROM collection_pictures WHERE collection_id = ? AND picture_id = ?');
    const before: [PictureId, number | null][] = [];
    for (const [id, place] of places) {
      const old = (read.get(collection, id)?.place as number | undefined) ?? null;
      if (old === place) continue;
      if (place === null) remove.run(collection, id);
      else put.run(collection, id, place);
      before.push([id, old]);
    }
    return before.length === 0 ? [] : [{ placesIn: collection, places: before.toReversed() }];
  }

  /** Moves collections to the top whose parent is gone or that contain each other: the lines that said otherwise are lost. */
  freeCollections(): void {
    const parents = new Map(this.collections().map(({ id, parentId }) => [id, parentId]));
    for (const [id, own] of parents) {
      const above = new Set<string>();
      let parent: string | null | undefined = own;
      while (typeof parent === 'string' && !above.has(parent)) {
        above.add(parent);
        parent = parents.get(parent);
      }
      if (own === null || (parents.has(own) && !above.has(id))) continue;
      parents.set(id, null);
      this.#sql('UPDATE collections SET parent_id = NULL WHERE id = ?').run(id);
    }
  }

  /** Forgets all curation, to rebuild it from the journal. */
  clear(): void {
    this.#database.exec(`
      UPDATE pictures SET rating = 0, flag = 0, label = NULL, note = NULL, trashed_at = NULL
      WHERE rating <> 0 OR flag <> 0 OR label IS NOT NULL OR note IS NOT NULL OR trashed_at IS NOT NULL;
      DELETE FROM waiting_marks; DELETE FROM note_text; DELETE FROM picture_tags; DELETE FROM tags;
      DELETE FROM collection_pictures; DELETE FROM collections;`);
  }

  /** All curation, as changes to an empty library. */
  snapshot(): Change[] {
    const changes: Change[] = [];
    for (const mark of marks) {
      const column = columns[mark];
      const nothing = mark === 'rating' || mark === 'flag' ? '<> 0' : 'IS NOT NULL';
      const values = new Map<SQLInputValue, PictureId[]>();
      const rows = this.#sql(
        `SELECT id, ${column} AS value FROM pictures WHERE ${column} ${nothing}
         UNION ALL SELECT picture_id, ${column} FROM waiting_marks WHERE ${column} ${nothing}`,
      ).all();
      for (const row of rows) {
        const same = values.get(row.value as SQLInputValue);
        if (same) same.push(row.id as PictureId);
        else values.set(row.value as SQLInputValue, [row.id as PictureId]);
      }
      for (const [value, pictures] of values) changes.push({ set: mark, value, pictures } as Change);
    }
    const tagged = this.#sql('SELECT picture_id FROM picture_tags WHERE tag_id = ?');
    for (const tag of this.#sql('SELECT id, name FROM tags ORDER BY folded').all()) {
      const pictures = tagged.all(tag.id as number).map((row) => row.picture_id as PictureId);
      changes.push({ tag: tag.name as string, on: true, pictures });
    }
    for (const { id, ...value } of this.collections()) {
      changes.push({ collection: id, value });
      const places = this.placesIn(id);
      if (places.length > 0) changes.push({ placesIn: id, places });
    }
    return changes;
  }
}

function collectionRowOf(row: Record<string, unknown>): CollectionRow {
  return {
    name: row.name as string,
    parentId: row.parent_id as string | null,
    cover: row.cover as string | null,
    query: row.query as string | null,
    place: row.place as number,
    createdAt: row.created_at as number,
  };
}
