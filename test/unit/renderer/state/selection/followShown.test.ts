import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PictureId } from '../../../../../src/shared/domain/index.ts';
import {
  followShown,
  successorOf,
  type PictureSelection,
  type ShownChange,
} from '../../../../../src/renderer/state/selection/followShown.ts';

const ids = (letters: string): PictureId[] => Array.from(letters) as PictureId[];
const set = (letters: string): Set<PictureId> => new Set(ids(letters));
const at = (letter: string): PictureId | undefined => ids(letter)[0];

interface Start {
  selected: string;
  current?: string;
  hidden?: string;
  cameFrom?: string;
}
const selectionOf = ({
  selected,
  current = selected.at(-1) ?? '',
  hidden = '',
  cameFrom = '',
}: Start): PictureSelection => ({
  active: selected.includes(current) ? at(current) : undefined,
  current: at(current),
  selected: set(selected),
  anchor: at(current),
  hidden: set(hidden),
  cameFrom: at(cameFrom),
});
interface Change {
  before?: string;
  after: string;
  why?: ShownChange['why'];
  narrowed?: boolean;
  gone?: string;
}
const after = (
  selection: PictureSelection,
  { before = 'abcdef', after: shown, why = 'edit', narrowed, gone }: Change,
): PictureSelection =>
  followShown(selection, {
    before: ids(before),
    placeBefore: (id) => (before.includes(id) ? before.indexOf(id) : undefined),
    after: set(shown),
    first: at(shown),
    why,
    ...(narrowed === undefined ? {} : { narrowed }),
    ...(gone === undefined ? {} : { gone: set(gone) }),
  });
const written = ({ selected, active, current, hidden, cameFrom }: PictureSelection) => ({
  selected: [...selected].toSorted().join(''),
  active: active ?? '',
  current: current ?? '',
  hidden: [...hidden].toSorted().join(''),
  cameFrom: cameFrom ?? '',
});

describe('who comes after a picture that leaves', () => {
  it.each([
    ['abcdef', 2, 'abdef', 'd'],
    ['abcdef', 2, 'abf', 'f'],
    ['abcdef', 2, 'ab', 'b'],
    ['abcdef', 5, 'a', 'a'],
    ['abcdef', 0, 'ef', 'e'],
    ['abcdef', 0, '', undefined],
    ['abcdef', 3, 'xyz', undefined],
  ])('of %s at %i with %s left it is %s', (order, place, left, next) => {
    expect(successorOf(ids(order), place, set(left))).toBe(next);
  });
});

const one = (letter: string) => ({ selected: letter, active: letter, current: letter, hidden: '', cameFrom: '' });

describe('the selection after an edit', () => {
  it.each([
    ['one is deleted', { selected: 'c' }, { after: 'abdef', gone: 'c' }, one('d')],
    ['the last one is deleted', { selected: 'f' }, { after: 'abcde', gone: 'f' }, one('e')],
    ['several are deleted', { selected: 'bcd' }, { after: 'aef', gone: 'bcd' }, one('e')],
    [
      'several are deleted and the keyboard is at their beginning',
      { selected: 'dcb' },
      { after: 'aef', gone: 'bcd' },
      one('e'),
    ],
    [
      'some of several are deleted',
      { selected: 'bcd' },
      { after: 'abdef', gone: 'c' },
      { ...one('d'), selected: 'bd' },
    ],
    ['only one of several is kept', { selected: 'bcd' }, { after: 'abef', gone: 'cd' }, one('b')],
    ['all are deleted', { selected: 'c' }, { after: '', gone: 'abcdef' }, { ...one(''), selected: '' }],
    ['others come and go', { selected: 'c' }, { after: 'xycef', gone: 'abd' }, one('c')],
    [
      'nothing was selected',
      { selected: '', current: 'c' },
      { after: 'abdef', gone: 'c' },
      { ...one(''), current: 'd' },
    ],
    ['keys went beside the selection', { selected: 'a', current: 'd' }, { after: 'bcdef', gone: 'a' }, one('d')],
    [
      'a hidden one is deleted',
      { selected: 'c', hidden: 'ab' },
      { after: 'cdef', gone: 'a' },
      { ...one('c'), hidden: 'b' },
    ],
  ] as [string, Start, Change, ReturnType<typeof written>][])('where %s', (_case, start, change, expected) => {
    expect(written(after(selectionOf(start), change))).toEqual(expected);
  });
});

describe('the selection after words or chips', () => {
  const filter = { why: 'filter', narrowed: true } as const;
  const lifted = { why: 'filter', narrowed: false, after: 'abcdef' } as const;

  it('go along with one picture that is left out, and come back to it', () => {
    const hidden = after(selectionOf({ selected: 'c' }), { ...filter, after: 'ae' });
    expect(written(hidden)).toEqual({ ...one('e'), cameFrom: 'c' });
    const narrower = after(hidden, { ...filter, before: 'ae', after: 'a' });
    expect(written(narrower)).toEqual({ ...one('a'), cameFrom: 'c' });
    expect(written(after(narrower, { ...lifted, before: 'a' }))).toEqual(one('c'));
  });

  it('come back also from where nothing was found', () => {
    const nothing = after(selectionOf({ selected: 'c' }), { ...filter, after: '' });
    expect(written(nothing)).toMatchObject({ selected: '', current: '' });
    const other = after(nothing, { ...filter, before: '', after: 'ae' });
    expect(written(other)).toEqual({ ...one('a'), cameFrom: 'c' });
    expect(written(after(other, { ...lifted, before: 'ae' }))).toEqual(one('c'));
  });

  it('are nowhere where nothing was selected: another list is looked at from its beginning', () => {
    const keysOnly = selectionOf({ selected: '', current: 'c' });
    expect(written(after(keysOnly, { ...lifted, after: 'fedcba' }))).toEqual({ ...one(''), selected: '' });
  });

  it('begin at the first picture where none of those before is found', () => {
    expect(written(after(selectionOf({ selected: 'c' }), { ...filter, after: 'xy' }))).toMatchObject({ selected: 'x' });
  });

  it('keep several as hidden, with the keyboard at the next one', () => {
    const hidden = after(selectionOf({ selected: 'bcd' }), { ...filter, after: 'aef' });
    expect(written(hidden)).toEqual({ selected: '', active: '', current: 'e', hidden: 'bcd', cameFrom: 'd' });
    expect(written(after(hidden, { ...lifted, before: 'aef' }))).toEqual({ ...one('d'), selected: 'bcd' });
  });

  it('stay among those that are still shown', () => {
    const some = after(selectionOf({ selected: 'bcd' }), { ...filter, after: 'abef' });
    expect(written(some)).toEqual({ ...one('b'), hidden: 'cd', cameFrom: 'd' });
  });

  it('stay where they are in another order', () => {
    const start = selectionOf({ selected: 'c' });
    expect(after(start, { ...lifted, after: 'fedcba' })).toBe(start);
  });

  it('are elsewhere in another place, with what is selected there', () => {
    const start = selectionOf({ selected: 'bc' });
    expect(written(after(start, { why: 'elsewhere', after: 'bxy' }))).toEqual(one('b'));
    expect(written(after(start, { why: 'elsewhere', after: 'xy' }))).toEqual({ ...one(''), selected: '' });
  });
});

describe('whatever happens', () => {
  const letters = fc.uniqueArray(fc.constantFrom(...ids('abcdefgh')), { maxLength: 8 }).map((each) => each.join(''));
  const changes = fc.record({
    after: letters,
    why: fc.constantFrom('edit' as const, 'filter' as const),
    narrowed: fc.boolean(),
  });

  it('the keyboard, the selection and the active picture are only ever at what is shown', () => {
    fc.assert(
      fc.property(letters, fc.array(changes, { minLength: 1, maxLength: 6 }), (selected, list) => {
        let selection = selectionOf({ selected });
        let before = 'abcdefgh';
        for (const change of list) {
          selection = after(selection, { ...change, before });
          const shown = set(change.after);
          for (const id of [...selection.selected, selection.active, selection.current]) {
            if (id !== undefined) expect(shown.has(id)).toBe(true);
          }
          for (const id of selection.hidden) expect(shown.has(id)).toBe(false);
          if (selection.active !== undefined && selection.selected.size === 1)
            expect(selection.selected.has(selection.active)).toBe(true);
          before = change.after;
        }
      }),
    );
  });

  it('one picture that has the keyboard is followed by one that has it, as long as there is any', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 0, max: 7 }), (shown, place) => {
        const selection = after(selectionOf({ selected: 'abcdefgh'[place]! }), { before: 'abcdefgh', after: shown });
        expect(selection.selected.size).toBe(shown === '' ? 0 : 1);
        expect([...selection.selected][0]).toBe(selection.current);
        expect(selection.active).toBe(selection.current);
      }),
    );
  });
});
