import { setImmediate } from 'node:timers/promises';
import type { LibraryIndex } from '../../database/connection.ts';
import type { LibraryFolder } from '../../files/libraryFolder.ts';
import type { LibraryFinding, LibraryProgress, VerifyReport } from '../../../../shared/bridge/library.ts';
import { PictureCheck } from './pictureCheck.ts';
import { checkGeneration, checkReference, type GenerationRow, type StoredReference } from './recordChecks.ts';
import { unknownFiles } from '../../files/unknownFiles.ts';

/** Rows looked at between two pauses. */
const batchSize = 32;
const mostFindings = 1000;

/**
 * Compares the index with the folders, in small batches while the library is used: every picture and reference by
 * size and content, every generation's folder and recipe, and every picture in the folders with the index. A file
 * that lies elsewhere in the library now is found again by its content.
 */
export class Verification {
  readonly #library: LibraryFolder;
  readonly #index: LibraryIndex;
  #running: Promise<VerifyReport> | undefined;
  #cancelled = false;

  constructor(library: LibraryFolder, index: LibraryIndex) {
    this.#library = library;
    this.#index = index;
  }

  cancel(): void {
    this.#cancelled = true;
  }

  /** Cancels it and waits until it is over. */
  async stop(): Promise<void> {
    this.cancel();
    // Whoever started it hears what went wrong.
    await this.#running?.catch(() => undefined);
  }

  /** Who asks while it runs gets the report of that run; only the first one hears of its progress. */
  run(onProgress: (progress: LibraryProgress) => void): Promise<VerifyReport> {
    this.#running ??= this.#start(onProgress).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #start(onProgress: (progress: LibraryProgress) => void): Promise<VerifyReport> {
    this.#cancelled = false;
    const library = this.#library;
    const { root } = library;
    const { database } = this.#index;
    library.check();
    const report: VerifyReport = { checked: 0, relinked: 0, findings: [], problems: 0, cancelled: false };
    const find = (finding: LibraryFinding | undefined): void => {
      if (!finding) return;
      report.problems += 1;
      if (report.findings.length < mostFindings) report.findings.push(finding);
    };
    onProgress({ done: 0, total: 0, problems: 0 });
    const stopped = (): boolean => this.#cancelled;
    const unknown = await unknownFiles(root, database, stopped, find);
    const count = (rows: string): number => Number(database.prepare(`SELECT count(*) AS n FROM ${rows}`).get()?.n ?? 0);
    const total =
      unknown.length +
      count('pictures') +
      count('source_references') +
      count(`generations WHERE ${checkedGenerations}`);

    const tell = (): void => {
      onProgress({ done: Math.min(report.checked, total), total, problems: report.problems });
    };
    const each = async (select: string, check: (row: never) => Promise<void>): Promise<void> => {
      const next = database.prepare(`${select} AND id > ? ORDER BY id LIMIT ?`);
      for (let last = ''; !stopped();) {
        const rows = next.all(last, batchSize);
        if (rows.length === 0) return;
        for (const row of rows) {
          if (stopped()) return;
          last = row.id as string;
          await check(row as never);
          report.checked += 1;
        }
        tell();
        await setImmediate();
      }
    };

    const pictures = new PictureCheck(library, this.#index, find);
    await each('SELECT id, file, bytes, sha256 FROM pictures WHERE true', (row: Parameters<typeof pictures.check>[0]) =>
      pictures.check(row),
    );
    for (const file of unknown) {
      if (stopped()) break;
      if (await pictures.findAgain(file)) report.relinked += 1;
      report.checked += 1;
      if (report.checked % batchSize === 0) tell();
    }
    if (!stopped()) await pictures.tellRest();
    tell();
    await each('SELECT * FROM source_references WHERE true', async (row: StoredReference) => {
      for (const finding of await checkReference(root, row)) find(finding);
    });
    await each(`SELECT id, folder FROM generations WHERE ${checkedGenerations}`, async (row: GenerationRow) => {
      find(await checkGeneration(root, database, row));
    });
    // What was not found while the library's folder was away tells nothing of its pictures.
    library.check();
    tell();
    return { ...report, cancelled: stopped() };
  }
}

/** Of those under way the queue still writes. */
const checkedGenerations = `status IN ('completed', 'failed', 'cancelled')
  AND (folder IS NOT NULL OR EXISTS (SELECT 1 FROM pictures p WHERE p.generation_id = generations.id))`;
