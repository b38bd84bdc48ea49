import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { Soon, systemClock, type SoonTimes } from '../../shared/domain/index.ts';

/**
 * How to ask from an effect for `work`: it is done as {@link Soon} says, with what was asked for last, and no more once
 * the component is gone. `times` counts at the first drawing only.
 */
export function useSoon<Wish>(times: SoonTimes, work: (wish: Wish) => void): (wish: Wish) => void {
  const latestWork = useEffectEvent(work);
  const soon = useRef<{ wish?: Wish; timer: Soon }>(undefined);
  const first = useRef(times);
  useEffect(() => {
    const made: { wish?: Wish; timer: Soon } = {
      timer: new Soon(systemClock, first.current, () => {
        latestWork(made.wish as Wish);
      }),
    };
    soon.current = made;
    return () => {
      made.timer.stop();
    };
  }, []);
  return useCallback((wish: Wish) => {
    if (!soon.current) return;
    soon.current.wish = wish;
    soon.current.timer.ask();
  }, []);
}
