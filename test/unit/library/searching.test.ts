import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/index.ts';
import { holdsWords, parseSearch } from '../../../src/main/library/search/terms.ts';
import { fold } from '../../../src/shared/domain/fold.ts';
import type { LibraryQuery } from '../../../src/shared/bridge/index.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { noon } from '../../integration/library/recipes.ts';
import { Shelf } from '../../integration/library/shelf.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { shelve } from '../../support/shelvedPictures.ts';

/** What is known of a picture without the index. */
interface Known {
  id: PictureId;
  rank: number;
  text: string;
  beyond: string[];
  rating: number;
  width: number;
  tags: string[];
  collected: boolean;
  trashed: boolean;
}

const words = [
  'lake',
  'lakeside',
  'red',
  'Düne',
  'art',
  'party',
  '红伞',
  '雨夜的城市',
  'li',
  'ü',
  '100%',
  'a*b',
  '[x]',
];
const tags = ['red', 'night', 'Lakes'];
const shelf = new Shelf();
let library: Library;
const known: Known[] = [];
let collection = '';

beforeAll(async () => {
  library = await shelf.open();
  const bytes = seededRandom(5)(4000);
  let at = 0;
  const one = (below: number): number => {
    at += 1;
    return (bytes[at - 1] ?? 0) % below;
  };
  const { curation, collections } = library;
  const collected: PictureId[] = [];
  for (let index = 0; index < 90; index += 1) {
    const id = `g${index}`;
    const prompt = Array.from({ length: 1 + one(4) }, () => words[one(words.length)]).join(one(2) === 0 ? ' ' : ', ');
    // Few different times, so that many generations share one.
    const createdAt = noon - one(30) * 1000;
    const width = 100 * (1 + one(3));
    const ids = shelve(library, { id, prompt, createdAt, width, height: 100, pictures: 1 + one(3) });
    for (const [place, picture] of ids.entries()) {
      const rating = one(3) === 0 ? one(6) : 0;
      const note = one(8) === 0 ? 'the artist says: lake' : undefined;
      const addTags = tags.filter(() => one(6) === 0);
      const isCollected = one(6) === 0;
      const trashed = one(9) === 0;
      curation.update([picture], { rating, ...(note === undefined ? {} : { note }), addTags });
      if (isCollected) collected.push(picture);
      if (trashed) curation.setTrashed([picture], true);
      known.push({
        id: picture,
        rank: createdAt * 16 + 14 - place,
        text: fold(`${prompt}\n2026/${id}`),
        beyond: [...(note === undefined ? [] : [note]), ...addTags, ...(isCollected ? ['Party pieces'] : [])].map(fold),
        rating,
        width,
        tags: addTags,
        collected: isCollected,
        trashed,
      });
    }
  }
  collection = collections.create({ name: 'Party pieces' }).id;
  collections.add(collection, collected);
});
afterAll(() => {
  shelf.clear();
});

/** The same by looking at each picture. */
function expected(query: LibraryQuery): PictureId[] {
  const { sort = 'date', order = 'descending' } = query;
  const key = (each: Known): number => (sort === 'rating' ? each.rating : sort === 'size' ? each.width : 0);
  const sorted = known
    .filter((each) => {
      const holds = (text: string, term: { text: string; exact: boolean }): boolean =>
        term.exact ? holdsWords(text, term.text) : text.includes(term.text);
      return (
        each.trashed === (query.trashed ?? false) &&
        each.rating >= (query.rating?.from ?? 0) &&
        Math.floor(each.rank / 16) >= (query.createdAt?.from ?? 0) &&
        Math.floor(each.rank / 16) <= (query.createdAt?.to ?? Infinity) &&
        (query.tags ?? []).every((tag) => each.tags.some((own) => fold(own) === fold(tag))) &&
        (query.collection === undefined || each.collected) &&
        (!query.size || each.width === query.size.width) &&
        parseSearch(query.text ?? '').every(
          (term) => [each.text, ...each.beyond].some((text) => holds(text, term)) !== term.excluded,
        )
      );
    })
    .toSorted((one, other) => key(other) - key(one) || other.rank - one.rank || (one.id < other.id ? 1 : -1))
    .map(({ id }) => id);
  return order === 'ascending' ? sorted.toReversed() : sorted;
}

const term = fc
  .record({
    word: fc.constantFrom(...words, ...tags, 'artist', 'pieces', 'party pieces', '2026/g1', 'zzz', 'z'),
    from: fc.nat(3),
    length: fc.integer({ min: 1, max: 12 }),
    form: fc.constantFrom('', '', '', '"', '-', '-"'),
  })
  .map(({ word, from, length, form }) => {
    const part = word.slice(from, from + length) || word;
    return form.endsWith('"') ? `${form}${part}"` : `${form}${part}`;
  });

const queries = fc.record({
  text: fc.array(term, { maxLength: 2 }).map((terms) => terms.join(' ')),
  rating: fc.option(fc.record({ from: fc.integer({ min: 1, max: 4 }) }), { nil: undefined, freq: 6 }),
  tags: fc.option(fc.constantFrom<string[]>(['red'], ['night'], ['lakes', 'red']), { nil: undefined, freq: 8 }),
  collection: fc.constantFrom(undefined, undefined, undefined, undefined, 'Party pieces'),
  size: fc.option(fc.constantFrom({ width: 100, height: 100 }, { width: 200, height: 100 }), {
    nil: undefined,
    freq: 8,
  }),
  createdAt: fc.constantFrom(undefined, undefined, { from: noon - 20_000 }, { from: noon - 25_000.5, to: noon - 4000 }),
  trashed: fc.constantFrom(undefined, undefined, undefined, true),
  sort: fc.constantFrom(undefined, 'date' as const, 'rating' as const, 'size' as const),
  order: fc.constantFrom(undefined, 'ascending' as const, 'descending' as const),
});

describe('a search', () => {
  it('finds what looking at each picture finds, in the same order, with any filter and however it is asked', () => {
    let hits = 0;
    fc.assert(
      fc.property(queries, fc.integer({ min: 1, max: 9 }), (drawn, limit) => {
        const query: LibraryQuery = drawn.collection === undefined ? drawn : { ...drawn, collection };
        const ids = expected(query);
        hits += ids.length;
        expect(library.layout(query).ids).toEqual(ids);
        expect(library.finder.count(query)).toBe(ids.length);
        const paged: PictureId[] = [];
        let cursor: string | undefined;
        do {
          const page = library.page({ ...query, limit }, cursor);
          paged.push(...page.items.map((item) => item.id));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(paged).toEqual(ids);
      }),
      { numRuns: 600 },
    );
    expect(hits).toBeGreaterThan(700);
  });

  it('takes as many words as there is room for, wherever they are found', () => {
    const { collections, curation } = library;
    const signs = (from: number, count: number): string[] =>
      Array.from({ length: count }, (_, index) => String.fromCodePoint(from + index));
    const note = signs(0x5100, 320).join(' ');
    const [noted, other] = expected({}) as [PictureId, PictureId];
    const all = expected({}).length;
    curation.update([noted], { note });
    curation.update([other], { note: 'only \u5100' });
    const nowhere = signs(0x8000, 500).join(' ');
    const without = (text: string): string => `-${text.replaceAll(' ', ' -')}`;
    for (const sort of ['date', 'size'] as const) {
      const found = (text: string): PictureId[] => library.layout({ text, sort }).ids;
      expect(found(note)).toEqual([noted]);
      expect(found(`"${note.replaceAll(' ', '" "')}"`)).toEqual([noted]);
      expect(found('\u5100 '.repeat(500))).toHaveLength(2);
      expect(found(without(note))).toHaveLength(all - 2);
      expect(found(nowhere)).toEqual([]);
      expect(found(without(nowhere))).toHaveLength(all);
    }
    const { id } = collections.create({ name: 'Kept', query: { text: note } });
    expect(library.layout({ collection: id, text: note }).ids).toEqual([noted]);
    for (let steps = 0; steps < 3; steps += 1) curation.undo();
  });

  it.each(
    ['\0', 'x\0y', 'lake\0side', '"', '""""', '-', '--', '-"', '*', '?', '[', ']', '[^a]', "'", '\\', '%', '_'].concat([
      '^lake',
      '{text}:lake',
      'NEAR(a b)',
      'lake OR red',
      '\uD800',
      '😀',
      '😀😀',
      '𝕒𝕣',
      '😀'.repeat(500),
      'x'.repeat(1000),
    ]),
  )('for %j finds what holds it, whatever that means to the index', (text) => {
    expect(library.layout({ text }).ids).toEqual(expected({ text }));
    expect(library.layout({ text, sort: 'size' }).ids).toEqual(expected({ text, sort: 'size' }));
  });

  it('can be kept as a smart collection, and searched and narrowed there', () => {
    const { collections, curation } = library;
    const both = (one: LibraryQuery, other: LibraryQuery): PictureId[] => {
      const wanted = new Set(expected(other));
      return expected(one).filter((id) => wanted.has(id));
    };
    for (const text of ['lake', 'red -lake', '-"art"', '红伞', 'li']) {
      const { id } = collections.create({ name: 'Zeroes', query: { text, rating: { to: 4 } } });
      const inside: LibraryQuery = { text };
      const found = (query: LibraryQuery): PictureId[] => library.layout({ ...query, collection: id }).ids;
      const ofRating = expected({ rating: { from: 5 } });
      const kept = expected(inside).filter((each) => !ofRating.includes(each));
      expect(found({})).toEqual(kept);
      expect(found({ text: 'düne' })).toEqual(both({ text: 'düne' }, inside).filter((each) => kept.includes(each)));
      expect(found({ tags: ['red'] })).toEqual(both({ tags: ['red'] }, inside).filter((each) => kept.includes(each)));
      curation.undo();
    }
  });

  it('keeps what a layout says of each picture with it', () => {
    const { ids, widths, heights, createdAt } = library.layout({ text: 'lake' });
    const facts = new Map(known.map((each) => [each.id, each]));
    expect(ids.length).toBeGreaterThan(20);
    for (const [index, id] of ids.entries()) {
      const each = facts.get(id);
      expect([widths[index], heights[index], createdAt[index]]).toEqual([
        each?.width,
        100,
        Math.floor((each?.rank ?? 0) / 16),
      ]);
    }
  });
});
