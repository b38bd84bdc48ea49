import { useEffect } from 'react';
import { commandFor, costsOrDestroys, pressOf, runCommand, type CommandId } from '../state/commands/index.ts';
import { hasCommandKey, undoTyping, watchTyping } from '../ui/index.ts';
import { forgetPress, forgetPresses, rememberPress } from './decidedPress.ts';
import { mayRun, typesInto } from './runAsked.ts';

const elementOf = ({ target }: Event): Element | undefined => (target instanceof Element ? target : undefined);

/** Undo or redo, wherever the focus is. */
function undoOf(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  const command = commandFor(pressOf(event), hasCommandKey, false);
  return command === 'undo' || command === 'redo' ? command : undefined;
}

/** The command a press asks for where the focus is. */
function commandOf(event: KeyboardEvent): CommandId | undefined {
  return commandFor(pressOf(event), hasCommandKey, typesInto(elementOf(event), undoOf(event)));
}

/** Return and the space bar press what has the focus, again and again while they are held: only typing goes on. */
function holdsKey(event: KeyboardEvent): boolean {
  if (!event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return false;
  const target = elementOf(event);
  if (event.ctrlKey || event.metaKey || !typesInto(target, undefined)) return true;
  // In a field of one line Return sends its form.
  return event.key === 'Enter' && !target?.closest('textarea');
}

/** Turns keys into commands for the whole window. */
export function useShortcuts(): void {
  useEffect(() => {
    const hold = (event: KeyboardEvent): void => {
      if (!holdsKey(event)) return;
      rememberPress(event.code, commandOf(event));
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const press = (event: KeyboardEvent): void => {
      // A radio button keeps Return to itself, whatever is held with it; keys with Cmd or Ctrl are the window's.
      const taken = event.defaultPrevented && !event.ctrlKey && !event.metaKey;
      if (taken || event.isComposing) return;
      const undoes = undoOf(event);
      if (undoes && typesInto(elementOf(event), undoes)) {
        event.preventDefault();
        rememberPress(event.code, undoes);
        undoTyping(undoes);
        return;
      }
      const command = commandOf(event);
      rememberPress(event.code, command);
      if (!command) return;
      // A key that is held down goes on only where that is wanted.
      const held = event.repeat && !command.startsWith('thumbnails');
      if (held || !mayRun(command)) {
        if (held && costsOrDestroys.has(command)) event.preventDefault();
      } else if (runCommand(command)) event.preventDefault();
    };
    window.addEventListener('keydown', hold, true);
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', forgetPress, true);
    window.addEventListener('blur', forgetPresses);
    const stopWatching = watchTyping();
    return () => {
      stopWatching();
      window.removeEventListener('keydown', hold, true);
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', forgetPress, true);
      window.removeEventListener('blur', forgetPresses);
    };
  }, []);
}
