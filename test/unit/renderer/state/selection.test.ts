import { beforeEach, describe, expect, it } from 'vitest';
import type { PictureId } from '../../../../src/shared/domain/index.ts';
import { useSelection } from '../../../../src/renderer/state/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'] as PictureId[];
const id = (name: string): PictureId => name as PictureId;
const state = () => useSelection.getState();
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
    state().keepOnly(new Set([id('a'), id('b')]));
    expect([chosen(), state().active]).toEqual(['ab', undefined]);
  });

  it('keeps what was selected when more is added', () => {
    state().choose(id('a'));
    state().chooseMany([id('d'), id('e')], true);
    expect([chosen(), state().active]).toEqual(['ade', 'e']);
  });
});
