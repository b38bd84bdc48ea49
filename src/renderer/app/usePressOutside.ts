import { useEffect, useEffectEvent } from 'react';

/** What belongs to every panel: the bar above, and what any part of the window has opened. */
const always = 'header, [role=menu], [role=dialog], [role=listbox], [popover]';

/** Calls `close` for a press that is not in what `inside` selects, while the panel lies over the library. */
export function usePressOutside(lies: boolean, inside: string, close: () => void): void {
  const closeNow = useEffectEvent(close);
  useEffect(() => {
    if (!lies) return undefined;
    const press = (event: PointerEvent): void => {
      const target = event.target instanceof Element ? event.target : undefined;
      if (!target?.closest(`${inside}, ${always}`)) closeNow();
    };
    document.addEventListener('pointerdown', press);
    return () => {
      document.removeEventListener('pointerdown', press);
    };
  }, [lies, inside]);
}
