import type { Clock } from '../../src/shared/domain/clock.ts';

export interface ScaledClock extends Clock {
  /** When it began to run fast, in milliseconds since 1970; another process with the same beginning agrees on the time. */
  readonly beginning: number;
  /** Lets it be `milliseconds` later at once. Waits that are under way go on as they were. */
  jump(milliseconds: number): void;
}

const realNow = (): number => performance.timeOrigin + performance.now();

/** Time that runs `factor` times faster from `beginning` on, so that the life of a task passes in milliseconds. */
export function scaledClock(factor: number, beginning = realNow()): ScaledClock {
  let jumped = 0;
  return {
    beginning,
    now: () => Math.round(beginning + (realNow() - beginning) * factor) + jumped,
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds / factor);
      return () => {
        clearTimeout(timer);
      };
    },
    jump(milliseconds) {
      jumped += milliseconds;
    },
  };
}
