import { EvolinkFailure, type FailureKind } from '../evolink/types.ts';
import type { Job, QueueContext } from './context.ts';
import { resultLifetime } from './timing.ts';

/** Links are asked for anew at most this often, in milliseconds. */
const freshLinkSpacing = 30_000;
/** Answers that are no picture before a link is doubted that should still be good. */
const doubtfulAttempts = 4;
const onTheWay: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'network',
  'timeout',
  'disk',
  'aborted',
  'rate_limited',
]);

/** Asks the task once more for its links; one answer serves all the pictures of a generation. */
export class FreshLinks {
  readonly #context: QueueContext;
  readonly #job: Job;
  #asked: { at: number; links: Promise<readonly string[] | 'gone' | 'unknown'> } | undefined;

  constructor(context: QueueContext, job: Job) {
    this.#context = context;
    this.#job = job;
  }

  /**
   * Whether a failure may be the link's end: it says so, or it is some other answer than a picture, said
   * again and again or after the link's day. Trouble on the way there says nothing of the link.
   */
  isWorthAsking(error: unknown, attempts: number): boolean {
    if (!(error instanceof EvolinkFailure) || onTheWay.has(error.kind)) return false;
    return error.kind === 'link_expired' || attempts >= doubtfulAttempts || this.#hasEnded();
  }

  #hasEnded(): boolean {
    const { resultsExpireAt } = this.#context.row(this.#job.id);
    return resultsExpireAt !== undefined && this.#context.options.clock.now() >= resultsExpireAt;
  }

  /** Whether the picture at `position` is beyond reach: its time is over and the service has no other link. */
  async areThereNone(position: number): Promise<boolean> {
    const { clock } = this.#context.options;
    if (!this.#asked || clock.now() - this.#asked.at >= freshLinkSpacing) {
      this.#asked = { at: clock.now(), links: this.#ask() };
    }
    const links = await this.#asked.links;
    const ended = this.#hasEnded();
    if (links === 'unknown') return false;
    if (links === 'gone') return ended;
    const link = links[position - 1];
    const known = this.#context.store.results(this.#job.id).find((result) => result.position === position)?.url;
    if (link !== undefined && link !== known) {
      this.#context.store.updateResult(this.#job.id, position, { url: link });
      // A fresh link has a day of its own.
      this.#context.store.update(this.#job.id, { resultsExpireAt: clock.now() + resultLifetime });
      return false;
    }
    return ended;
  }

  async #ask(): Promise<readonly string[] | 'gone' | 'unknown'> {
    const { evolink, logger } = this.#context.options;
    const { taskId } = this.#context.row(this.#job.id);
    if (taskId === undefined) return 'gone';
    try {
      return (await evolink.task(taskId, { signal: this.#job.signal })).results;
    } catch (error) {
      if (this.#job.signal.aborted) throw error;
      logger.warn('Fresh links could not be asked for.', { generation: this.#job.id, task: taskId, error });
      return error instanceof EvolinkFailure && error.kind === 'not_found' ? 'gone' : 'unknown';
    }
  }
}
