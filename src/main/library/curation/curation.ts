/**
 * What the artist says of pictures: ratings, flags, labels, notes, tags, the trash and collections, as lists of small
 * changes that are written to a journal and to the index together, and undone by their inverse.
 */

import type { DatabaseSync } from 'node:sqlite';
import { ReverieError } from '../../../shared/bridge/result.ts';
import type { PictureChange } from '../../../shared/bridge/curation.ts';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { Edited, LibraryActions, TagUse } from '../../../shared/domain/curation.ts';
import { fold } from '../../../shared/domain/fold.ts';
import type { PictureId } from '../../../shared/domain/ids.ts';
import type { LibraryIndex } from '../database/connection.ts';
import { picturesOf, type Change } from './changes.ts';
import { editKindOf } from './editKind.ts';
import { History } from './history.ts';
import { noteEdit, type OpenedCuration } from './openCuration.ts';

export interface EditReport extends Edited {
  pictures: PictureId[];
  /** Pictures that went into the trash, or came out of it. */
  trashed: PictureId[];
  restored: PictureId[];
  /** Whether tags or collections have changed. */
  listsChanged: boolean;
}

/**
 * What the artist says of pictures. Each edit is one line of the journal and one transaction; both are on
 * disk when the call returns, or neither is.
 */
export class Curation {
  readonly clock: Clock;
  readonly #database: DatabaseSync;
  readonly #index: LibraryIndex;
  readonly #opened: OpenedCuration;
  readonly #history = new History();
  #number: number;

  constructor(index: LibraryIndex, opened: OpenedCuration, clock: Clock) {
    this.clock = clock;
    this.#database = index.database;
    this.#index = index;
    this.#opened = opened;
    this.#number = opened.number;
  }

  get rows(): OpenedCuration['rows'] {
    return this.#opened.rows;
  }

  /** Unknown pictures are left out. */
  update(ids: readonly PictureId[], change: PictureChange, action?: string): EditReport {
    const pictures = this.known(ids);
    const changes: Change[] = [];
    const { rating, flag, label, note } = change;
    if (rating !== undefined) changes.push({ set: 'rating', value: rating, pictures });
    if (flag !== undefined) {
      changes.push({ set: 'flag', value: flag === 'pick' ? 1 : flag === 'reject' ? -1 : 0, pictures });
    }
    if (label !== undefined) changes.push({ set: 'label', value: label, pictures });
    if (note !== undefined) changes.push({ set: 'note', value: note?.trim() ? note : null, pictures });
    if (change.tags) {
      const kept = new Set(change.tags.map(fold));
      for (const { name } of this.#tagsOf(pictures)) {
        if (!kept.has(fold(name))) changes.push({ tag: name, on: false, pictures });
      }
    }
    for (const tag of change.removeTags ?? []) changes.push({ tag, on: false, pictures });
    for (const tag of [...(change.tags ?? []), ...(change.addTags ?? [])]) changes.push({ tag, on: true, pictures });
    return this.commit(changes, action);
  }

  /** Moves to the trash, or out of it. */
  setTrashed(ids: readonly PictureId[], trashed: boolean, action?: string): EditReport {
    const value = trashed ? this.clock.now() : null;
    const inTrash = this.#database.prepare('SELECT trashed_at FROM pictures WHERE id = ?');
    const pictures = this.known(ids).filter((id) => (inTrash.get(id)?.trashed_at !== null) !== trashed);
    return this.commit([{ set: 'trashedAt', value, pictures }], action);
  }

  /** By name. */
  tags(): TagUse[] {
    return this.#database
      .prepare(
        `SELECT t.name, count(p.id) AS pictures FROM tags t JOIN picture_tags l ON l.tag_id = t.id
         LEFT JOIN pictures p ON p.id = l.picture_id AND p.trashed_at IS NULL GROUP BY t.id ORDER BY t.folded`,
      )
      .all()
      .map((row) => ({ name: row.name as string, pictures: row.pictures as number }));
  }

  /** Gives all pictures of these tags the tag `into` instead. Throws `not_found` where none of them is there. */
  mergeTags(names: readonly string[], into: string): EditReport {
    const wanted = new Map<string, PictureId[]>();
    const tags = this.#database.prepare(
      'SELECT t.name, l.picture_id FROM picture_tags l JOIN tags t ON t.id = l.tag_id WHERE t.folded = ?',
    );
    let found = false;
    for (const name of names) {
      const tagged = tags.all(fold(name));
      if (tagged.length === 0) continue;
      found = true;
      // It is spelled this way already: removing and adding it would make an undo step that does nothing.
      if (tagged[0]?.name !== into)
        wanted.set(
          name,
          tagged.map((row) => row.picture_id as PictureId),
        );
    }
    if (!found) {
      throw new ReverieError('not_found', `There is no tag called ${names.map((name) => `“${name}”`).join(' or ')}.`);
    }
    if (wanted.size === 0) return this.#report([], []);
    return this.commit([
      ...[...wanted].map(([tag, tagged]): Change => ({ tag, on: false, pictures: tagged })),
      { tag: into, on: true, pictures: [...new Set([...wanted.values()].flat())] },
    ]);
  }

  get actions(): LibraryActions {
    return this.#history.actions;
  }

  /**
   * Takes the last edit back; `unfinished` where it was one of several parts of an action. With `only`, the number of
   * an action, nothing is done where another one is the last.
   */
  undo(only?: number): EditReport {
    const step = this.#history.nextUndo;
    if (!step || (only !== undefined && only !== this.actions.last)) return this.#report([], []);
    this.#write(step.undo);
    const unfinished = this.#history.tookUndo();
    const kind = editKindOf(step.redo);
    return { ...this.#report(step.undo, step.undo), kind, ...(unfinished ? { unfinished } : {}) };
  }

  redo(only?: number): EditReport {
    const step = this.#history.nextRedo;
    if (!step || (only !== undefined && only !== this.actions.next)) return this.#report([], []);
    this.#write(step.redo);
    const unfinished = this.#history.tookRedo();
    const kind = editKindOf(step.redo);
    return { ...this.#report(step.redo, step.redo), kind, ...(unfinished ? { unfinished } : {}) };
  }

  /** Writes an edit that can be undone, together with those of the same `action` around it. */
  commit(changes: readonly Change[], action?: string): EditReport {
    const undo = this.#write(changes);
    if (undo.length > 0) this.#history.add({ undo, redo: [...changes], action });
    return this.#report(changes, undo);
  }

  /** Writes an edit that is beyond undoing, such as what deleting forever leaves behind. */
  commitForGood(changes: readonly Change[]): void {
    this.#write(changes);
  }

  #write(changes: readonly Change[]): Change[] {
    const { journal, rows } = this.#opened;
    const before = journal.bytes;
    try {
      return this.#index.transaction(() => {
        const undo = rows.apply(changes);
        if (undo.length === 0) return undo;
        journal.append(this.#number + 1, changes);
        noteEdit(this.#database, this.#number + 1, journal.bytes);
        this.#number += 1;
        return undo;
      });
    } catch (error) {
      // The index did not take it, so it has not happened.
      journal.cutTo(before);
      this.#number = Number(
        this.#database.prepare(`SELECT value FROM meta WHERE name = 'curation_number'`).get()?.value ?? 0,
      );
      throw error;
    }
  }

  #report(changes: readonly Change[], different: readonly Change[]): EditReport {
    const pictures = picturesOf(different);
    const ofTrash = (wanted: boolean): PictureId[] =>
      changes.flatMap((each) =>
        'set' in each && each.set === 'trashedAt' && (each.value !== null) === wanted ? each.pictures : [],
      );
    const listsChanged = different.some((each) => !('set' in each));
    return {
      changed: pictures.length || (listsChanged ? 1 : 0),
      undoSteps: this.#history.undoSteps,
      redoSteps: this.#history.redoSteps,
      actions: this.actions,
      pictures,
      trashed: ofTrash(true),
      restored: ofTrash(false),
      listsChanged,
    };
  }

  /** Those that are in the index, without duplicates. */
  known(ids: readonly PictureId[]): PictureId[] {
    const find = this.#database.prepare('SELECT 1 FROM pictures WHERE id = ?');
    return [...new Set(ids)].filter((id) => find.get(id));
  }

  #tagsOf(pictures: readonly PictureId[]): { name: string }[] {
    const names = new Set<string>();
    const find = this.#database.prepare(
      'SELECT t.name FROM picture_tags l JOIN tags t ON t.id = l.tag_id WHERE l.picture_id = ?',
    );
    for (const id of pictures) for (const row of find.all(id)) names.add(row.name as string);
    return [...names].map((name) => ({ name }));
  }
}
