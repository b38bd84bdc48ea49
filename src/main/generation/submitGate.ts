import { wait, type Clock } from '../../shared/domain/clock.ts';
import { submitSpacing } from './timing.ts';

/** Lets one submit through at a time, at least 1.5 s apart, and none while the service has asked for a pause. */
export class SubmitGate {
  readonly #clock: Clock;
  #nextAt = 0;
  /** The longest wait that was really asked for; a clock that is set back asks for no more. */
  #longestWait = 0;
  #tail: Promise<void> = Promise.resolve();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Holds every submit back until `time` (milliseconds since 1970). */
  pauseUntil(time: number): void {
    this.#nextAt = Math.max(this.#nextAt, time);
    this.#longestWait = Math.max(this.#longestWait, time - this.#clock.now());
  }

  /** Resolves when it is this caller's turn. A caller that aborts gives its turn to the next. */
  pass(signal: AbortSignal): Promise<void> {
    const turn = this.#takeTurn(this.#tail, signal);
    this.#tail = turn.catch(() => {
      // The abort is told to the caller below; whoever is next in line does not mind.
    });
    return turn;
  }

  async #takeTurn(before: Promise<void>, signal: AbortSignal): Promise<void> {
    await before;
    for (;;) {
      const until = this.#nextAt;
      const delay = Math.min(until - this.#clock.now(), this.#longestWait);
      if (delay <= 0) break;
      await wait(this.#clock, delay, signal);
      if (this.#nextAt === until) break;
    }
    signal.throwIfAborted();
    this.#nextAt = this.#clock.now() + submitSpacing;
    this.#longestWait = submitSpacing;
  }
}
