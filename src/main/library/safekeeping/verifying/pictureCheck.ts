import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { StatementSync } from 'node:sqlite';
import type { LibraryIndex } from '../../database/connection.ts';
import { readHash } from '../../files/contentHash.ts';
import type { LibraryFolder } from '../../files/libraryFolder.ts';
import { recipeName } from '../../files/names.ts';
import { readRecipe, type Recipe } from '../../files/recipe.ts';
import { writeRecipeFile } from '../../files/recipeFiles.ts';
import { readTextNow } from '../../../files/textFile.ts';
import type { LibraryFinding } from '../../../../shared/bridge/library.ts';
import type { PictureId } from '../../../../shared/domain/ids.ts';

/** Findings told between two pauses. */
const toldAtOnce = 256;

export interface PictureFileRow {
  id: PictureId;
  file: string;
  bytes: number;
  sha256: string;
}

/** Compares pictures with their files, and gives missing ones the unknown files that hold their bytes. */
export class PictureCheck {
  readonly #library: LibraryFolder;
  readonly #index: LibraryIndex;
  readonly #find: (finding: LibraryFinding) => void;
  readonly #row: StatementSync;
  readonly #owner: StatementSync;
  readonly #named: StatementSync;
  /** By content. */
  readonly #missing = new Map<string, PictureFileRow[]>();
  readonly #missingSizes = new Set<number>();
  readonly #unknown: string[] = [];

  constructor(library: LibraryFolder, index: LibraryIndex, find: (finding: LibraryFinding) => void) {
    this.#library = library;
    this.#index = index;
    this.#find = find;
    const { database } = index;
    this.#row = database.prepare('SELECT file FROM pictures WHERE id = ?');
    this.#owner = database.prepare('SELECT id, file FROM pictures WHERE sha256 = ? AND id <> ? LIMIT 1');
    this.#named = database.prepare('SELECT 1 FROM pictures WHERE file = ?');
  }

  async check(row: PictureFileRow): Promise<void> {
    const path = join(this.#library.root, row.file);
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) {
      const same = this.#missing.get(row.sha256);
      if (same) same.push(row);
      else this.#missing.set(row.sha256, [row]);
      this.#missingSizes.add(row.bytes);
      return;
    }
    const read = await readHash(path);
    if ('hash' in read && read.hash === row.sha256) return;
    // It may have been deleted, or told its new place, while it was read.
    if (this.#row.get(row.id)?.file !== row.file) return;
    this.#find({ kind: 'changed', of: 'picture', file: row.file, pictureId: row.id, advice: this.#changed(row, read) });
  }

  #changed(row: PictureFileRow, read: { hash: string } | { code: string }): string {
    if ('code' in read) return `${row.file} cannot be read (${read.code}). Check its permissions and its disk.`;
    const other = this.#owner.get(read.hash, row.id)?.file;
    if (typeof other === 'string') {
      return `${row.file} holds the picture that belongs at ${other}. Give the files their names back, then verify again.`;
    }
    return `${row.file} is no longer what EvoLink delivered. If you did not change it, restore it from a copy of yours.`;
  }

  /** Whether the unknown file is a picture that was missing. */
  async findAgain(file: string): Promise<boolean> {
    const path = join(this.#library.root, file);
    const size = (await stat(path).catch(() => undefined))?.size;
    const read = size !== undefined && this.#missingSizes.has(size) ? await readHash(path) : undefined;
    const isNew = read && 'hash' in read && !this.#named.get(file);
    const row = isNew ? this.#missing.get(read.hash)?.pop() : undefined;
    if (row && this.#isMissing(row)) {
      this.#relink(row, file);
      const advice = `${row.file} was found again as ${file}. Nothing needs to be done.`;
      this.#find({ kind: 'moved', of: 'picture', file: row.file, pictureId: row.id, movedTo: file, advice });
      return true;
    }
    if (size !== undefined) this.#unknown.push(file);
    return false;
  }

  /** Tells of pictures that were not found again, and then of files that are none of them. There may be very many. */
  async tellRest(): Promise<void> {
    let told = 0;
    for (const row of [...this.#missing.values()].flat()) {
      this.#tellMissing(row);
      told += 1;
      if (told % toldAtOnce === 0) await setImmediate();
    }
    for (const file of this.#unknown) {
      told += 1;
      if (told % toldAtOnce === 0) await setImmediate();
      // One that has just come in has its row by now.
      if (this.#named.get(file)) continue;
      this.#find({
        kind: 'unknown',
        of: 'picture',
        file,
        advice: `${file} is a picture that Reverie did not make here. It is left as it is; move it out of the library if it does not belong there.`,
      });
    }
  }

  /** Not one that was deleted forever meanwhile, or put back. */
  #isMissing(row: PictureFileRow): boolean {
    return this.#row.get(row.id)?.file === row.file && !existsSync(join(this.#library.root, row.file));
  }

  #tellMissing(row: PictureFileRow): void {
    if (!this.#isMissing(row)) return;
    this.#find({
      kind: 'missing',
      of: 'picture',
      file: row.file,
      pictureId: row.id,
      advice: `${row.file} is no longer there. Put it back from a copy of yours, or remove the picture from the library.`,
    });
  }

  /** Index and recipe learn where the file lies now. A whole folder that was moved has its recipe with it. */
  #relink(row: PictureFileRow, file: string): void {
    const { root } = this.#library;
    const { database } = this.#index;
    this.#library.check();
    const owner = database
      .prepare(
        'SELECT g.id, g.folder, p.position FROM pictures p JOIN generations g ON g.id = p.generation_id WHERE p.id = ?',
      )
      .get(row.id);
    const here = file.slice(0, Math.max(0, file.lastIndexOf('/')));
    const beside = recipeAt(join(root, here));
    const movedWhole = beside?.generationId === owner?.id;
    const old = typeof owner?.folder === 'string' ? join(root, owner.folder) : undefined;
    const recipe = movedWhole || old === undefined ? undefined : recipeAt(old);
    const named = recipe?.files.find((each) => each.position === owner?.position);
    if (recipe && named && old !== undefined) {
      named.movedTo = file;
      writeRecipeFile(join(old, recipeName), recipe);
    }
    this.#index.transaction(() => {
      database.prepare('UPDATE pictures SET file = ? WHERE id = ?').run(file, row.id);
      if (movedWhole) database.prepare('UPDATE generations SET folder = ? WHERE id = ?').run(here, String(owner?.id));
    });
  }
}

/** Undefined where there is none, or none that can be read. */
function recipeAt(folder: string): Recipe | undefined {
  const path = join(folder, recipeName);
  if (!existsSync(path)) return undefined;
  try {
    return readRecipe(readTextNow(path));
  } catch {
    // Broken recipes are found by a check of their own; here it only means that nothing can be written into it.
    return undefined;
  }
}
