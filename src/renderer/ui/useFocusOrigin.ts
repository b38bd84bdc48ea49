import { useState } from 'react';

// A menu is gone when the focus comes back: what counts is the button that opened it, or where the focus was before.
let lastOutsideMenus: Element | null = null;
if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && !target.closest('[role=menu]')) lastOutsideMenus = target;
  });
}

function focusOrigin(): Element | null {
  const element = document.activeElement;
  const menu = element?.closest('[role=menu]');
  if (!menu) return element;
  const opener = menu.getAttribute('aria-labelledby');
  return (opener && document.getElementById(opener)) || lastOutsideMenus;
}

/** Remembers where the focus was when `open` became true; the answer puts it back there, if that is still on the page. */
export function useFocusOrigin(open: boolean): () => void {
  const [origin, setOrigin] = useState<{ open: boolean; element: Element | null }>({ open: false, element: null });
  // While rendering, because an effect would come after something inside has taken the focus.
  if (origin.open !== open) setOrigin({ open, element: open ? focusOrigin() : origin.element });
  return () => {
    if (origin.element instanceof HTMLElement && origin.element.isConnected) origin.element.focus();
  };
}
