import { describe, expect, it } from 'vitest';
import { writeKeys } from '../../../../src/renderer/ui/keys.ts';
import { stepNumber } from '../../../../src/renderer/ui/numbers.ts';
import {
  mostToasts,
  showToast,
  toastDuration,
  useToasts,
  withToast,
  type Toast,
} from '../../../../src/renderer/ui/toastStore.ts';

describe('keys as they are shown', () => {
  it.each([
    ['Mod+Enter', true, '⌘ Return'],
    ['Mod+Shift+V', true, '⌘ ⇧ V'],
    ['Mod+Enter', false, 'Ctrl Return'],
    ['Alt+ArrowLeft', false, 'Alt ←'],
    ['+', false, '+'],
    ['Mod++', false, 'Ctrl +'],
    ['Mod+,', false, 'Ctrl ,'],
  ])('%s (Mac: %s) is %s', (keys, mac, shown) => {
    expect(writeKeys(keys, mac)).toBe(shown);
  });
});

describe('a number field', () => {
  it.each([
    [5, 1, false, 6],
    [5, -1, true, 1],
    [95, 1, true, 100],
    [1, -1, false, 1],
  ] as const)('goes from %d by %d (far: %s) to %d', (value, direction, far, result) => {
    expect(stepNumber(value, direction, far, { minimum: 1, maximum: 100 })).toBe(result);
  });
});

describe('toasts', () => {
  it('that are told anew begin anew, those that report progress go on', () => {
    const showingOf = (id: string) => useToasts.getState().toasts.find((each) => each.id === id)?.showing;
    showToast({ text: '1 of 3', progress: 0.3 }, 'export');
    const first = showingOf('export');
    showToast({ text: '2 of 3', progress: 0.6 }, 'export');
    expect(showingOf('export')).toBe(first);
    showToast({ text: 'Done' }, 'export');
    const done = showingOf('export');
    expect(done).not.toBe(first);
    showToast({ text: 'Done again' }, 'export');
    expect(showingOf('export')).not.toBe(done);
  });

  const toast = (id: string): Toast => ({ id, text: id, showing: 1 });

  it('are at most three: the oldest gives way', () => {
    const shown = ['a', 'b', 'c', 'd'].reduce<Toast[]>((all, id) => withToast(all, toast(id)), []);
    expect(shown).toHaveLength(mostToasts);
    expect(shown.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  });

  it('says nothing twice: the same words take the place of those that are shown', () => {
    const refused: Toast = { id: 'x', text: 'The disk is full.', icon: 'problem', showing: 1 };
    const again: Toast = { ...refused, id: 'y', showing: 2 };
    expect(withToast([refused, toast('b')], again)).toEqual([again, toast('b')]);
    expect(withToast([{ ...refused, progress: 0.5 }], again)).toHaveLength(2);
  });

  it('are renewed in their place', () => {
    const shown = withToast([toast('a'), toast('b')], { id: 'a', text: 'new', showing: 2 });
    expect(shown.map(({ text }) => text)).toEqual(['new', 'b']);
  });

  it.each([
    [{ text: 'x' }, 6000],
    [{ text: 'x', action: { label: 'Show', run: () => {} } }, 6000],
    [{ text: 'x', action: { label: 'Undo', undo: true, run: () => {} } }, 10_000],
    [{ text: 'x', progress: 0.4 }, Number.POSITIVE_INFINITY],
    [{ text: 'x', stays: true }, Number.POSITIVE_INFINITY],
  ])('%o stays %d ms', (content, duration) => {
    expect(toastDuration(content)).toBe(duration);
  });
});
