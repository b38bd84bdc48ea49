import type { Clock } from '../../shared/domain/clock.ts';
import type { GenerationId, ReferenceId } from '../../shared/domain/ids.ts';
import type { Generation, GenerationStage, HeldReason } from '../../shared/domain/generation.ts';
import type { PictureSummary } from '../../shared/domain/picture.ts';
import type { AutoForm } from '../../shared/seedream/request.ts';
import type { DownloadedFile, Evolink } from '../evolink/types.ts';
import type { LibraryIndex } from '../library/database/connection.ts';
import type { Pictures } from '../library/database/pictureRows.ts';
import type { LibraryFiles } from '../library/files/libraryFolder.ts';
import type { KeptPicture, PictureFiles } from '../library/files/pictureFiles.ts';
import type { Recipes } from '../library/files/recipeFiles.ts';
import type { KeptReferences } from '../library/references/referenceShelf.ts';
import type { Logger } from '../logging/logger.ts';
import PQueue from 'p-queue';
import { randomFraction } from './identity.ts';
import type { Connection } from './connection.ts';
import { heldReason, type HeldFacts } from './held.ts';
import type { GenerationRow, RowPatch } from './row.ts';
import type { GenerationStore } from './store.ts';
import { SubmitGate } from './submitGate.ts';
import { recipeOf, viewOf, type LiveFacts } from './view.ts';

/** What the queue needs of the references. */
export interface ReferenceUploads {
  /** Public addresses in the ids' order; uploads those that are not up already. */
  ensureUploaded(
    ids: readonly ReferenceId[],
    options: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
  ): Promise<string[]>;
  /** The service could not read these: upload them anew next time. */
  forgetUploads(ids: readonly ReferenceId[]): void;
}

/** What the queue needs of a library. */
export type QueueLibrary = LibraryIndex &
  Pick<LibraryFiles, 'folder' | 'resolve'> &
  PictureFiles &
  Recipes &
  Pick<Pictures, 'insertPicture' | 'picturesOf' | 'summaries'> &
  Pick<KeptReferences, 'reference'>;

export interface QueueOptions {
  library: QueueLibrary;
  evolink: Evolink;
  references: ReferenceUploads;
  clock: Clock;
  random: (count: number) => Uint8Array;
  logger: Logger;
  connection: Connection;
  /** Read anew at each use, so that a change counts at once. */
  parallelTasks: () => number;
  /** `mark` is written to what is made here: rows with another one came with a library from elsewhere. */
  claim: { readonly mark: string; countSubmit(): void };
  /** The account of the key in use. */
  account: () => string;
  callbackUrl: () => string;
  /** The form of automatic sizes that worked last, and where the next success is kept. */
  autoForm: { get: () => AutoForm | undefined; set: (form: AutoForm) => void };
  onChange: (generation: Generation) => void;
  onPictures: (pictures: PictureSummary[]) => void;
  /** The library's disk refuses to take a picture, in plain words; undefined when it takes them again. */
  onDiskProblem?: (problem: string | undefined) => void;
  /** Answers that a library could not write before it was closed; kept by whoever opens it again. */
  unwritten?: Map<GenerationId, RowPatch>;
  /** Milliseconds after which a task that the service does not know is believed to be gone; a quarter of an hour when absent. */
  taskGoneAfter?: number;
}

/** One open generation while this process works on it. */
export interface Job {
  readonly id: GenerationId;
  readonly signal: AbortSignal;
}

/** What the steps share: the rows with their files on one side, the service on the other. */
export class QueueContext {
  readonly options: QueueOptions;
  readonly store: GenerationStore;
  readonly gate: SubmitGate;
  /** Downloads over all generations. A whole set at once, so that a host that is silent holds up no other; decoding has its own limit. */
  readonly downloads = new PQueue({ concurrency: 16 });
  /** What lies whole in a `.part` and is not kept yet, by generation and position. */
  readonly downloaded = new Map<string, DownloadedFile>();
  readonly #live = new Map<GenerationId, LiveFacts>();
  readonly #sleeping = new Set<{ id: GenerationId; wake: () => void }>();

  constructor(options: QueueOptions, store: GenerationStore) {
    this.options = options;
    this.store = store;
    this.gate = new SubmitGate(options.clock);
  }

  /** 0 to below 1. */
  chance(): number {
    return randomFraction(this.options.random);
  }

  row(id: GenerationId): GenerationRow {
    const row = this.store.get(id);
    if (!row) throw new Error(`Generation ${id} is not in the index.`);
    return row;
  }

  view(row: GenerationRow): Generation {
    return viewOf({
      row,
      references: this.store.references(row.id),
      results: row.status === 'saving' ? this.store.results(row.id) : [],
      pictures: row.folder === undefined ? [] : this.options.library.picturesOf(row.id),
      live: this.#live.get(row.id),
      held: this.held(row),
    });
  }

  /** Why it is not sent by itself, if so. */
  held(row: HeldFacts): HeldReason | undefined {
    return heldReason(row, this.options.claim.mark, this.options.account());
  }

  /** One transition, durable when this returns; the page hears of it. */
  transition(id: GenerationId, patch: RowPatch): GenerationRow {
    if (patch.status !== undefined) this.#live.delete(id);
    this.store.update(id, patch);
    return this.announce(id);
  }

  announce(id: GenerationId): GenerationRow {
    const row = this.row(id);
    try {
      this.options.onChange(this.view(row));
    } catch (error) {
      // The row is written; who listens must not make it look otherwise.
      this.options.logger.error('A change could not be told.', { generation: id, error });
    }
    return row;
  }

  /** Says what is being done within a status. Kept in memory only. */
  tell(id: GenerationId, stage: GenerationStage, count?: { done: number; total: number }): void {
    const before = this.#live.get(id);
    if (before?.stage === stage && before.stageCount?.done === count?.done) return;
    this.#live.set(id, { stage, ...(count ? { stageCount: count } : {}) });
    this.announce(id);
  }

  /** Whether there was anything to forget. */
  forget(id: GenerationId): boolean {
    return this.#live.delete(id);
  }

  /**
   * Writes the recipe beside the pictures, or the record of a generation that has no folder. The files
   * run ahead of the index: `ahead` is what the next transition will say, `kept` a picture whose row
   * comes next.
   */
  record(id: GenerationId, ahead: RowPatch = {}, kept?: KeptPicture): void {
    const { library } = this.options;
    const row = { ...this.row(id), ...ahead };
    const pictures = row.folder === undefined ? [] : library.picturesOf(id);
    if (kept && !pictures.some((picture) => picture.position === kept.position)) pictures.push(kept);
    pictures.sort((one, other) => one.position - other.position);
    const recipe = recipeOf(row, this.store.references(id), this.store.results(id), pictures);
    if (row.folder !== undefined && pictures.length > 0) {
      library.writeRecipe(row.folder, recipe);
      library.removeRecord(id);
    } else {
      library.writeRecord(recipe);
    }
  }

  /** `record` where the index already holds what matters: a failure is logged and the work goes on. */
  recordIfPossible(id: GenerationId): void {
    try {
      this.record(id);
    } catch (error) {
      this.options.logger.error('The record of a generation could not be written.', { generation: id, error });
    }
  }

  /** Waits, but no longer than until somebody wakes this generation or all of them. */
  sleep(id: GenerationId, milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const end = (): void => {
        cancel();
        signal.removeEventListener('abort', abort);
        this.#sleeping.delete(sleeper);
      };
      const sleeper = {
        id,
        wake: (): void => {
          end();
          resolve();
        },
      };
      const abort = (): void => {
        end();
        reject(signal.reason as Error);
      };
      const cancel = this.options.clock.after(milliseconds, sleeper.wake);
      signal.addEventListener('abort', abort, { once: true });
      this.#sleeping.add(sleeper);
    });
  }

  wake(id?: GenerationId): void {
    for (const sleeper of this.#sleeping) if (id === undefined || sleeper.id === id) sleeper.wake();
  }
}
