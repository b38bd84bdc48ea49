import type { MenuItemConstructorOptions } from 'electron';
import type { AppCommand } from '../../shared/bridge/app.ts';
import type { LinkName } from '../../shared/bridge/app.ts';

export interface MenuActions {
  /** Passes a command to the page. */
  command(command: AppCommand): void;
  openLink(name: LinkName): void;
  openLogs(): void;
  openLibrary(folder: string): void;
}

/** The artist's libraries, the one in use first; `inUse` is true of none while the demo is shown. */
export type MenuLibraries = readonly { folder: string; inUse: boolean }[];

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/**
 * The application's menu. On Windows and Linux no bar is drawn (the page has its own title bar), but the
 * shortcuts of its roles work. The page hears its own shortcuts itself: here they are only shown.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  packaged: boolean,
  libraries: MenuLibraries,
  actions: MenuActions,
): Item[] {
  const mac = platform === 'darwin';
  const item = (label: string, command: AppCommand, accelerator?: string): Item => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      actions.command(command);
    },
  });
  const link = (label: string, name: LinkName): Item => ({
    label,
    click: () => {
      actions.openLink(name);
    },
  });
  const settings = item('Settings…', 'openSettings', 'CmdOrCtrl+,');

  const application: Item = {
    label: 'Reverie',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const known = libraries.map(({ folder, inUse }): Item => ({
    // A single ampersand would underline the letter after it.
    label: folder.replaceAll('&', '&&'),
    // No radio items: of a group of those Electron ticks the first where none is, as while the demo is shown.
    type: 'checkbox',
    checked: inUse,
    click: () => {
      actions.openLibrary(folder);
    },
  }));
  const library: Item[] = [
    { label: 'Open Library', submenu: [...known, separator, item('Other…', 'openOtherLibrary')] },
    item('Move Library…', 'moveLibrary'),
    item('Verify Library', 'verifyLibrary'),
    item('Rebuild Index', 'rebuildIndex'),
    item('Show Trash', 'showTrash'),
  ];
  const file: Item = {
    label: 'File',
    submenu: [
      item('Generate', 'generate', 'CmdOrCtrl+Return'),
      item('Add References…', 'addReferences', 'CmdOrCtrl+O'),
      item('Paste Picture as Reference', 'pasteReference', 'CmdOrCtrl+Shift+V'),
      separator,
      item('Export…', 'export', 'CmdOrCtrl+E'),
      separator,
      ...library,
      separator,
      ...(mac ? [{ role: 'close' } satisfies Item] : [settings, separator, { role: 'quit' } satisfies Item]),
    ],
  };
  const edit: Item = {
    label: 'Edit',
    submenu: [
      // The page knows what was done last, and gives a text field its own undo.
      item('Undo', 'undo', 'CmdOrCtrl+Z'),
      item('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      ...(mac ? [{ role: 'pasteAndMatchStyle' } satisfies Item] : []),
      { role: 'delete' },
      { role: 'selectAll' },
    ],
  };
  const view: Item = {
    label: 'View',
    submenu: [
      item('Library', 'showLibrary', 'CmdOrCtrl+1'),
      item('Prompt', 'focusPrompt', 'CmdOrCtrl+L'),
      separator,
      item('Composer', 'toggleComposer', 'CmdOrCtrl+Alt+1'),
      item('Inspector', 'toggleInspector', 'CmdOrCtrl+Alt+3'),
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(packaged ? [] : ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Item[])),
    ],
  };
  const help: Item = {
    role: 'help',
    submenu: [
      item('Keyboard Shortcuts', 'showKeys', 'CmdOrCtrl+/'),
      separator,
      link('EvoLink Manual', 'manual'),
      link('EvoLink Website', 'home'),
      separator,
      {
        label: 'Show Logs',
        click: () => {
          actions.openLogs();
        },
      },
    ],
  };
  return [...(mac ? [application] : []), file, edit, view, { role: 'windowMenu' }, help];
}

/** The menu of a text field or of selected text; empty elsewhere, where the page has menus of its own. */
export function textMenuTemplate(
  params: Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags' | 'dictionarySuggestions'>,
  { replaceWord, command }: { replaceWord: (word: string) => void; command: MenuActions['command'] },
): Item[] {
  const { isEditable, selectionText, editFlags } = params;
  if (!isEditable && selectionText.trim() === '') return [];
  const suggestions: Item[] = params.dictionarySuggestions.map((word) => ({
    label: word,
    click: () => {
      replaceWord(word);
    },
  }));
  const copy: Item = { role: 'copy', enabled: editFlags.canCopy };
  if (!isEditable) return [copy];
  return [
    ...suggestions,
    ...(suggestions.length > 0 ? [separator] : []),
    // The page knows which of the browser's steps were typed in one go.
    { label: 'Undo', enabled: editFlags.canUndo, click: () => command('undo') },
    { label: 'Redo', enabled: editFlags.canRedo, click: () => command('redo') },
    separator,
    { role: 'cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
