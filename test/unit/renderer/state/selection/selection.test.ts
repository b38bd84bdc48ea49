import { beforeEach, describe, expect, it } from 'vitest';
import type { PictureId } from '../../../../../src/shared/domain/index.ts';
import { hasSelectionBar, useSelection } from '../../../../../src/renderer/state/selection/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'] as PictureId[];
const id = (name: string): PictureId => name as PictureId;
const state = () => useSelection.getState();
/** What is shown changes from `order` to `after`. */
const shows = (after: string, why: 'edit' | 'filter' = 'filter', narrowed = true): void => {
  const ids = Array.from(after) as PictureId[];
  state().follow({
    before: order,
    placeBefore: (each) => order.indexOf(each),
    after: new Set(ids),
    first: ids[0],
    why,
    narrowed,
  });
};
const goes = (gone: string, shown = 'abcde'): void => {
  const left = order.filter((each) => shown.includes(each) && !gone.includes(each));
  const change = { before: order, placeBefore: (each: PictureId) => order.indexOf(each), first: left[0] };
  state().follow({ ...change, after: new Set(left), why: 'edit', gone: new Set(Array.from(gone) as PictureId[]) });
};
const chosen = (): string => [...state().selected].toSorted().join('');

describe('the selection', () => {
  beforeEach(() => {
    state().clear();
  });

  it('is one picture after a click, which becomes active', () => {
    state().choose(id('a'));
    state().choose(id('b'));
    expect([chosen(), state().active]).toEqual(['b', 'b']);
  });

  it('takes single pictures in and out', () => {
    state().choose(id('a'));
    state().toggle(id('c'));
    state().toggle(id('a'));
    expect(chosen()).toBe('c');
  });

  it.each([
    ['b', 'd', 'bcd'],
    ['d', 'b', 'bcd'],
    ['c', 'c', 'c'],
  ])('goes from %s to %s along the reading order', (from, to, result) => {
    state().choose(id(from));
    state().extendTo(id(to), order);
    expect([chosen(), state().active]).toEqual([result, to]);
  });

  it('turns about its beginning when it is extended again', () => {
    state().choose(id('c'));
    state().extendTo(id('e'), order);
    state().extendTo(id('a'), order);
    expect(chosen()).toBe('abc');
  });

  it('begins anew where its beginning is no longer there', () => {
    state().choose(id('gone'));
    state().extendTo(id('b'), order);
    expect(chosen()).toBe('b');
  });

  it('drops what has gone, and nothing else', () => {
    state().chooseMany(order);
    shows('ab', 'edit');
    expect([chosen(), state().active, state().current]).toEqual(['ab', 'b', 'b']);
  });

  it('keeps what was selected when more is added', () => {
    state().choose(id('a'));
    state().chooseMany([id('d'), id('e')], true);
    expect([chosen(), state().active]).toEqual(['ade', 'e']);
  });

  it('makes the last one that remains the active picture', () => {
    state().chooseMany([id('a'), id('b')]);
    goes('b');
    expect([chosen(), state().active]).toEqual(['a', 'a']);
  });

  it('takes all without going anywhere, and stays at the active one', () => {
    state().chooseAll(order);
    expect([chosen(), state().active]).toEqual(['abcde', undefined]);
    state().choose(id('c'));
    state().chooseAll(order);
    expect([chosen(), state().active]).toEqual(['abcde', 'c']);
  });
});

describe('what words or chips hide of the selection', () => {
  const hidden = (): string => [...state().hidden].toSorted().join('');
  beforeEach(() => {
    state().clear();
    state().chooseMany(order);
    shows('bc');
  });

  it('is told apart, and is back when they are lifted', () => {
    expect([chosen(), hidden()]).toEqual(['bc', 'ade']);
    shows('ad');
    expect([chosen(), hidden()]).toEqual(['ad', 'bce']);
    shows('abcde', 'filter', false);
    expect([chosen(), hidden()]).toEqual(['abcde', '']);
  });

  it('stays when more is selected, and is forgotten when something else is', () => {
    state().toggle(id('b'));
    state().chooseMany([id('b')], true);
    expect([chosen(), hidden()]).toEqual(['bc', 'ade']);
    state().choose(id('c'));
    shows('abcde', 'filter', false);
    expect([chosen(), hidden()]).toEqual(['c', '']);
  });

  it('does not come back once it is gone, or in another place', () => {
    goes('ab', 'bc');
    expect([chosen(), hidden()]).toEqual(['c', 'de']);
    state().forgetHidden();
    shows('abcde', 'filter', false);
    expect(chosen()).toBe('c');
  });

  it('keeps the bar there that tells of it', () => {
    expect(hasSelectionBar(state())).toBe(true);
    shows('');
    expect([chosen(), hasSelectionBar(state())]).toEqual(['', true]);
    state().clear();
    expect(hasSelectionBar(state())).toBe(false);
  });
});
