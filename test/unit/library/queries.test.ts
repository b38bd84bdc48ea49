import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/index.ts';
import type { LibraryQuery } from '../../../src/shared/bridge/index.ts';
import type { PictureId, ReferenceId } from '../../../src/shared/domain/ids.ts';
import { noon } from '../../integration/library/recipes.ts';
import { Shelf } from '../../integration/library/shelf.ts';
import { shelve } from '../../support/shelvedPictures.ts';

const shelf = new Shelf();
let library: Library;
const day = 86_400_000;
const sketch = 'cd'.repeat(32) as ReferenceId;
let favourites = '';
let trips = '';
let smart = '';

const ids = (...names: string[]): PictureId[] => names as PictureId[];

beforeAll(async () => {
  library = await shelf.open();
  shelve(library, { id: 'lake', prompt: 'Ein stiller See in den Dünen', createdAt: noon });
  shelve(library, { id: 'rain', prompt: '雨夜的城市，红伞', createdAt: noon - day, pictures: 2 });
  shelve(library, {
    id: 'party',
    prompt: 'A party on the lake, 100% confetti',
    createdAt: noon - 40 * day,
    width: 5504,
    height: 3040,
    references: [sketch],
    more: { credits: { used: 12 }, picturesRequested: 4 },
  });
  shelve(library, { id: 'art', prompt: 'Art deco lobby', createdAt: noon - 400 * day, width: 1664, height: 2496 });
  const { curation, collections } = library;
  curation.update(ids('rain_1'), { rating: 5, flag: 'pick', addTags: ['Nacht', 'Stadt'] });
  curation.update(ids('art_1'), { rating: 3, label: 'blue', note: 'For the hôtel brochure' });
  curation.update(ids('lake_1'), { flag: 'reject' });
  favourites = collections.create({ name: 'Favourites' }).id;
  trips = collections.create({ name: 'Journeys', parentId: favourites }).id;
  smart = collections.create({ name: 'Good ones', query: { rating: { from: 3 } } }).id;
  collections.add(favourites, ids('art_1', 'lake_1'));
  collections.add(trips, ids('rain_2'));
});
afterAll(() => {
  shelf.clear();
});

function found(query: LibraryQuery): string[] {
  return library.page(query).items.map((item) => item.id);
}

const everything = ['lake_1', 'rain_1', 'rain_2', 'party_1', 'art_1'];

describe('a query', () => {
  it.each<[string, LibraryQuery, string[]]>([
    ['of nothing finds everything, newest first', {}, everything],
    ['by words finds prompts', { text: 'on the' }, ['party_1']],
    ['by words finds folders too', { text: 'lake' }, ['lake_1', 'party_1']],
    ['folds case and accents', { text: 'DUNEN' }, ['lake_1']],
    ['wants every word', { text: 'lake party' }, ['party_1']],
    ['takes quoted words whole', { text: '"art"' }, ['art_1']],
    ['takes other words anywhere', { text: 'art' }, ['party_1', 'art_1']],
    ['leaves out words with a minus', { text: 'art -party' }, ['art_1']],
    ['may only leave out', { text: '-party' }, ['lake_1', 'rain_1', 'rain_2', 'art_1']],
    ['finds one Chinese character', { text: '雨' }, ['rain_1', 'rain_2']],
    ['finds two Chinese characters', { text: '红伞' }, ['rain_1', 'rain_2']],
    ['finds three Chinese characters', { text: '夜的城' }, ['rain_1', 'rain_2']],
    ['finds two letters', { text: 'ee' }, ['lake_1']],
    ['finds signs that mean something to the index', { text: '100%' }, ['party_1']],
    ['finds a lone quote mark and an asterisk without failing', { text: 'lake* "' }, []],
    ['finds notes', { text: 'hotel' }, ['art_1']],
    ['finds tags', { text: 'nacht' }, ['rain_1']],
    ['finds tags and prompts together', { text: 'stadt 红伞' }, ['rain_1']],
    ['finds collections by name', { text: 'journeys' }, ['rain_2']],
    ['finds folders', { text: '2026/party' }, ['party_1']],
    ['by date', { createdAt: { from: noon - 50 * day, to: noon - day } }, ['rain_1', 'rain_2', 'party_1']],
    ['by tier as delivered', { tiers: ['4K'] }, ['party_1']],
    ['by ratio as delivered', { ratios: ['16:9', '2:3'] }, ['party_1', 'art_1']],
    ['by size', { size: { width: 1664, height: 2496 } }, ['art_1']],
    ['with references', { hasReferences: true }, ['party_1']],
    ['without references', { hasReferences: false, createdAt: { to: noon - 10 * day } }, ['art_1']],
    ['by one reference', { usedReference: sketch }, ['party_1']],
    ['by count', { count: { from: 2 } }, ['party_1']],
    ['by cost', { cost: { from: 10, to: 12 } }, ['party_1']],
    ['by rating', { rating: { from: 1, to: 4 } }, ['art_1']],
    ['by flag', { flags: ['pick', 'reject'] }, ['lake_1', 'rain_1']],
    ['without flag', { flags: ['none'] }, ['rain_2', 'party_1', 'art_1']],
    ['by label', { labels: ['blue'] }, ['art_1']],
    ['by status', { statuses: ['failed'] }, []],
    ['by all of some tags', { tags: ['nacht', 'STADT'] }, ['rain_1']],
    ['by a tag that is not there', { tags: ['nowhere'] }, []],
    ['by date, oldest first', { order: 'ascending' }, everything.toReversed()],
    ['by rating', { sort: 'rating' }, ['rain_1', 'art_1', 'lake_1', 'rain_2', 'party_1']],
    ['by size', { sort: 'size' }, ['party_1', 'lake_1', 'rain_1', 'rain_2', 'art_1']],
    ['of several things', { text: '雨', rating: { from: 5 } }, ['rain_1']],
    ['of the trash', { trashed: true }, []],
  ])('%s', (_, query, expected) => {
    expect(found(query)).toEqual(expected);
    expect(library.layout(query).ids).toEqual(expected);
    expect(library.finder.count(query)).toBe(expected.length);
  });

  it('of a collection finds what lies in it and in those inside it, smart ones too', () => {
    expect(found({ collection: favourites })).toEqual(['lake_1', 'rain_2', 'art_1']);
    expect(found({ collection: favourites, sort: 'manual' })).toEqual(['art_1', 'lake_1', 'rain_2']);
    expect(found({ collection: trips })).toEqual(['rain_2']);
    expect(found({ collection: smart })).toEqual(['rain_1', 'art_1']);
    expect(found({ collection: smart, text: '雨' })).toEqual(['rain_1']);
  });

  it('of several collections finds what lies in all of them', () => {
    expect(found({ collection: favourites, collections: [smart] })).toEqual(['art_1']);
    expect(found({ collections: [favourites, trips] })).toEqual(['rain_2']);
    expect(() => found({ collections: [smart, 'gone'] })).toThrow(/no longer in this library/);
  });

  it('of a smart collection that names one which is gone finds nothing', () => {
    const { collections, curation } = library;
    const { id } = collections.create({ name: 'Orphan', query: { collections: [trips] } });
    expect(found({ collection: id })).toEqual(['rain_2']);
    collections.remove(trips);
    expect(found({ collection: id })).toEqual([]);
    expect(found({ collection: favourites })).toEqual(['lake_1', 'art_1']);
    curation.undo();
    curation.undo();
    expect(found({ collection: favourites })).toEqual(['lake_1', 'rain_2', 'art_1']);
  });

  it('of a collection that is gone says so', () => {
    expect(() => found({ collection: 'gone' })).toThrow(/no longer in this library/);
  });

  it('of the order by hand without a collection says so', () => {
    expect(() => found({ sort: 'manual' })).toThrow(/Only a collection/);
  });

  it('finds a smart collection that names itself, and ends', () => {
    const { collections, curation } = library;
    const { id } = collections.create({ name: 'Circle', query: { rating: { from: 5 } } });
    collections.update(id, { query: { collection: id, rating: { from: 5 } } });
    expect(found({ collection: id })).toEqual([]);
    curation.undo();
    expect(found({ collection: id })).toEqual(['rain_1']);
    curation.undo();
  });

  it('finds smart collections that name the one they lie in, and each other', () => {
    const { collections, curation } = library;
    const lakes = collections.create({ name: 'Lakes' }).id;
    collections.add(lakes, ['lake_1', 'rain_1'] as PictureId[]);
    const inLakes = (from: number): string =>
      collections.create({ name: `From ${from}`, parentId: lakes, query: { collection: lakes, rating: { from } } }).id;
    const many = [0, 1, 2, 3, 4, 5].map(inLakes);
    expect(found({ collection: lakes })).toEqual(['lake_1', 'rain_1']);
    expect(found({ collection: many[1] ?? '' })).toEqual(['rain_1']);
    const rated = collections.create({ name: 'Rated', query: { rating: { from: 3 } } }).id;
    collections.update(many[0] ?? '', { query: { collections: [rated, lakes] } });
    collections.update(rated, { query: { collections: many } });
    expect(found({ collection: rated })).toEqual([]);
    expect(found({ collection: lakes })).toEqual(['lake_1', 'rain_1']);
    for (let steps = 0; steps < 11; steps += 1) curation.undo();
    expect(collections.list().some(({ name }) => name === 'Lakes')).toBe(false);
  });

  it('finds in random order the same way each time, and another way with another seed', () => {
    const one = found({ sort: 'random', seed: 1 });
    expect(one.toSorted()).toEqual(everything.toSorted());
    expect(found({ sort: 'random', seed: 1 })).toEqual(one);
    const orders = new Set([1, 2, 3, 4, 5].map((seed) => found({ sort: 'random', seed }).join(' ')));
    expect(orders.size).toBeGreaterThan(1);
  });
});

describe('a layout', () => {
  it('groups by day, generation and reference, in the order of the query', () => {
    const group = (by: NonNullable<LibraryQuery['group']>, more: LibraryQuery = {}) => {
      const { groups, ids: order } = library.layout({ ...more, group: by });
      return { keys: groups?.keys, starts: [...(groups?.starts ?? [])], order };
    };
    const days = group('day');
    expect(days.starts).toEqual([0, 1, 3, 4]);
    expect(days.keys?.every((key) => /^\d{4}-\d\d-\d\d$/.test(key))).toBe(true);
    expect(group('generation', { sort: 'rating' })).toEqual({
      keys: ['rain', 'art', 'lake', 'party'],
      starts: [0, 2, 3, 4],
      order: ['rain_1', 'rain_2', 'art_1', 'lake_1', 'party_1'],
    });
    expect(group('reference')).toEqual({
      keys: ['', sketch],
      starts: [0, 4],
      order: ['lake_1', 'rain_1', 'rain_2', 'art_1', 'party_1'],
    });
  });
});

describe('paging', () => {
  it.each<[string, LibraryQuery]>([
    ['date', {}],
    ['date, oldest first', { order: 'ascending' }],
    ['rating', { sort: 'rating' }],
    ['rating, worst first', { sort: 'rating', order: 'ascending' }],
    ['size', { sort: 'size' }],
    ['random', { sort: 'random', seed: 7 }],
    ['a search', { text: 'a' }],
    ['a search, oldest first', { text: 'a', order: 'ascending' }],
    ['a search by rating', { text: 'a', sort: 'rating' }],
  ])('by %s gives the same as the layout, whatever the size of pages', (_, query) => {
    const whole = library.layout(query).ids;
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = library.page({ ...query, limit }, cursor);
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(whole);
    }
  });

  it('refuses a place that no page gave', () => {
    expect(() => library.page({}, 'nonsense')).toThrow(/not one that Reverie gave out/);
  });
});
