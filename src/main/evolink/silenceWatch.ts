import type { Clock } from '../../shared/domain/clock.ts';
import type { TransportProblem } from './errors.ts';

/** Longest silence, in milliseconds; a slow download may otherwise take as long as it takes. */
const silenceLimit = 60_000;

/** Ends a download that is silent for too long or that the caller stops. */
export class SilenceWatch {
  readonly #stop = new AbortController();
  readonly #clock: Clock;
  readonly #signal: AbortSignal | undefined;
  #lastSign: number;
  #cancelTimer: () => void = () => {};
  #problem: TransportProblem | undefined;

  constructor(clock: Clock, signal: AbortSignal | undefined) {
    this.#clock = clock;
    this.#signal = signal;
    this.#lastSign = clock.now();
    if (signal?.aborted) this.#abort();
    signal?.addEventListener('abort', this.#abort, { once: true });
    this.#arm(silenceLimit);
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Something came. */
  sign(): void {
    this.#lastSign = this.#clock.now();
  }

  /** What `error` really was: the end this watch made, or an error of the connection. */
  explain(error: unknown): TransportProblem {
    return this.#problem ?? { kind: 'error', error };
  }

  end(): void {
    this.#cancelTimer();
    this.#signal?.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => {
    this.#problem ??= { kind: 'aborted', reason: this.#signal?.reason };
    this.#stop.abort();
  };

  #arm(milliseconds: number): void {
    this.#cancelTimer = this.#clock.after(milliseconds, () => {
      const remaining = this.#lastSign + silenceLimit - this.#clock.now();
      if (remaining > 0) {
        this.#arm(remaining);
        return;
      }
      this.#problem ??= { kind: 'timeout', limit: silenceLimit };
      this.#stop.abort();
    });
  }
}
