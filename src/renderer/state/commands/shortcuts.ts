import type { CommandId } from './commands.ts';
import { writePress, type KeyPress } from './pressedKeys.ts';

export type ShortcutGroup = 'anywhere' | 'compose' | 'pictures';

export interface Shortcut {
  /** What it does; keys that a control handles itself are listed under a name of their own. */
  command:
    | CommandId
    | 'reorderReference'
    | 'orderByHand'
    | 'pointAtReference'
    | 'openReference'
    | 'move'
    | 'extend'
    | 'open'
    | 'fit';
  /** `Mod` is Cmd on macOS and Ctrl elsewhere; the first is the one shown. */
  keys: readonly string[];
  group: ShortcutGroup;
  /** Handled by the control in focus; in the table to be shown. */
  local?: true;
}

/** Every key there is: one key, one meaning everywhere. */
export const shortcuts: readonly Shortcut[] = [
  { command: 'openSettings', keys: ['Mod+,'], group: 'anywhere' },
  { command: 'showKeys', keys: ['?', 'Mod+/'], group: 'anywhere' },
  { command: 'search', keys: ['Mod+F', '/'], group: 'anywhere' },
  { command: 'showAll', keys: ['Mod+1'], group: 'anywhere' },
  { command: 'showPicks', keys: ['Mod+2'], group: 'anywhere' },
  { command: 'showRejected', keys: ['Mod+3'], group: 'anywhere' },
  { command: 'toggleComposer', keys: ['Mod+Alt+1'], group: 'anywhere' },
  { command: 'toggleSidebar', keys: ['Mod+Alt+2'], group: 'anywhere' },
  { command: 'toggleInspector', keys: ['I', 'Mod+Alt+3'], group: 'anywhere' },
  { command: 'undo', keys: ['Mod+Z'], group: 'anywhere' },
  { command: 'redo', keys: ['Mod+Shift+Z', 'Mod+Y'], group: 'anywhere' },
  { command: 'nextRegion', keys: ['F6'], group: 'anywhere' },
  { command: 'previousRegion', keys: ['Shift+F6'], group: 'anywhere' },
  { command: 'close', keys: ['Escape'], group: 'anywhere' },
  { command: 'generate', keys: ['Mod+Enter'], group: 'compose' },
  { command: 'showSending', keys: ['Mod+Shift+Enter'], group: 'compose' },
  { command: 'focusPrompt', keys: ['Mod+L'], group: 'compose' },
  { command: 'addReferences', keys: ['Mod+O'], group: 'compose' },
  { command: 'pasteReference', keys: ['Mod+Shift+V'], group: 'compose' },
  { command: 'reorderReference', keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'], group: 'compose', local: true },
  { command: 'pointAtReference', keys: ['@'], group: 'compose', local: true },
  { command: 'openReference', keys: ['Space'], group: 'compose', local: true },
  { command: 'move', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], group: 'pictures', local: true },
  { command: 'extend', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'], group: 'pictures', local: true },
  { command: 'open', keys: ['Enter', 'Space'], group: 'pictures', local: true },
  { command: 'fit', keys: ['Space'], group: 'pictures', local: true },
  { command: 'selectAll', keys: ['Mod+A'], group: 'pictures' },
  { command: 'invertSelection', keys: ['Mod+Shift+I'], group: 'pictures' },
  { command: 'rate1', keys: ['1'], group: 'pictures' },
  { command: 'rate2', keys: ['2'], group: 'pictures' },
  { command: 'rate3', keys: ['3'], group: 'pictures' },
  { command: 'rate4', keys: ['4'], group: 'pictures' },
  { command: 'rate5', keys: ['5'], group: 'pictures' },
  { command: 'rate0', keys: ['0'], group: 'pictures' },
  { command: 'labelRed', keys: ['6'], group: 'pictures' },
  { command: 'labelYellow', keys: ['7'], group: 'pictures' },
  { command: 'labelGreen', keys: ['8'], group: 'pictures' },
  { command: 'labelBlue', keys: ['9'], group: 'pictures' },
  { command: 'pick', keys: ['P'], group: 'pictures' },
  { command: 'reject', keys: ['X'], group: 'pictures' },
  { command: 'removeFlag', keys: ['U'], group: 'pictures' },
  { command: 'collect', keys: ['L'], group: 'pictures' },
  { command: 'tag', keys: ['T'], group: 'pictures' },
  { command: 'moveToTrash', keys: ['Delete', 'Backspace'], group: 'pictures' },
  { command: 'removeFromCollection', keys: ['Shift+Delete', 'Shift+Backspace'], group: 'pictures' },
  { command: 'orderByHand', keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'], group: 'pictures', local: true },
  { command: 'toggleMarks', keys: ['J'], group: 'pictures' },
  { command: 'useAsReference', keys: ['R'], group: 'pictures' },
  { command: 'useAllReferences', keys: ['Shift+R'], group: 'pictures' },
  { command: 'reuse', keys: ['Mod+Shift+R'], group: 'pictures' },
  { command: 'copyImage', keys: ['Mod+C'], group: 'pictures' },
  { command: 'export', keys: ['Mod+E'], group: 'pictures' },
  { command: 'thumbnailsLarger', keys: ['+'], group: 'pictures' },
  { command: 'thumbnailsSmaller', keys: ['-'], group: 'pictures' },
  { command: 'changeSurround', keys: ['B'], group: 'pictures' },
  { command: 'fullScreen', keys: ['F'], group: 'pictures' },
];

/** Keys that mean something to text and so are left to a text field, besides every key without Mod. */
const textKeys = new Set(['Mod+A', 'Mod+C', 'Mod+Z', 'Mod+Shift+Z', 'Mod+Y']);

/** Characters that are keys of shortcuts: where a keyboard types one of them, it is meant. */
const characters: ReadonlySet<string> = new Set(
  shortcuts.flatMap(({ keys }) => keys.map(lastKey)).filter((key) => key.length === 1 && !/[A-Z0-9]/.test(key)),
);

/** The key of `Mod+Shift+V` without its modifiers; a plus that is a key itself has nothing after it. */
function lastKey(keys: string): string {
  return keys.split(/\+(?=.)/).at(-1)!;
}

/** The keys of a press in the table's writing, as `Mod+Shift+V`; undefined with a modifier no shortcut has. */
export function pressedKeys(press: KeyPress, mac: boolean): string | undefined {
  return writePress(press, mac, characters);
}

/** The command a press stands for. `inField`: the focus is where text is typed. */
export function commandFor(press: KeyPress, mac: boolean, inField: boolean): CommandId | undefined {
  const keys = pressedKeys(press, mac);
  if (keys === undefined) return undefined;
  const typing = !/^(?:Mod\+|F\d|Shift\+F\d|Escape)/.test(keys) || textKeys.has(keys);
  if (inField && typing) return undefined;
  const found = shortcuts.find((shortcut) => !shortcut.local && shortcut.keys.includes(keys));
  return found?.command as CommandId | undefined;
}

/** The keys to show beside an action, as `Mod+E`. */
export function keysFor(command: Shortcut['command']): string | undefined {
  return shortcuts.find((shortcut) => shortcut.command === command)?.keys[0];
}
