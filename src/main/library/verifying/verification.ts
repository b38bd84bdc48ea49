import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { LibraryFinding, LibraryProgress, VerifyReport } from '../../shared/bridge/libraryRoutes.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { PictureId } from '../../shared/domain/ids.ts';
import { writeDurably } from './durable.ts';
import { recipeName, referencesFolder } from './names.ts';
import { hashFile } from './pictureFiles.ts';
import { readRecipe } from './recipe.ts';
import type { Library, Recipe } from './types.ts';

/** Rows looked at between two pauses. */
const batchSize = 32;
const mostFindings = 1000;
const pictureName = /\.(jpe?g|png|webp|gif)$/i;

interface Row {
  id: PictureId;
  file: string;
  bytes: number;
  sha256: string;
}

/**
 * Compares the index with the folders: every picture's file by size and content, and every picture in the
 * folders with the index. A file that lies elsewhere in the library now is found again by its content.
 */
export class Verification {
  readonly #library: { root: string; database: DatabaseSync } & Pick<Library, 'transaction'>;
  #cancelled = false;
  #running = false;

  constructor(library: { root: string; database: DatabaseSync } & Pick<Library, 'transaction'>) {
    this.#library = library;
  }

  cancel(): void {
    this.#cancelled = this.#running;
  }

  /** Several askers at once are one too many: throws when it runs already. */
  async run(onProgress: (progress: LibraryProgress) => void): Promise<VerifyReport> {
    if (this.#running) throw new ReverieError('not_possible_now', 'The library is being verified already.');
    this.#running = true;
    this.#cancelled = false;
    try {
      return await this.#run(onProgress);
    } finally {
      this.#running = false;
    }
  }

  async #run(onProgress: (progress: LibraryProgress) => void): Promise<VerifyReport> {
    const { database, root } = this.#library;
    const report: VerifyReport = { checked: 0, relinked: 0, findings: [], problems: 0, cancelled: false };
    const find = (finding: LibraryFinding): void => {
      report.problems += 1;
      if (report.findings.length < mostFindings) report.findings.push(finding);
    };
    const unknown = await this.#unknownFiles();
    const total = Number(database.prepare('SELECT count(*) AS rows FROM pictures').get()?.rows ?? 0) + unknown.length;
    const next = database.prepare('SELECT id, file, bytes, sha256 FROM pictures WHERE id > ? ORDER BY id LIMIT ?');
    const missing: Row[] = [];
    for (let last = ''; ;) {
      const rows = next.all(last, batchSize) as unknown as Row[];
      if (rows.length === 0) break;
      for (const row of rows) {
        if (this.#cancelled) return { ...report, cancelled: true };
        last = row.id;
        const path = join(root, row.file);
        const facts = await stat(path).catch(() => undefined);
        report.checked += 1;
        if (!facts?.isFile()) missing.push(row);
        else if (facts.size !== row.bytes || (await hashFile(path)) !== row.sha256) {
          find({
            kind: 'changed',
            file: row.file,
            pictureId: row.id,
            advice: `${row.file} is not what EvoLink delivered any more. If you did not change it, restore it from a copy of yours.`,
          });
        }
      }
      onProgress({ done: report.checked, total, problems: report.problems + missing.length });
      await setImmediate();
    }
    await this.#findAgain(missing, unknown, report, find);
    onProgress({ done: total, total, problems: report.problems });
    return { ...report, cancelled: this.#cancelled };
  }

  /** Gives missing pictures the unknown files that hold their bytes. */
  async #findAgain(
    missing: readonly Row[],
    unknown: readonly string[],
    report: VerifyReport,
    find: (finding: LibraryFinding) => void,
  ): Promise<void> {
    const { root } = this.#library;
    const wanted = new Map<string, Row[]>();
    for (const row of missing) wanted.set(row.sha256, [...(wanted.get(row.sha256) ?? []), row]);
    const sizes = new Set(missing.map((row) => row.bytes));
    const found = new Set<PictureId>();
    for (const file of unknown) {
      if (this.#cancelled) break;
      report.checked += 1;
      const path = join(root, file);
      const size = (await stat(path).catch(() => undefined))?.size;
      const row = size !== undefined && sizes.has(size) ? wanted.get(await hashFile(path))?.pop() : undefined;
      if (row) {
        this.#relink(row, file);
        found.add(row.id);
        report.relinked += 1;
        const advice = `${row.file} was found again as ${file}. Nothing needs to be done.`;
        find({ kind: 'moved', file: row.file, pictureId: row.id, movedTo: file, advice });
      } else {
        find({
          kind: 'unknown',
          file,
          advice: `${file} is a picture that Reverie did not make here. It is left as it is; move it out of the library if it does not belong there.`,
        });
      }
    }
    for (const row of missing) {
      if (found.has(row.id)) continue;
      find({
        kind: 'missing',
        file: row.file,
        pictureId: row.id,
        advice: `${row.file} is not there any more. Put it back from a copy of yours, or delete the picture from the library.`,
      });
    }
  }

  /** Index and recipe learn where the file lies now. A whole folder that was moved has its recipe with it. */
  #relink(row: Row, file: string): void {
    const { database, root } = this.#library;
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
      writeDurably(join(old, recipeName), `${JSON.stringify(recipe, undefined, 2)}\n`);
    }
    this.#library.transaction(() => {
      database.prepare('UPDATE pictures SET file = ? WHERE id = ?').run(file, row.id);
      if (movedWhole) database.prepare('UPDATE generations SET folder = ? WHERE id = ?').run(here, String(owner?.id));
    });
  }

  /** Pictures in the folders that no row names, relative to the library. */
  async #unknownFiles(): Promise<string[]> {
    const { database, root } = this.#library;
    const known = database.prepare('SELECT 1 FROM pictures WHERE file = ?');
    const unknown: string[] = [];
    const walk = async (folder: string): Promise<void> => {
      for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
        const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.name.startsWith('.') || file === referencesFolder || entry.isSymbolicLink()) continue;
        if (entry.isDirectory()) await walk(file);
        else if (pictureName.test(entry.name) && entry.name !== recipeName && !known.get(file)) unknown.push(file);
      }
    };
    if (existsSync(root)) await walk('');
    return unknown;
  }
}

/** Undefined where there is none, or none that can be read. */
function recipeAt(folder: string): Recipe | undefined {
  const path = join(folder, recipeName);
  if (!existsSync(path)) return undefined;
  try {
    return readRecipe(readFileSync(path, 'utf8'));
  } catch {
    // The rebuild reports broken recipes; here it only means that nothing can be written into it.
    return undefined;
  }
}
