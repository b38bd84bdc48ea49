import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

export interface ElementSize {
  /** Of the content, without padding; 0 while it is not drawn. */
  width: number;
  height: number;
}

/** The size of an element, before the browser draws it at another. A hidden element keeps its last size. */
export function useElementSize(element: RefObject<HTMLElement | null>): ElementSize {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const take = (width: number, height: number): void => {
      // Another view lies over a hidden element; its place must be there when it comes back.
      if (width === 0) return;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    const style = getComputedStyle(watched);
    const padding = Number.parseFloat(style.paddingInlineStart) + Number.parseFloat(style.paddingInlineEnd);
    take(watched.clientWidth - padding, watched.clientHeight);
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      flushSync(() => {
        take(entry.contentRect.width, entry.contentRect.height);
      });
    });
    observer.observe(watched);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return size;
}
