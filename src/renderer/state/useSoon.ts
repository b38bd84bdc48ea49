import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { Soon, systemClock, type SoonTimes } from '../../shared/domain/index.ts';

/**
 * How to ask for `work` from an effect: it is done as {@link Soon} says, with what is known when its time comes, and
 * no more once the component is gone. `times` counts at the first drawing only.
 */
export function useSoon(times: SoonTimes, work: () => void): () => void {
  const latest = useEffectEvent(work);
  const soon = useRef<Soon>(undefined);
  const first = useRef(times);
  useEffect(() => {
    const made = new Soon(systemClock, first.current, () => {
      latest();
    });
    soon.current = made;
    return () => {
      made.stop();
    };
  }, []);
  return useCallback(() => soon.current?.ask(), []);
}
