import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Collection } from '../../../../src/shared/bridge/index.ts';
import type { ReferenceId } from '../../../../src/shared/domain/index.ts';
import { libraryQuery } from '../../../../src/shared/bridge/library.ts';
import { startLanguages } from '../../../../src/renderer/locales/index.ts';
import { chipsOf, filterKinds } from '../../../../src/renderer/search/filterWords.ts';
import { namedFilter, suggest, valuesOf, type ValueContext } from '../../../../src/renderer/search/filterValues.ts';
import { typedDates, typedFilter } from '../../../../src/renderer/search/typedFilter.ts';

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
    references: new Map([['ab'.repeat(32) as ReferenceId, 'Teal vase']]),
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
    expect(words('4', 'rating')).toEqual(['rating exactly 4', 'rating 4 or more']);
    expect(words('', 'size')).toEqual(['size 2K', 'size 4K']);
    expect(words('square', 'ratio')).toEqual(['ratio 1:1 square']);
    expect(words('16:9', 'ratio')).toEqual(['ratio 16:9']);
  });

  it('finds a reference by its name, to ask for what was made with it', () => {
    expect(words('teal')).toEqual(['references made with Teal vase']);
    expect(words('made', 'references')).toEqual(['references made with Teal vase']);
  });

  it.each([
    ['rating:3', 'rating', '3'],
    ['Date: 2026-10..', 'date', ' 2026-10..'],
    ['tag:', 'tag', ''],
    ['COST:2-5', 'cost', '2-5'],
  ] as const)('takes %s for a filter that is typed by its name', (text, kind, rest) => {
    expect(namedFilter(text, context)).toEqual({ kind, rest });
  });

  it.each(['a lake: dusk', ':3', 'rating', '16:9'])('takes no filter’s name from %s', (text) => {
    expect(namedFilter(text, context)).toBeUndefined();
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
    ['2026-10..2026-11', '1 Oct – 30 Nov 2026'],
    ['2026-10..', 'from 1 Oct 2026'],
    ['..2026-10-05', 'until 5 Oct 2026'],
    ['2048x1024', '2048 × 1024'],
  ])('understands %s as typed', (text, value) => {
    const typed = typedFilter(text);
    expect(typed && chipsOf(typed.filter, context)[0]?.value.replaceAll(/\s/g, ' ')).toBe(value);
  });

  it.each(['lake', '12', '2026-13', '2026-11..2026-10', '0x5', '1..2..3', '..', '2026-11..x'])(
    'takes %s for words',
    (text) => {
      expect(typedFilter(text)).toBeUndefined();
    },
  );

  it.each([
    ['cost', '2-5', { cost: { from: 2, to: 5 } }],
    ['cost', '2.04', { cost: { from: 2.04, to: 2.04 } }],
    ['cost', '>= 10', { cost: { from: 10 } }],
    ['cost', '<=4', { cost: { to: 4 } }],
    ['rating', '3', { rating: { from: 3, to: 3 } }],
    ['rating', '=3', { rating: { from: 3, to: 3 } }],
    ['rating', '3+', { rating: { from: 3 } }],
    ['rating', '2..4', { rating: { from: 2, to: 4 } }],
    ['count', '..4', { count: { to: 4 } }],
    ['count', '4..', { count: { from: 4 } }],
  ] as const)('reads numbers of %s as %s', (kind, text, filter) => {
    expect(typedFilter(text, kind)?.filter).toEqual(filter);
    expect(libraryQuery.safeParse(filter).success).toBe(true);
    // Elsewhere they are words.
    expect(typedFilter(text)).toBeUndefined();
  });

  it.each([
    ['rating', '6'],
    ['rating', '2.5'],
    ['rating', '4-2'],
    ['count', '1001'],
    ['cost', 'much'],
  ] as const)('takes no %s from %s', (kind, text) => {
    expect(typedFilter(text, kind)).toBeUndefined();
  });

  it('leaves an end of two days open where one is not given', () => {
    expect(typedDates('2026-10-01', '')).toEqual({ createdAt: { from: new Date(2026, 9, 1).getTime() } });
    expect(typedDates('', '2026-10-01')).toEqual({ createdAt: { to: new Date(2026, 9, 2).getTime() - 1 } });
    expect(typedDates('', '')).toBeUndefined();
    expect(typedDates('2026-10-02', '2026-10-01')).toBeUndefined();
  });
});

describe('chips', () => {
  it('makes one for every tag, in the order in which filters were added', () => {
    const chips = chipsOf({ rating: { to: 0 }, tags: ['a', 'b'], collection: 'gone', collections: ['mist'] }, context);
    expect(chips.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'Rating none',
      'Tag a',
      'Tag b',
      'Collection deleted',
      'Collection Mist studies',
    ]);
  });

  it('calls a reference by its name once that is known', () => {
    const value = (usedReference: string) =>
      chipsOf({ usedReference: usedReference as ReferenceId }, context).map((chip) => chip.value);
    expect(value('ab'.repeat(32))).toEqual(['made with Teal vase']);
    expect(value('cd'.repeat(32))).toEqual(['this one']);
  });
});
