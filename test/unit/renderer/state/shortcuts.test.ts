import { describe, expect, it } from 'vitest';
import { commandIds } from '../../../../src/renderer/state/commands.ts';
import {
  commandFor,
  keysFor,
  pressedKeys,
  shortcuts,
  type KeyPress,
} from '../../../../src/renderer/state/shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const control = { ctrlKey: true };
const command = { metaKey: true };

describe('the table of keys', () => {
  it('gives each key one meaning', () => {
    const keys = shortcuts.filter((shortcut) => !shortcut.local).flatMap((shortcut) => shortcut.keys);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  it('names only commands that exist', () => {
    const known = new Set<string>(commandIds);
    for (const shortcut of shortcuts) if (!shortcut.local) expect(known).toContain(shortcut.command);
  });

  it('gives the first keys to show', () => {
    expect(keysFor('generate')).toBe('Mod+Enter');
    expect(keysFor('showLibrary')).toBeUndefined();
  });
});

describe('letters and figures in the grid', () => {
  it.each([
    ['6', 'labelRed'],
    ['7', 'labelYellow'],
    ['8', 'labelGreen'],
    ['9', 'labelBlue'],
    ['/', 'search'],
    ['c', undefined],
    ['m', undefined],
    ['n', undefined],
  ])('%s is %s', (key, meaning) => {
    expect(commandFor(press(key), false, false)).toBe(meaning);
  });
});

describe('keys', () => {
  it.each([
    [press('Enter', control), false, 'Mod+Enter'],
    [press('Enter', command), true, 'Mod+Enter'],
    [press('V', { ...control, shiftKey: true }), false, 'Mod+Shift+V'],
    [press('?', { shiftKey: true }), false, '?'],
    [press('+', { shiftKey: true }), false, '+'],
    [press('=', {}), false, '+'],
    [press('л', { code: 'KeyK', ...control }), false, 'Mod+K'],
    [press('¡', { code: 'Digit1', ...command, altKey: true }), true, 'Mod+Alt+1'],
    [press('e', command), false, undefined],
    [press('e', control), true, undefined],
    [press('F6', { shiftKey: true }), false, 'Shift+F6'],
  ])('%o (Mac: %s) is written %s', (key, mac, written) => {
    expect(pressedKeys(key, mac)).toBe(written);
  });

  it.each([
    [press('r'), false, 'useAsReference'],
    [press('r'), true, undefined],
    [press('R', { ...control, shiftKey: true }), false, 'recall'],
    [press('Enter', control), true, 'generate'],
    [press('l', control), true, 'focusPrompt'],
    [press('a', control), true, undefined],
    [press('a', control), false, 'selectAll'],
    [press('c', control), true, undefined],
    [press('F6'), true, 'nextRegion'],
    [press('Escape'), true, 'close'],
    [press('?', { shiftKey: true }), true, undefined],
    [press('ArrowLeft'), false, undefined],
    [press('q', control), false, undefined],
  ])('%o (in a text field: %s) asks for %s', (key, inField, wanted) => {
    expect(commandFor(key, false, inField)).toBe(wanted);
  });
});
