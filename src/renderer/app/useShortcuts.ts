import { useEffect } from 'react';
import { commandFor, runCommand } from '../state/index.ts';
import { hasCommandKey } from '../ui/index.ts';

const fields = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]';
/** Things that have the keyboard to themselves while they are open; one that is closing has let go of it. */
const own = ':is([role=dialog], [role=menu], [role=listbox]):not([data-state=closed])';
const modal = '[data-modal]:not([data-state=closed])';

/** Turns keys into commands for the whole window. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // A radio button keeps Return to itself, whatever is held with it; keys with Cmd or Ctrl are the window's.
      const taken = event.defaultPrevented && !event.ctrlKey && !event.metaKey;
      if (taken || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (target?.closest(own) || document.querySelector(modal)) return;
      const command = commandFor(event, hasCommandKey, Boolean(target?.closest(fields)));
      // A key that is held down goes on only where that is wanted.
      if (event.repeat && !command?.startsWith('thumbnails')) return;
      if (command && runCommand(command)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, []);
}
