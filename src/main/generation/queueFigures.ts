import { chargeOf, type Charge } from '../../shared/domain/charge.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';
import type { QueueContext } from './context.ts';

/** What the queue comes to now, in tasks and in credits. What is held counts for nothing: it is not sent by itself. */
export class QueueFigures {
  readonly #context: QueueContext;

  constructor(context: QueueContext) {
    this.#context = context;
  }

  /** What is worked on, what waits for its turn, and the mean progress of the former, 0 to 1. */
  activity(): { running: number; waiting: number; progress: number } {
    const open = this.#context.store.open().filter((row) => this.#context.held(row) === undefined);
    const running = open.filter((row) => row.status !== 'queued' && row.status !== 'unconfirmed' && !row.unwatched);
    const progress = running.reduce((sum, row) => sum + (row.progress ?? 0), 0) / 100 / Math.max(1, running.length);
    return { running: running.length, waiting: open.filter((row) => row.status === 'queued').length, progress };
  }

  /** How many are to be sent, run or are being saved by themselves, those that are no longer watched among them. */
  underWay(): number {
    const open = this.#context.store.open();
    return open.filter((row) => row.status !== 'unconfirmed' && this.#context.held(row) === undefined).length;
  }

  /** What each open generation costs or will cost. */
  charges(): Map<GenerationId, Charge> {
    return this.#context.store.charges((row) => this.#context.held(row) !== undefined);
  }

  /** What one costs or will cost; undefined where there is none. */
  chargeOf(id: GenerationId): Charge | undefined {
    const row = this.#context.store.get(id);
    return row && chargeOf({ ...row, charged: row.error?.charged, held: this.#context.held(row) !== undefined });
  }
}
