import { useEffect, useState } from 'react';

/** The time, renewed every `milliseconds`; with undefined it stands still. */
export function useNow(milliseconds: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (milliseconds === undefined) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
    }, milliseconds);
    return () => {
      clearInterval(timer);
    };
  }, [milliseconds]);
  return now;
}
