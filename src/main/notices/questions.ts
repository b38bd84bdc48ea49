import type { Clock } from '../../shared/domain/clock.ts';
import type { Logger } from '../logging/logger.ts';

/** A question for the person at the screen. Leaving it, or no answer at all, means `cancel`. */
export interface Question {
  /** What is asked, in one line. */
  message: string;
  /** What one has to know to answer. */
  detail: string;
  /** Words on the two buttons. */
  confirm: string;
  cancel: string;
}

/** Asks in a dialog of the system, which no page can answer. True only for `confirm`. */
export type Confirm = (question: Question) => Promise<boolean>;

/** Nothing is asked for this long after a No, in milliseconds, so that nothing can keep asking until somebody gives in. */
export const restAfterNo = 4000;

/** What main asks the artist outside the page: one question at a time, and none for a moment after a No. */
export class Questions {
  readonly #confirm: Confirm;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #open = false;
  #refusedAt: number | undefined;

  constructor(options: { confirm: Confirm; clock: Clock; logger: Logger }) {
    this.#confirm = options.confirm;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Why nothing can be asked at the moment; undefined when it can. */
  get unavailable(): 'open' | 'resting' | undefined {
    if (this.#open) return 'open';
    if (this.#refusedAt === undefined) return undefined;
    // Taken as a distance: a clock that is set back must not make the rest longer.
    return Math.abs(this.#clock.now() - this.#refusedAt) < restAfterNo ? 'resting' : undefined;
  }

  /** Whether the artist has said yes. Undefined, and nothing is shown, while {@link unavailable}. */
  async ask(question: Question): Promise<boolean | undefined> {
    if (this.unavailable !== undefined) return undefined;
    this.#open = true;
    let yes = false;
    try {
      yes = await this.#confirm(question);
    } catch (error) {
      this.#logger.error('A question could not be asked, so the answer is no.', { question: question.message, error });
    } finally {
      this.#open = false;
    }
    this.#refusedAt = yes ? undefined : this.#clock.now();
    this.#logger.info('A question was answered.', { question: question.message, yes });
    return yes;
  }
}
