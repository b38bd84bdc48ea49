import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Collection } from '../../../../src/shared/domain/index.ts';
import { libraryQuery } from '../../../../src/shared/bridge/librarySchemas.ts';
import { startLanguages } from '../../../../src/renderer/locales/index.ts';
import { chipsOf, filterKinds } from '../../../../src/renderer/finding/filterWords.ts';
import { suggest, typedFilter, valuesOf, type ValueContext } from '../../../../src/renderer/finding/filterValues.ts';
import { collectionRows } from '../../../../src/renderer/finding/collectionTree.ts';

const collection = (id: string, place: number, more: Partial<Collection> = {}): Collection => ({
  id,
  name: `Book ${id}`,
  place,
  pictures: 2,
  ...more,
});
let context: ValueContext;
beforeAll(async () => {
  await startLanguages();
  context = {
    t,
    locale: 'en-GB',
    now: new Date(2026, 10, 22, 12).getTime(),
    tags: [{ name: 'Brume légère', pictures: 84 }],
    collections: [collection('mist', 0, { name: 'Mist studies' })],
  };
});
const words = (text: string, kind?: (typeof filterKinds)[number]): string[] =>
  suggest(text, kind, context).map((row) => (row.type === 'kind' ? `filter ${row.kind}` : `${row.kind} ${row.words}`));

describe('the list under the search field', () => {
  it('offers every filter before anything is typed', () => {
    expect(words('')).toEqual(filterKinds.map((kind) => `filter ${kind}`));
  });

  it('finds tags and collections without their accents and case, before fixed values', () => {
    expect(words('BRUME leg')).toEqual(['tag Brume légère']);
    expect(words('mi')).toEqual(['collection Mist studies']);
    expect(words('rat').slice(0, 2)).toEqual(['filter ratio', 'filter rating']);
  });

  it('offers what a chosen filter can be set to, narrowed by what is typed', () => {
    expect(words('4', 'rating')).toEqual(['rating 4 or more']);
    expect(words('', 'size')).toEqual(['size 2K', 'size 4K']);
  });

  it('gives only filters that main understands, each with a chip in words', () => {
    for (const kind of filterKinds) {
      for (const { filter } of valuesOf(kind, context)) {
        expect(libraryQuery.safeParse(filter).success).toBe(true);
        const chips = chipsOf(filter, context);
        expect(chips.map((chip) => chip.kind)).toEqual([kind]);
        expect(chips[0]?.value).not.toBe('');
      }
    }
  });

  it.each([
    ['2026-11', 'November 2026'],
    ['2026', '2026'],
    ['2026-11-05', '5 Nov 2026'],
    ['2026-10-05..2026-11', '5 Oct – 30 Nov 2026'],
    ['2048x1024', '2048 × 1024'],
  ])('understands %s as typed', (text, value) => {
    const typed = typedFilter(text);
    expect(typed && chipsOf(typed.filter, context)[0]?.value.replaceAll(/\s/g, ' ')).toBe(value);
  });

  it.each(['lake', '12', '2026-13', '2026-11..2026-10', '0x5', '1..2..3'])('takes %s for words', (text) => {
    expect(typedFilter(text)).toBeUndefined();
  });

  it('reads credits only where they are asked for', () => {
    expect(typedFilter('2-5', 'cost')?.filter).toEqual({ cost: { from: 2, to: 5 } });
    expect(typedFilter('2-5')).toBeUndefined();
  });
});

describe('chips', () => {
  it('makes one for every tag, in the order in which filters were added', () => {
    const chips = chipsOf({ rating: { to: 0 }, tags: ['a', 'b'], collection: 'gone' }, context);
    expect(chips.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'Rating none',
      'Tag a',
      'Tag b',
      'Collection deleted',
    ]);
  });
});

describe('collections in the sidebar', () => {
  const all = [
    collection('b', 1),
    collection('a', 0),
    collection('inside', 0, { parentId: 'a' }),
    collection('lost', 2, { parentId: 'gone' }),
  ];
  it('stand in their order, those inside under their own', () => {
    expect(collectionRows(all).map(({ collection: { id }, depth }) => [id, depth])).toEqual([
      ['a', 0],
      ['inside', 1],
      ['b', 0],
      ['lost', 0],
    ]);
  });
  it('hide what lies in a folded one', () => {
    expect(collectionRows(all, new Set(['a'])).map((row) => row.collection.id)).toEqual(['a', 'b', 'lost']);
    expect(collectionRows(all, new Set(['a']))[0]?.hasChildren).toBe(true);
  });
});
