import type { Clock } from '../../src/shared/domain/clock.ts';

export interface ScaledClock extends Clock {
  /** Lets it be `milliseconds` later at once. Waits that are under way go on as they were. */
  jump(milliseconds: number): void;
}

/** Real time in which waiting is `factor` times shorter, so that the life of a task passes in milliseconds. */
export function scaledClock(factor: number): ScaledClock {
  let jumped = 0;
  return {
    now: () => Date.now() + jumped,
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
