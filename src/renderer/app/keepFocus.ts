import { runCommand } from '../state/commands/index.ts';
import { focusRegion } from './regions.ts';

/** Panels that the artist works in; the focus goes back to them from what lies over the library. */
const panels = new Set(['composer', 'places', 'library', 'inspector']);

/** Whether it can have the focus: on the page, in sight, and neither off nor under another view. */
function canFocus(element: HTMLElement | undefined): element is HTMLElement {
  if (!element?.isConnected || element.closest('[inert]') || !element.checkVisibility()) return false;
  return !element.matches(':disabled');
}

const focusOn = (element: HTMLElement | null | undefined): boolean => {
  element?.focus();
  return element !== undefined && element !== null && element === document.activeElement;
};

/** The pictures, else the words that stand in their place, else the prompt if it is on the page. */
function focusWork(): boolean {
  if (runCommand('focusPictures')) return true;
  if (focusOn(document.querySelector<HTMLElement>('[data-nothing]'))) return true;
  return focusPrompt();
}
function focusPrompt(): boolean {
  const composer = document.querySelector<HTMLElement>('[data-region=composer]');
  return canFocus(composer ?? undefined) && runCommand('focusPrompt');
}

function focusAnything(): boolean {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].some(
    (region) => canFocus(region) && focusRegion(region),
  );
}

/**
 * Sees to it that the keyboard is never nowhere. When what has the focus leaves the page, is switched off or covered,
 * the browser gives the focus to the body, and keys go to nothing: it goes on in the same part of the window, or where
 * the artist worked before. Whoever takes the focus by itself meanwhile keeps it. The answer ends it.
 */
export function keepFocus(): () => void {
  let last: HTMLElement | undefined;
  let region: HTMLElement | undefined;
  let lastWork: HTMLElement | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    region = target.closest<HTMLElement>('[data-region]') ?? undefined;
    if (region && panels.has(region.dataset['region'] ?? '')) lastWork = target;
  };
  const goOn = (): void => {
    const here = canFocus(region) ? region : undefined;
    const name = here?.dataset['region'] ?? '';
    const inPanel = panels.has(name);
    if (name === 'composer' && focusPrompt()) return;
    if ((name === 'library' || name === 'inspector') && focusWork()) return;
    if (here && (!inPanel || name === 'places') && focusRegion(here)) return;
    const wasAtPicture = lastWork?.closest('[role=grid]') !== null;
    if (!wasAtPicture && canFocus(lastWork) && focusOn(lastWork)) return;
    if (!focusWork()) focusAnything();
  };
  /** The artist may have clicked beside everything; what had the focus is still there then. */
  const isLost = (): boolean => {
    const nowhere = document.activeElement === document.body || document.activeElement === null;
    return nowhere && last !== undefined && !canFocus(last) && !document.querySelector('[data-modal], [role=menu]');
  };
  const look = (): void => {
    waiting = undefined;
    if (!isLost()) return;
    // This look may have been waiting since before the focus went. Those who bring it back themselves, as dialogs do a
    // task after they have closed, come first.
    waiting = setTimeout(() => {
      waiting = undefined;
      if (isLost()) goOn();
    });
  };
  const observer = new MutationObserver(() => {
    waiting ??= setTimeout(look);
  });
  document.addEventListener('focusin', remember);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['inert', 'disabled'],
  });
  return () => {
    clearTimeout(waiting);
    observer.disconnect();
    document.removeEventListener('focusin', remember);
  };
}
