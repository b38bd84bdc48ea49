import type { DatabaseSync } from 'node:sqlite';
import { ReverieError } from '../../../shared/bridge/result.ts';
import type { CollectionChange, NewCollection } from '../../../shared/bridge/curation.ts';
import { libraryQuery } from '../../../shared/bridge/library.ts';
import type { Collection } from '../../../shared/bridge/curation.ts';
import type { PictureId } from '../../../shared/domain/ids.ts';
import type { Change, CollectionRow } from './changes.ts';
import type { Curation, EditReport } from './curation.ts';

/** Collections: pictures put together by hand, or by a saved query. Throws `not_found` for one that is gone. */
export class Collections {
  readonly #database: DatabaseSync;
  readonly #curation: Curation;
  readonly #random: () => string;

  /** `random` gives ids that are new each time. */
  constructor(database: DatabaseSync, curation: Curation, random: () => string) {
    this.#database = database;
    this.#curation = curation;
    this.#random = random;
  }

  /** By their places among their siblings. */
  list(): Collection[] {
    const counts = new Map(
      this.#database
        .prepare(
          `SELECT c.collection_id AS id, count(*) AS pictures FROM collection_pictures c
           JOIN pictures p ON p.id = c.picture_id AND p.trashed_at IS NULL GROUP BY c.collection_id`,
        )
        .all()
        .map((row) => [row.id as string, row.pictures as number]),
    );
    return this.#curation.rows.collections().map(({ id, name, parentId, cover, query, place }) => {
      const collection: Collection = { id, name, place };
      if (parentId !== null) collection.parentId = parentId;
      if (cover !== null) {
        collection.cover = cover as PictureId;
        const shown = this.#shownCover(id, cover);
        if (shown !== undefined) collection.coverUrl = `media://thumbnail/${shown}`;
      }
      if (query === null) collection.pictures = counts.get(id) ?? 0;
      else collection.query = libraryQuery.parse(JSON.parse(query));
      return collection;
    });
  }

  create(wanted: NewCollection, action?: string): { id: string; report: EditReport } {
    const id = this.#random();
    const parentId = wanted.parentId ?? null;
    this.#refuseInSmart(parentId);
    const value: CollectionRow = {
      name: wanted.name,
      parentId,
      cover: null,
      query: wanted.query ? JSON.stringify(wanted.query) : null,
      place: this.#siblings(parentId).length,
      createdAt: this.#curation.clock.now(),
    };
    return { id, report: this.#curation.commit([{ collection: id, value }], action) };
  }

  /**
   * Throws `invalid_input` where a collection would come to lie in itself or in a smart one, and
   * `not_found` for a cover that is not in the library.
   */
  update(id: string, wanted: CollectionChange): EditReport {
    const before = this.#get(id);
    const parentId = wanted.parentId === undefined ? before.parentId : wanted.parentId;
    for (let above = parentId; above !== null; above = this.#get(above).parentId) {
      if (above !== id) continue;
      throw new ReverieError('invalid_input', `“${before.name}” cannot lie in itself. Choose another place for it.`);
    }
    if (parentId !== before.parentId) this.#refuseInSmart(parentId);
    if (wanted.cover && this.#curation.known([wanted.cover]).length === 0) {
      throw new ReverieError('not_found', 'That picture is no longer in this library. Choose another cover.');
    }
    if (wanted.query && before.query === null && this.#curation.rows.placesIn(id).length > 0) {
      throw new ReverieError(
        'invalid_input',
        `“${before.name}” holds pictures that were put into it. Make a new smart collection instead.`,
      );
    }
    const value: CollectionRow = {
      ...before,
      parentId,
      ...(wanted.name === undefined ? {} : { name: wanted.name }),
      ...(wanted.cover === undefined ? {} : { cover: wanted.cover }),
      ...(wanted.query === undefined ? {} : { query: JSON.stringify(wanted.query) }),
    };
    const changes: Change[] = [];
    if (wanted.place !== undefined || parentId !== before.parentId) {
      const others = this.#siblings(parentId).filter((sibling) => sibling.id !== id);
      const place = Math.min(wanted.place ?? others.length, others.length);
      value.place = place;
      for (const [index, { id: other, ...row }] of others.entries()) {
        const its = index < place ? index : index + 1;
        if (row.place !== its) changes.push({ collection: other, value: { ...row, place: its } });
      }
    }
    return this.#curation.commit([...changes, { collection: id, value }]);
  }

  /** Its pictures stay in the library, and what lay in it moves up to where it lay. */
  remove(id: string): EditReport {
    const { parentId } = this.#get(id);
    const children = this.#siblings(id);
    const beside = this.#siblings(parentId).length;
    const places = this.#curation.rows.placesIn(id).map(([picture]): [PictureId, null] => [picture, null]);
    return this.#curation.commit([
      ...(places.length > 0 ? [{ placesIn: id, places }] : []),
      ...children.map(({ id: child, ...row }, index) => ({
        collection: child,
        value: { ...row, parentId, place: beside + index },
      })),
      { collection: id, value: null },
    ]);
  }

  /** At its end, in this order; what is in it already stays where it is. */
  add(id: string, pictures: readonly PictureId[], action?: string): EditReport {
    this.#refuseSmart(id);
    const members = this.#curation.rows.placesIn(id);
    const inside = new Set(members.map(([picture]) => picture));
    const next = (members.at(-1)?.[1] ?? -1) + 1;
    const added = this.#curation.known(pictures).filter((picture) => !inside.has(picture));
    return this.#put(
      id,
      added.map((picture, index) => [picture, next + index]),
      action,
    );
  }

  take(id: string, pictures: readonly PictureId[], action?: string): EditReport {
    this.#refuseSmart(id);
    return this.#put(
      id,
      [...new Set(pictures)].map((picture) => [picture, null]),
      action,
    );
  }

  /** Moves pictures, in this order, to stand before `before`, or at the end. */
  order(id: string, pictures: readonly PictureId[], before?: PictureId): EditReport {
    this.#refuseSmart(id);
    const members = this.#curation.rows.placesIn(id);
    const inside = new Set(members.map(([picture]) => picture));
    const moved = [...new Set(pictures)].filter((picture) => inside.has(picture));
    const moving = new Set(moved);
    const rest = members.map(([picture]) => picture).filter((picture) => !moving.has(picture));
    const at = before === undefined ? -1 : rest.indexOf(before);
    const order = at < 0 ? [...rest, ...moved] : rest.toSpliced(at, 0, ...moved);
    const now = new Map(members);
    return this.#put(
      id,
      order.flatMap((picture, place): [PictureId, number][] => (now.get(picture) === place ? [] : [[picture, place]])),
    );
  }

  /** The cover itself, or where it is in the trash or gone, the first picture that lies in the collection. */
  #shownCover(id: string, cover: string): string | undefined {
    const row =
      this.#database.prepare('SELECT id FROM pictures WHERE id = ? AND trashed_at IS NULL').get(cover) ??
      this.#database
        .prepare(
          `SELECT p.id FROM collection_pictures c JOIN pictures p ON p.id = c.picture_id AND p.trashed_at IS NULL
           WHERE c.collection_id = ? ORDER BY c.place, p.id LIMIT 1`,
        )
        .get(id);
    return row?.id as string | undefined;
  }

  #put(id: string, places: [PictureId, number | null][], action?: string): EditReport {
    return this.#curation.commit(places.length === 0 ? [] : [{ placesIn: id, places }], action);
  }

  #siblings(parentId: string | null): (CollectionRow & { id: string })[] {
    return this.#curation.rows.collections().filter((row) => row.parentId === parentId);
  }

  #get(id: string): CollectionRow {
    const row = this.#curation.rows.collection(id);
    if (!row) throw new ReverieError('not_found', 'That collection is no longer in this library.');
    return row;
  }

  #refuseInSmart(parentId: string | null): void {
    if (parentId === null) return;
    const { name, query } = this.#get(parentId);
    if (query === null) return;
    throw new ReverieError('invalid_input', `“${name}” is a smart collection: no other can lie in it. Choose another.`);
  }

  #refuseSmart(id: string): void {
    const { name, query } = this.#get(id);
    if (query === null) return;
    throw new ReverieError(
      'invalid_input',
      `“${name}” is a smart collection: its pictures are those that its search finds. Change its search instead.`,
    );
  }
}

/** What the artist says of the pictures of a library: marks, tags and the trash; collections beside it. */
export interface Curated {
  readonly curation: Curation;
  readonly collections: Collections;
}
