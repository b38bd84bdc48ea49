import type { Clock } from '../../src/shared/domain/clock.ts';

/** Real time in which waiting is `factor` times shorter: whole lives of tasks pass in milliseconds. */
export function scaledClock(factor: number): Clock {
  return {
    now: () => Date.now(),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds / factor);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
