import { describe, expect, it } from 'vitest';
import { libraryQuery, type LibraryQuery } from '../../../../../src/shared/bridge/library.ts';
import {
  bothOf,
  narrowingOf,
  plainSearch,
  queryOf,
  smartQuery,
  withFilter,
  withoutFilter,
  type LibrarySearch,
} from '../../../../../src/renderer/state/query/filters.ts';
import { groupingOfQuery, isLifted, viewOfQuery } from '../../../../../src/renderer/library/gridView.ts';

const search = (more: Partial<LibrarySearch>): LibrarySearch => ({ ...plainSearch, ...more });

describe('what main is asked for', () => {
  it.each<[string, Partial<LibrarySearch>, object]>([
    ['everything as the library opens', {}, {}],
    ['blank words as no words', { text: '  ' }, {}],
    [
      'words and chips together',
      { text: ' lake ', filters: { rating: { from: 3 } } },
      { rating: { from: 3 }, text: 'lake' },
    ],
    ['the trash', { place: { kind: 'trash' } }, { trashed: true }],
    ['picks, oldest first', { place: { kind: 'picks' }, sort: 'oldest' }, { flags: ['pick'], order: 'ascending' }],
    ['a shuffled order by its seed', { sort: 'random', seed: 7 }, { sort: 'random', seed: 7, group: 'none' }],
    ['tasks kept together', { group: 'generation' }, { group: 'generation' }],
    ['no days where pictures do not follow in time', { sort: 'rating' }, { sort: 'rating', group: 'none' }],
  ])('asks for %s', (_, more, query) => {
    expect(queryOf(search(more))).toEqual(query);
    expect(libraryQuery.safeParse(queryOf(search(more))).success).toBe(true);
  });

  it('tells from a query how its pictures are grouped, and knows the view whatever the groups', () => {
    for (const group of ['day', 'generation', 'none'] as const) {
      expect(groupingOfQuery(queryOf(search({ group })))).toBe(group);
      expect(viewOfQuery(queryOf(search({ group })))).toBe('{}');
    }
  });

  it('keeps a smart collection without its order', () => {
    const narrowed = search({ place: { kind: 'picks' }, text: 'lake', sort: 'random', group: 'none' });
    expect(smartQuery(narrowed)).toEqual({ flags: ['pick'], text: 'lake' });
  });
});

describe('two queries at once', () => {
  it('overlaps ranges and lists, and adds up words and tags', () => {
    expect(
      bothOf(
        { rating: { from: 2 }, flags: ['pick', 'none'], tags: ['sea'], text: 'lake' },
        { rating: { from: 1, to: 4 }, flags: ['pick'], tags: ['sea', 'dusk'], text: 'fog' },
      ),
    ).toEqual({ rating: { from: 2, to: 4 }, flags: ['pick'], tags: ['sea', 'dusk'], text: 'lake fog' });
  });

  it.each([
    ['flags', bothOf({ flags: ['pick'] }, { flags: ['reject'] })],
    ['collections', bothOf({ collection: 'one' }, { collection: 'two' })],
  ])('finds nothing where %s exclude each other', (_, query) => {
    expect(query.count).toEqual({ from: 1, to: 0 });
  });
});

describe('adding a chip', () => {
  it('adds tags and collections up, and lets another of a kind take the place of the first, last', () => {
    const filters = { rating: { from: 3 }, tags: ['sea'], collections: ['mist'] };
    expect(withFilter(filters, { tags: ['dusk', 'sea'] })).toEqual({ ...filters, tags: ['sea', 'dusk'] });
    expect(withFilter(filters, { collections: ['rain'] })).toEqual({ ...filters, collections: ['mist', 'rain'] });
    const rated = withFilter(filters, { rating: { from: 1 } });
    expect(rated).toEqual({ ...filters, rating: { from: 1 } });
    expect(Object.keys(rated).at(-1)).toBe('rating');
  });

  it('of a collection narrows the collection that is shown', () => {
    const shown = search({ place: { kind: 'collection', id: 'mist' }, filters: { collections: ['rain'] } });
    expect(queryOf(shown)).toEqual({ collection: 'mist', collections: ['rain'] });
  });
});

describe('a smart collection whose search is changed', () => {
  it('comes back as words and chips, and is kept as it was', () => {
    const query = { text: 'lake', collection: 'mist', tags: ['sea'], rating: { from: 3 }, sort: 'size' as const };
    const back = narrowingOf(query);
    expect(back).toEqual({ text: 'lake', filters: { collection: 'mist', tags: ['sea'], rating: { from: 3 } } });
    expect(smartQuery(search(back))).toEqual({ ...back.filters, text: 'lake' });
  });
});

describe('taking a chip away', () => {
  it('takes one tag of several, and the filter with the last', () => {
    const filters = { tags: ['sea', 'dusk'], rating: { from: 3 } };
    expect(withoutFilter(filters, 'tags', 'sea')).toEqual({ tags: ['dusk'], rating: { from: 3 } });
    expect(withoutFilter({ tags: ['sea'] }, 'tags', 'sea')).toEqual({});
    expect(withoutFilter(filters, 'rating')).toEqual({ tags: ['sea', 'dusk'] });
  });
});

describe('lifting filters', () => {
  const lifted = (before: LibraryQuery, after: LibraryQuery): boolean =>
    isLifted(viewOfQuery(before), viewOfQuery(after));

  it('is to take away words, chips, or a part of them', () => {
    expect(lifted({ text: 'light' }, {})).toBe(true);
    expect(lifted({ text: 'lighthouse fog' }, { text: 'lighthouse' })).toBe(true);
    expect(lifted({ tags: ['a', 'b'], rating: { from: 3 } }, { tags: ['b'] })).toBe(true);
    expect(
      lifted({ collection: 'one', text: 'x', order: 'ascending' }, { collection: 'one', order: 'ascending' }),
    ).toBe(true);
  });

  it('is not to narrow, to look elsewhere, or to order anew', () => {
    expect(lifted({}, { text: 'light' })).toBe(false);
    expect(lifted({}, {})).toBe(false);
    expect(lifted({ group: 'none' }, {})).toBe(false);
    expect(lifted({ text: 'light' }, { text: 'tower' })).toBe(false);
    expect(lifted({ tags: ['a'] }, { tags: ['b'] })).toBe(false);
    expect(lifted({ rating: { from: 3 } }, { rating: { from: 2 } })).toBe(false);
    expect(lifted({ text: 'light', sort: 'rating' }, {})).toBe(false);
    expect(lifted({ trashed: true }, {})).toBe(false);
    expect(lifted({ text: 'light' }, { collection: 'one' })).toBe(false);
  });
});
