import type { BridgeEvents } from '../../shared/bridge/index.ts';
import { costsOrDestroys, runCommand, type CommandId } from '../state/commands/index.ts';
import { isJustPutBack, isJustReplaced } from '../state/undo/index.ts';
import { openLibraryFolder } from '../state/libraryFolders/index.ts';
import { undoTyping } from '../ui/index.ts';
import { wasDecided } from './decidedPress.ts';

const fields = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]';
/** Things that have the keyboard to themselves while they are open. */
const own = ':is([role=dialog], [role=menu], [role=listbox]):not([data-state=closed])';
const modal = '[data-modal]:not([data-state=closed])';

/**
 * Whether keys go to a text field. A prompt whose words were replaced as a whole is as good as none to undo and redo:
 * the references and settings that belong to those words come back with them.
 */
export function typesInto(element: Element | null | undefined, command: 'undo' | 'redo' | undefined): boolean {
  if (!element?.closest(fields)) return false;
  if (command === undefined || !element.closest('[data-prompt]')) return true;
  return command === 'undo' ? !isJustReplaced() : !isJustPutBack();
}

/** Whether a command may run now: not behind a dialog, and what costs or destroys not while anything is open. */
export function mayRun(command: CommandId): boolean {
  if (document.querySelector(modal) || document.activeElement?.closest(own)) return false;
  return !costsOrDestroys.has(command) || document.querySelector(own) === null;
}

/** Does what a menu or the system asks for. */
export function runAsked({ command, folder }: BridgeEvents['app.command']): void {
  if (command === 'openLibrary') {
    if (folder !== undefined && !document.querySelector(modal)) void openLibraryFolder(folder);
    return;
  }
  const undoes = command === 'undo' || command === 'redo';
  if (wasDecided(command)) return;
  if (undoes && typesInto(document.activeElement, command)) undoTyping(command);
  else if (mayRun(command)) runCommand(command);
}
