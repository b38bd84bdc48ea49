import { useEffect } from 'react';
import { commandFor, runCommand } from '../state/index.ts';
import { hasCommandKey } from '../ui/index.ts';

const fields = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]';
/** Things that have the keyboard to themselves while they are open. */
const own = '[role=dialog], [role=menu], [role=listbox]';

/** Turns keys into commands for the whole window. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (target?.closest(own) || document.querySelector('[data-modal]')) return;
      const command = commandFor(event, hasCommandKey, Boolean(target?.closest(fields)));
      if (command && runCommand(command)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, []);
}
