import { describe, expect, it } from 'vitest';
import { commandIds } from '../../../../../src/renderer/state/commands/commands.ts';
import type { KeyPress } from '../../../../../src/renderer/state/commands/pressedKeys.ts';
import { altGraphPresses, keyboards, pressesFor } from './keyboards.ts';
import { commandFor, keysFor, pressedKeys, shortcuts } from '../../../../../src/renderer/state/commands/shortcuts.ts';

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
    [press('R', { ...control, shiftKey: true }), false, 'reuse'],
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

describe.each(Object.entries(keyboards))('on a keyboard that is %s', (name, keyboard) => {
  const all = shortcuts.flatMap(({ command, keys, local }) => keys.map((each) => ({ command, keys: each, local })));

  it.each(all)('$keys asks for $command', ({ command, keys, local }) => {
    for (const mac of [false, true]) {
      const presses = pressesFor(keyboard, keys, mac);
      // A Russian keyboard types no @: a click on a reference writes its name.
      if (name === 'Russian' && keys === '@') continue;
      expect(presses.length, `nobody can press ${keys} here`).toBeGreaterThan(0);
      for (const each of presses) {
        if (local) expect(pressedKeys(each, mac), JSON.stringify(each)).toBe(keys);
        else expect(commandFor(each, mac, false), JSON.stringify(each)).toBe(command);
      }
    }
  });

  it('leaves characters that AltGr types alone, but for those that are keys themselves', () => {
    for (const each of altGraphPresses(keyboard)) {
      const keys = pressedKeys(each, false);
      expect(keys, JSON.stringify(each)).toBe(each.key);
      const own = shortcuts.find((shortcut) => !shortcut.local && shortcut.keys.includes(each.key));
      expect(commandFor(each, false, false)).toBe(own?.command);
    }
  });
});

it('has larger and smaller beside the digits where - shares its key with a digit', () => {
  expect(pressedKeys(press('-', { code: 'Digit6' }), false)).toBe('6');
  expect(pressedKeys(press(')', { code: 'Minus' }), false)).toBe('-');
  expect(pressedKeys(press('=', { code: 'Equal' }), false)).toBe('+');
  expect(pressedKeys(press('Dead', { code: 'Equal' }), false)).toBe('+');
});

it('digits with Shift mean what they type: only rows that type digits so rate', () => {
  expect(commandFor(press('!', { code: 'Digit1', shiftKey: true }), false, false)).toBeUndefined();
  expect(commandFor(press('/', { code: 'Digit7', shiftKey: true }), false, false)).toBe('search');
  expect(commandFor(press('Dead', { code: 'Digit6', shiftKey: true }), false, false)).toBeUndefined();
  expect(commandFor(press('End', { code: 'Numpad1' }), false, false)).toBeUndefined();
});
