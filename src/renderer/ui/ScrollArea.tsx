import { useCallback, useState, type ComponentProps, type Ref } from 'react';
import { classNames } from './classNames.ts';
import styles from './ScrollArea.module.css';

type ScrollAreaProps = Omit<ComponentProps<'div'>, 'ref'> & {
  as?: 'div' | 'ul' | 'nav' | 'aside';
  ref?: Ref<HTMLDivElement>;
};

const focusable =
  'a[href], button, input, textarea, select, summary, [contenteditable], [tabindex]:not([tabindex^="-"])';

/**
 * Whatever is longer than its place. Its end can always be reached by keyboard: while it has more than it shows and nothing in
 * it takes the focus, it takes the focus itself, and the browser scrolls it with arrows, Page keys, Home and End.
 */
export function ScrollArea({ as = 'div', ref, className, ...rest }: ScrollAreaProps) {
  const [needsFocus, setNeedsFocus] = useState(false);
  const watch = useCallback((area: HTMLDivElement) => watchArea(area, setNeedsFocus), []);
  const both = useCallback(
    (area: HTMLDivElement) => {
      const stop = watch(area);
      const give = typeof ref === 'function' ? ref(area) : undefined;
      if (ref && typeof ref !== 'function') ref.current = area;
      return () => {
        stop();
        if (typeof give === 'function') give();
        else if (typeof ref === 'function') ref(null);
        else if (ref) ref.current = null;
      };
    },
    [watch, ref],
  );
  // Which element it is changes nothing that the types of its attributes could say.
  const Element = as as 'div';
  return (
    <Element
      tabIndex={needsFocus ? 0 : undefined}
      {...rest}
      ref={both}
      className={classNames(styles.area, className)}
    />
  );
}

function watchArea(area: HTMLElement, tell: (needsFocus: boolean) => void): () => void {
  const look = (): void => {
    const more = area.scrollHeight > area.clientHeight + 1 || area.scrollWidth > area.clientWidth + 1;
    tell(more && !area.querySelector(focusable));
  };
  const sizes = new ResizeObserver(look);
  const observe = (): void => {
    sizes.disconnect();
    sizes.observe(area);
    for (const child of area.children) sizes.observe(child);
  };
  const contents = new MutationObserver(() => {
    observe();
    look();
  });
  contents.observe(area, { childList: true, subtree: true, characterData: true });
  observe();
  look();
  return () => {
    sizes.disconnect();
    contents.disconnect();
  };
}
