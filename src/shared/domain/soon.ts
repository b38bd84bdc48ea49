import type { Clock } from './clock.ts';

export interface SoonTimes {
  /** Milliseconds without another reason before the work is done. */
  rest: number;
  /** Milliseconds after the first reason at which it is done all the same. */
  longest: number;
}

/**
 * Work that several reasons ask for and that is done once for all of them: a moment after the last one, but never
 * later than `longest` after the first. Reasons that never stop coming put it off, but not for ever.
 */
export class Soon {
  readonly #clock: Clock;
  readonly #times: SoonTimes;
  readonly #work: () => void;
  #firstAsked: number | undefined;
  #cancel = (): void => {};

  constructor(clock: Clock, times: SoonTimes, work: () => void) {
    this.#clock = clock;
    this.#times = times;
    this.#work = work;
  }

  /** Whether the work has been asked for and is still to be done. */
  get waits(): boolean {
    return this.#firstAsked !== undefined;
  }

  ask(): void {
    const now = this.#clock.now();
    // A clock that was set back since begins the wait anew.
    if (this.#firstAsked === undefined || this.#firstAsked > now) this.#firstAsked = now;
    const left = this.#firstAsked + this.#times.longest - now;
    this.#cancel();
    this.#cancel = this.#clock.after(Math.max(0, Math.min(this.#times.rest, left)), () => {
      this.now();
    });
  }

  /** Does the work at once if it waits to be done. */
  now(): void {
    if (!this.waits) return;
    this.stop();
    this.#work();
  }

  /** Forgets what was asked for. */
  stop(): void {
    this.#cancel();
    this.#firstAsked = undefined;
  }
}
