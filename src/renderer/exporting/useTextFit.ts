import { useEffect, useRef, useState, type RefObject } from 'react';

/** Characters at the end of each line may not fill it. */
const slack = 12;

/**
 * Answers a question: does a text fit into so many lines of a width (pixels), in the font of `element`, where lines
 * may break anywhere? It is another function once the font is known or has changed.
 */
export function useTextFit(
  element: RefObject<HTMLElement | null>,
  lines: number,
): (text: string, width: number) => boolean {
  const context = useRef<CanvasRenderingContext2D>(null);
  const [font, setFont] = useState('');
  useEffect(() => {
    let gone = false;
    const read = (): void => {
      if (gone || !element.current) return;
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(element.current);
      setFont(`${fontWeight} ${fontSize} ${fontFamily}`);
    };
    read();
    void document.fonts.ready.then(read);
    return () => {
      gone = true;
    };
  }, [element]);
  return (text, width) => {
    if (font === '') return true;
    context.current ??= document.createElement('canvas').getContext('2d');
    if (!context.current) return true;
    context.current.font = font;
    return context.current.measureText(text).width <= lines * (width - slack);
  };
}
