import { existsSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { systemCode } from '../../files/systemCode.ts';
import type { Curation } from '../curation/curation.ts';
import { hashFile } from '../files/contentHash.ts';
import { syncFolder } from '../files/durable.ts';
import type { LibraryFolder } from '../files/libraryFolder.ts';
import { recipeName, thumbnailFile } from '../files/names.ts';
import { readRecipe, type Recipe } from '../files/recipe.ts';
import { writeRecipeFile } from '../files/recipeFiles.ts';
import { readTextNow } from '../../files/textFile.ts';
import type { Logger } from '../../logging/logger.ts';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { PictureId } from '../../../shared/domain/ids.ts';

/** Puts a file into the system's trash. Rejects where there is none, such as on a network disk. */
export type SystemTrash = (path: string) => Promise<void>;

const day = 86_400_000;

interface Failure {
  pictureId: PictureId;
  reason: string;
}

interface Forgotten {
  deleted: PictureId[];
  /** Those whose file is there. */
  there: PictureId[];
  failures: Failure[];
}

/**
 * The library's trash. What lies in it is only marked; its files stay where they are until it is deleted
 * forever. References are never touched: other generations, and the history, need them.
 */
export class Trash {
  /** Set by the desktop; without it files are removed. */
  systemTrash: SystemTrash | undefined;
  readonly #library: LibraryFolder;
  readonly #database: DatabaseSync;
  readonly #curation: Curation;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #underWay: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(parts: {
    library: LibraryFolder;
    database: DatabaseSync;
    curation: Curation;
    clock: Clock;
    logger: Logger;
  }) {
    this.#library = parts.library;
    this.#database = parts.database;
    this.#curation = parts.curation;
    this.#clock = parts.clock;
    this.#logger = parts.logger;
  }

  /** Those of `ids` that have a star or are picked. */
  starred(ids: readonly PictureId[]): PictureId[] {
    const find = this.#database.prepare('SELECT 1 FROM pictures WHERE id = ? AND (rating > 0 OR flag = 1)');
    return ids.filter((id) => find.get(id));
  }

  /** What has been in the trash for `days` (none for 0), but for what is starred or picked: that is the artist's to decide. */
  expired(days: number): PictureId[] {
    if (days === 0) return [];
    return this.#database
      .prepare('SELECT id FROM pictures WHERE trashed_at <= ? AND rating = 0 AND flag <> 1')
      .all(this.#clock.now() - days * day)
      .map((row) => row.id as PictureId);
  }

  /**
   * Removes pictures with their files. First each recipe says durably that its picture was deleted, then the
   * file goes, then the row: after a crash in between the picture is in the library as before. What the artist takes
   * out of the trash, or stars or picks, while others are being removed stays. So does one in whose place the file of
   * another lies now.
   */
  async deleteForever(ids: readonly PictureId[]): Promise<{ deleted: PictureId[]; failures: Failure[] }> {
    const { deleted, failures } = await this.#noted(this.#delete(ids, false));
    return { deleted, failures };
  }

  #noted<Value>(work: Promise<Value>): Promise<Value> {
    this.#underWay = Promise.allSettled([this.#underWay, work]);
    return work;
  }

  /** Ends after the picture that is being deleted; call it before the library is closed. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#underWay;
  }

  /** With `missingOnly` no file is touched: a picture whose file is there, perhaps again, stays. */
  async #delete(ids: readonly PictureId[], missingOnly: boolean): Promise<Forgotten> {
    const find = this.#database.prepare(
      `SELECT p.id, p.file, p.bytes, p.position, p.generation_id, g.folder, g.status,
         p.trashed_at IS NULL OR p.rating > 0 OR p.flag = 1 AS kept
       FROM pictures p JOIN generations g ON g.id = p.generation_id WHERE p.id = ?`,
    );
    const keptBefore = new Map(ids.map((id) => [id, find.get(id)?.kept]));
    const deleted: PictureId[] = [];
    const there: PictureId[] = [];
    const failures: Failure[] = [];
    for (const [id, before] of keptBefore) {
      if (this.#stopped) break;
      const row = find.get(id);
      if (!row || (row.kept === 1 && before === 0)) continue;
      const file = row.file as string;
      // Where the library's folder is away every file is, and nothing may be concluded from that.
      this.#library.check();
      if (missingOnly && existsSync(join(this.#library.root, file))) {
        there.push(id);
        continue;
      }
      try {
        if (!['completed', 'failed', 'cancelled'].includes(row.status as string)) {
          failures.push({ pictureId: id, reason: 'Its set is still coming in. Try again when it is complete.' });
          continue;
        }
        const other = missingOnly ? undefined : await this.#pictureIn(file, row.bytes as number);
        if (other !== undefined) {
          const reason = `${file} holds the picture that belongs at ${other}. Give the files their names back first.`;
          failures.push({ pictureId: id, reason });
          continue;
        }
        if (typeof row.folder === 'string') this.#tellRecipe(row.folder, row.position as number);
        if (!missingOnly) await this.#removeFile(join(this.#library.root, file));
        for (const kind of ['picture', 'large'] as const) {
          await rm(join(this.#library.root, thumbnailFile(kind, id)), { force: true });
        }
        this.#forget(id);
        deleted.push(id);
      } catch (error) {
        if (systemCode(error) === undefined) throw error;
        this.#logger.warn('A picture could not be deleted.', { picture: id, error });
        failures.push({
          pictureId: id,
          reason: notRemoved(file, String(systemCode(error))),
        });
      }
      await setImmediate();
    }
    return { deleted, there, failures };
  }

  /**
   * Takes pictures out of the library whose files somebody removed: recipe and row, as `deleteForever` does. Those
   * whose file is there stay. Throws `library_unavailable` while the library's own folder is away.
   */
  async forgetMissing(ids: readonly PictureId[]): Promise<Forgotten> {
    return await this.#noted(this.#delete(ids, true));
  }

  /** The place of another picture whose content lies at `file`, as after two were swapped. */
  async #pictureIn(file: string, bytes: number): Promise<string | undefined> {
    const path = join(this.#library.root, file);
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    // Two of the same size to the byte are as good as never met, and reading each file would take long.
    if (size === undefined || size === bytes) return undefined;
    const hash = await hashFile(path);
    const other = this.#database.prepare('SELECT file FROM pictures WHERE sha256 = ? LIMIT 1').get(hash);
    return other?.file as string | undefined;
  }

  #tellRecipe(folder: string, position: number): void {
    const path = join(this.#library.root, folder, recipeName);
    if (!existsSync(path)) return;
    const recipe = this.#readRecipe(path);
    if (!recipe) return;
    const file = recipe.files.find((each) => each.position === position);
    if (!file || file.deletedAt !== undefined) return;
    this.#library.check();
    file.deletedAt = new Date(this.#clock.now()).toISOString();
    writeRecipeFile(path, recipe);
  }

  /** Undefined for one that is broken: no rebuild makes pictures of it, so it has nothing to be told. */
  #readRecipe(path: string): Recipe | undefined {
    const text = readTextNow(path);
    try {
      return readRecipe(text);
    } catch (error) {
      this.#logger.warn('A recipe cannot be read, so it does not say that its picture is deleted.', { path, error });
      return undefined;
    }
  }

  async #removeFile(path: string): Promise<void> {
    if (!existsSync(path)) return;
    if (this.systemTrash) {
      try {
        await this.systemTrash(path);
      } catch (error) {
        this.#logger.info('The system’s trash did not take a file, so it is removed.', { path, error });
      }
    }
    rmSync(path, { force: true });
    syncFolder(join(path, '..'));
  }

  #forget(id: PictureId): void {
    const collections = this.#database
      .prepare('SELECT collection_id FROM collection_pictures WHERE picture_id = ?')
      .all(id)
      .map((row) => row.collection_id as string);
    const tags = this.#database
      .prepare('SELECT t.name FROM picture_tags l JOIN tags t ON t.id = l.tag_id WHERE l.picture_id = ?')
      .all(id)
      .map((row) => row.name as string);
    this.#curation.commitForGood([
      { set: 'trashedAt', value: null, pictures: [id] },
      { set: 'rating', value: 0, pictures: [id] },
      { set: 'flag', value: 0, pictures: [id] },
      { set: 'label', value: null, pictures: [id] },
      { set: 'note', value: null, pictures: [id] },
      ...tags.map((tag) => ({ tag, on: false, pictures: [id] })),
      ...collections.map((collection) => ({ placesIn: collection, places: [[id, null]] as [PictureId, null][] })),
    ]);
    this.#database.prepare('DELETE FROM pictures WHERE id = ?').run(id);
  }
}

function notRemoved(file: string, code: string): string {
  // Its recipe says first that it is deleted, and that takes room.
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return `${file} could not be removed, because its recipe cannot be written: the library disk is full. Make a little room there and try again.`;
  }
  return `${file} could not be removed (${code}). Check that it is not open elsewhere or write-protected.`;
}
