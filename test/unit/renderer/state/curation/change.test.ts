import { describe, expect, it } from 'vitest';
import {
  joinSharedFacts,
  type Picture,
  type PictureId,
  type SharedFacts,
} from '../../../../../src/shared/domain/index.ts';
import { withChange, withMarks } from '../../../../../src/renderer/state/curation/change.ts';
import { neighbourOf } from '../../../../../src/renderer/library/curating/neighbour.ts';
import { marksOfFacts, sharedMarks } from '../../../../../src/renderer/library/curating/sharedMarks.ts';
import { suggest } from '../../../../../src/renderer/library/curating/suggest.ts';
import { starsAfter } from '../../../../../src/renderer/ui/Stars.tsx';
import { picture } from '../../samples.ts';

const id = (name: string): PictureId => name as PictureId;
const detailed = (tags: string[]): Picture => ({ ...picture('a', 1), tags, collections: [] }) as unknown as Picture;

const emptyFacts: SharedFacts = {
  pictures: 0,
  bytes: 0,
  credits: 0,
  priced: 0,
  ratings: [],
  flags: [],
  labels: [],
  tags: [],
  collections: [],
  notes: [],
};

describe('a change shown at once', () => {
  it('sets marks and takes them away', () => {
    const marked = withMarks(picture('a', 1), { rating: 4, flag: 'pick', label: 'red' });
    expect(marked).toMatchObject({ rating: 4, flag: 'pick', label: 'red' });
    expect(withMarks(marked, { flag: null, label: null })).toEqual(picture('a', 1, { rating: 4 }));
  });

  it.each([
    [['fog'], { addTags: ['dusk'] }, ['dusk', 'fog']],
    [['fog'], { addTags: ['FOG'] }, ['fog']],
    [['fog', 'dusk'], { removeTags: ['Fog'] }, ['dusk']],
    [['fog'], { tags: ['sea', 'air'] }, ['air', 'sea']],
    [[], { addTags: ['sea', 'Sea'] }, ['sea']],
  ])('%j with %j has the tags %j', (before, change, after) => {
    expect(withChange(detailed(before), change).tags).toEqual(after);
  });

  it('takes a blank note away', () => {
    const noted = withChange(detailed([]), { note: 'more mist' });
    expect(noted.note).toBe('more mist');
    expect(withChange(noted, { note: '  ' })).not.toHaveProperty('note');
  });
});

describe('what several pictures share', () => {
  const known = new Map(
    [
      picture('a', 1, { rating: 4, flag: 'pick' }),
      picture('b', 2, { rating: 5, flag: 'pick' }),
      picture('c', 3, { rating: 4, flag: 'pick', label: 'blue' }),
    ].map((each) => [each.id, each]),
  );
  it('is the value all have, or mixed', () => {
    expect(sharedMarks([id('a'), id('b')], known)).toEqual({
      rating: 'mixed',
      ratings: [4, 5],
      flag: 'pick',
      label: 'none',
    });
    expect(sharedMarks([id('a'), id('c')], known)).toMatchObject({ rating: 4, label: 'mixed' });
  });
  it('is not known while one of them is not, or for none', () => {
    expect(sharedMarks([id('a'), id('far')], known)).toBeUndefined();
    expect(sharedMarks([], known)).toBeUndefined();
  });
  it('are the same when main has counted them', () => {
    const facts = joinSharedFacts(emptyFacts, {
      ...emptyFacts,
      ratings: [
        { value: 2, pictures: 1 },
        { value: 4, pictures: 2 },
      ],
      flags: [{ value: 'pick', pictures: 3 }],
      labels: [{ value: 'none', pictures: 3 }],
    });
    expect(marksOfFacts(facts)).toEqual({ rating: 'mixed', ratings: [2, 4], flag: 'pick', label: 'none' });
    expect(marksOfFacts(emptyFacts)).toBeUndefined();
  });
});

describe('where to go when pictures leave', () => {
  const order = ['a', 'b', 'c', 'd'].map(id);
  const positions = new Map(order.map((each, index) => [each, index]));
  it.each([
    [['b'], 'c'],
    [['b', 'c'], 'd'],
    [['d'], 'c'],
    [['d', 'b'], 'c'],
    [['a', 'b', 'c', 'd'], undefined],
    [['elsewhere'], undefined],
  ])('after %j it is %s', (gone, next) => {
    expect(neighbourOf(order, positions, gone.map(id))).toBe(next);
  });
});

describe('completion', () => {
  const known = ['Mist studies', 'mist', 'demist', 'Été', 'sea'].map((name) => ({ name }));
  it.each([
    ['mi', ['Mist studies', 'mist', 'demist', '+mi']],
    ['MIST', ['mist', 'Mist studies', 'demist']],
    ['ete', ['Été', '+ete']],
    ['  ', ['Mist studies', 'mist', 'demist', 'Été', 'sea']],
  ])('of “%s” offers %j', (typed, rows) => {
    expect(suggest(known, typed, []).map(({ name, isNew }) => (isNew ? `+${name}` : name))).toEqual(rows);
  });
  it('offers nothing that is there already, and does not make it anew', () => {
    expect(suggest(known, 'Sea', ['sea'])).toEqual([]);
  });
});

describe('the stars', () => {
  it.each([
    ['ArrowRight', 4, 5],
    ['ArrowUp', 5, 5],
    ['ArrowLeft', 0, 0],
    ['Home', 3, 0],
    ['End', 1, 5],
    ['a', 3, undefined],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(starsAfter(key, from)).toBe(to);
  });
});
