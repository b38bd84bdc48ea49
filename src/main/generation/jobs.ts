import type { GenerationId } from '../../shared/domain/ids.ts';
import type { GenerationStatus } from '../../shared/domain/generation.ts';
import type { QueueContext } from './context.ts';
import { poll } from './poll.ts';
import { save } from './save.ts';
import { submit } from './submit.ts';
import { watchUnconfirmed } from './unconfirmed.ts';

/** Milliseconds before a step that failed in an unforeseen way (a full disk, a fault of ours) is taken up again. */
const stumbleDelay = 5000;
/** How long the end of the process waits for open POSTs to be answered. */
const farewellTime = 3000;

const takesAPlace: ReadonlySet<GenerationStatus> = new Set<GenerationStatus>(['preparing', 'submitting', 'running']);

interface RunningJob {
  controller: AbortController;
  done: Promise<void>;
}

/** One job for each open generation that is worked on. Jobs only carry out what the rows say. */
export class Jobs {
  readonly #context: QueueContext;
  readonly #jobs = new Map<GenerationId, RunningJob>();
  #disposed = false;

  constructor(context: QueueContext) {
    this.#context = context;
  }

  /** Takes every open row up where it stands. */
  resumeAll(): void {
    for (const row of this.#context.store.open()) {
      if (row.status !== 'queued') this.drive(row.id);
    }
    this.startWaiting();
  }

  /** Starts as many waiting generations, oldest first, as there are places. */
  startWaiting(): void {
    if (this.#disposed) return;
    const open = this.#context.store.open();
    const own = open.filter((row) => this.#context.held(row) === undefined);
    const waiting = own.filter((row) => row.status === 'queued' && !this.#jobs.has(row.id));
    const taken = own.filter(
      (row) => (takesAPlace.has(row.status) && !row.unwatched) || (row.status === 'queued' && this.#jobs.has(row.id)),
    );
    const free = this.#context.options.parallelTasks() - taken.length;
    for (const row of waiting.slice(0, Math.max(0, free))) this.drive(row.id);
  }

  drive(id: GenerationId): void {
    if (this.#jobs.has(id) || this.#disposed) return;
    const controller = new AbortController();
    const done = this.#work(id, controller.signal).finally(() => {
      this.#jobs.delete(id);
      this.startWaiting();
    });
    this.#jobs.set(id, { controller, done });
  }

  /** Ends the job of a generation, if there is one, before what it waits for has come. */
  async stop(id: GenerationId): Promise<void> {
    const job = this.#jobs.get(id);
    if (!job) return;
    job.controller.abort(new Error('The artist decided otherwise.'));
    await job.done;
  }

  /**
   * Ends all jobs. Open POSTs get a moment to be answered, so that nothing is left unconfirmed needlessly: the longest
   * is `patience` in milliseconds.
   */
  async dispose(patience = farewellTime): Promise<void> {
    this.#disposed = true;
    const { clock, logger } = this.#context.options;
    const deadline = clock.now() + patience;
    const isPosting = (id: GenerationId): boolean => {
      try {
        return this.#context.store.get(id)?.postOpen ?? false;
      } catch (error) {
        // The disk of the index is away; the row says what is open when it is back.
        logger.warn('A generation could not be read while its library was closed.', { generation: id, error });
        return false;
      }
    };
    const closing = new Error('Reverie is closing.');
    for (const [id, job] of this.#jobs) if (!isPosting(id)) job.controller.abort(closing);
    while ([...this.#jobs.keys()].some(isPosting) && clock.now() < deadline) {
      await new Promise<void>((resolve) => {
        clock.after(20, resolve);
      });
    }
    const ending: Promise<void>[] = [];
    for (const [id, job] of this.#jobs) {
      job.controller.abort(closing);
      // A POST that is still open cannot be called back; its row says so, and the next start knows.
      if (!isPosting(id)) ending.push(job.done);
    }
    await Promise.all(ending);
  }

  /** Never rejects: what goes wrong is in the row or in the log. */
  async #work(id: GenerationId, signal: AbortSignal): Promise<void> {
    // Never in the caller's turn: the job is registered before its first step runs.
    await Promise.resolve();
    while (!signal.aborted) {
      try {
        if (!(await this.#step(id, signal))) return;
        // A generation that has moved on may have made room for one that waits.
        this.startWaiting();
      } catch (error) {
        if (signal.aborted) return;
        this.#context.options.logger.error('A step of a generation failed and is taken up again.', {
          generation: id,
          error,
        });
        await this.#context.sleep(id, stumbleDelay, signal).catch(() => {
          // Aborted while waiting: the loop's condition ends the job.
        });
      }
    }
  }

  /** Does what the row's status asks for. False when there is nothing more to do. */
  async #step(id: GenerationId, signal: AbortSignal): Promise<boolean> {
    const job = { id, signal };
    const row = this.#context.row(id);
    if (this.#context.held(row) !== undefined) return false;
    switch (row.status) {
      case 'queued':
      case 'preparing':
      case 'submitting':
        await submit(this.#context, job);
        return true;
      case 'running':
        await poll(this.#context, job);
        return true;
      case 'saving':
        await save(this.#context, job);
        return true;
      case 'unconfirmed':
        this.startWaiting();
        await watchUnconfirmed(this.#context, job);
        return false;
      case 'completed':
      case 'failed':
      case 'cancelled':
        return false;
    }
  }
}
