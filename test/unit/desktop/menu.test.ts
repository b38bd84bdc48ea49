import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate, textMenuTemplate } from '../../../src/main/desktop/menu.ts';

type Item = MenuItemConstructorOptions;

const libraries = [
  { folder: '/pictures/Tom & Jerry', inUse: true },
  { folder: '/disk/archive', inUse: false },
];

function setUp(platform: NodeJS.Platform, packaged = true): { items: Item[]; asked: string[] } {
  const asked: string[] = [];
  const template = menuTemplate(platform, packaged, libraries, {
    command: (command) => asked.push(command),
    openLink: (name) => asked.push(name),
    openLogs: () => asked.push('logs'),
    openLibrary: (folder) => asked.push(folder),
  });
  const flatten = (items: Item[]): Item[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
  return { items: flatten(template), asked };
}

function click(items: Item[], label: string): void {
  const item = items.find((each) => each.label === label);
  (item?.click as (() => void) | undefined)?.();
}

describe('the menu', () => {
  it('passes its commands to the page and its links to the browser', () => {
    const { items, asked } = setUp('linux');
    for (const label of ['Generate', 'Settings…', 'Export…', 'Undo', 'Redo', 'EvoLink Manual', 'Show Logs'])
      click(items, label);
    expect(asked).toStrictEqual(['generate', 'openSettings', 'export', 'undo', 'redo', 'manual', 'logs']);
  });

  it('lists the libraries, ticks the one in use, and opens another', () => {
    const { items, asked } = setUp('linux');
    const known = items.filter(({ type }) => type === 'checkbox');
    expect(known.map(({ label, checked }) => ({ label, checked }))).toStrictEqual([
      { label: '/pictures/Tom && Jerry', checked: true },
      { label: '/disk/archive', checked: false },
    ]);
    for (const label of ['/disk/archive', 'Other…', 'Move Library…', 'Verify Library', 'Rebuild Index', 'Show Trash']) {
      click(items, label);
    }
    expect(asked).toStrictEqual([
      '/disk/archive',
      'openOtherLibrary',
      'moveLibrary',
      'verifyLibrary',
      'rebuildIndex',
      'showTrash',
    ]);
  });

  it('shows the page’s shortcuts without taking them from it', () => {
    const { items } = setUp('win32');
    const own = items.filter((item) => item.accelerator !== undefined);
    expect(own.length).toBeGreaterThan(8);
    expect(own.every((item) => item.registerAccelerator === false)).toBe(true);
    expect(new Set(own.map((item) => item.accelerator)).size).toBe(own.length);
  });

  it.each<[NodeJS.Platform, string[]]>([
    [
      'darwin',
      ['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit', 'close', 'copy', 'paste', 'windowMenu', 'help'],
    ],
    ['win32', ['quit', 'copy', 'paste', 'windowMenu', 'help']],
    ['linux', ['quit', 'copy', 'paste', 'windowMenu', 'help']],
  ])('has the roles a program on %s has', (platform, roles) => {
    const found = setUp(platform).items.flatMap(({ role }) => (role === undefined ? [] : [role]));
    expect(found).toStrictEqual(expect.arrayContaining(roles));
    expect(found.filter((role) => role === 'quit')).toHaveLength(1);
  });

  it('has the developer’s items in a checkout only', () => {
    const roles = (packaged: boolean): (string | undefined)[] => setUp('linux', packaged).items.map(({ role }) => role);
    expect(roles(false)).toContain('toggleDevTools');
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
  });
});

describe('the menu of a text field', () => {
  const idle = { replaceWord: () => {}, command: () => {} };
  const flags = {
    canCut: true,
    canCopy: true,
    canPaste: false,
    canUndo: true,
    canRedo: false,
    canSelectAll: true,
    canDelete: true,
    canEditRichly: false,
  };
  const params = (more: object): Parameters<typeof textMenuTemplate>[0] => ({
    isEditable: false,
    selectionText: '',
    editFlags: flags,
    dictionarySuggestions: [],
    ...more,
  });

  it('is not there where the page has its own', () => {
    expect(textMenuTemplate(params({}), idle)).toStrictEqual([]);
  });

  it('copies selected text', () => {
    expect(textMenuTemplate(params({ selectionText: 'x' }), idle).map(({ role }) => role)).toStrictEqual(['copy']);
  });

  it('edits, as far as that is possible now, and offers spellings first', () => {
    const chosen: string[] = [];
    const items = textMenuTemplate(params({ isEditable: true, dictionarySuggestions: ['vase'] }), {
      replaceWord: (word) => chosen.push(word),
      command: (command) => chosen.push(command),
    });
    for (const label of ['vase', 'Undo', 'Redo']) click(items, label);
    expect(chosen).toStrictEqual(['vase', 'undo', 'redo']);
    expect(items.find(({ role }) => role === 'paste')?.enabled).toBe(false);
    expect(items.find(({ role }) => role === 'cut')?.enabled).toBe(true);
  });
});
