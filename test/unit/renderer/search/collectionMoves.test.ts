import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collection } from '../../../../src/shared/bridge/index.ts';
import {
  moveTo,
  possibleParents,
  stepTarget,
  targetOnRow,
  withInner,
  type CollectionStep,
  type CollectionTarget,
} from '../../../../src/renderer/search/collectionMoves.ts';
import { collectionRows } from '../../../../src/renderer/search/collectionTree.ts';

const collection = (id: string, place: number, more: Partial<Collection> = {}): Collection => ({
  id,
  name: `Book ${id}`,
  place,
  pictures: 2,
  ...more,
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

/** a, with b and c in it and d in c; e; and the smart ones s and t among them at the top. */
const all = [
  collection('a', 0),
  collection('s', 1, { query: { rating: { from: 3 } } }),
  collection('e', 2),
  collection('t', 3, { query: { text: 'lake' } }),
  collection('b', 0, { parentId: 'a' }),
  collection('c', 1, { parentId: 'a' }),
  collection('d', 0, { parentId: 'c' }),
];

describe('where a dropped collection goes', () => {
  it.each<[string, string, CollectionTarget, object]>([
    ['into another one, last', 'e', { where: 'inside', id: 'a' }, { parentId: 'a', place: 2 }],
    ['before one', 'e', { where: 'before', id: 'c' }, { parentId: 'a', place: 1 }],
    ['after one', 'e', { where: 'after', id: 'd' }, { parentId: 'c', place: 1 }],
    ['past a smart one at the top', 'e', { where: 'before', id: 'a' }, { parentId: null, place: 0 }],
    ['behind its neighbour', 'b', { where: 'after', id: 'c' }, { parentId: 'a', place: 1 }],
    ['out to the top', 'd', { where: 'top' }, { parentId: null, place: 0 }],
    ['out to the end', 'b', { where: 'end' }, { parentId: null, place: 4 }],
    ['among the smart ones', 't', { where: 'before', id: 's' }, { parentId: null, place: 1 }],
    ['first of the smart ones', 't', { where: 'top' }, { parentId: null, place: 1 }],
  ])('is %s', (_, id, target, move) => {
    expect(moveTo(all, id, target)).toEqual(move);
  });

  it.each<[string, string, CollectionTarget]>([
    ['into itself', 'a', { where: 'inside', id: 'a' }],
    ['into what lies in it', 'a', { where: 'inside', id: 'd' }],
    ['beside what lies in it', 'a', { where: 'before', id: 'b' }],
    ['where it stands', 'b', { where: 'before', id: 'c' }],
    ['where it stands already, last', 'd', { where: 'inside', id: 'c' }],
    ['into a smart one', 't', { where: 'inside', id: 's' }],
    ['from by hand among the smart ones', 'e', { where: 'before', id: 's' }],
    ['from smart into one by hand', 's', { where: 'inside', id: 'a' }],
    ['beside one that is gone', 'e', { where: 'before', id: 'gone' }],
  ])('is nowhere %s', (_, id, target) => {
    expect(moveTo(all, id, target)).toBeUndefined();
  });

  it.each<[number, CollectionTarget]>([
    [0.1, { where: 'before', id: 'e' }],
    [0.5, { where: 'inside', id: 'e' }],
    [0.9, { where: 'after', id: 'e' }],
  ])('follows the pointer %s down the row', (share, target) => {
    expect(targetOnRow(share, { id: 'e', smart: false, firstInside: undefined })).toEqual(target);
  });

  it('below one that shows what lies in it is the first place in there; a smart one has no inside', () => {
    expect(targetOnRow(0.9, { id: 'a', smart: false, firstInside: 'b' })).toEqual({ where: 'before', id: 'b' });
    expect(targetOnRow(0.4, { id: 's', smart: true, firstInside: undefined })).toEqual({ where: 'before', id: 's' });
    expect(targetOnRow(0.6, { id: 's', smart: true, firstInside: undefined })).toEqual({ where: 'after', id: 's' });
  });

  it('offers every collection by hand but itself, what lies in it and where it lies', () => {
    expect(possibleParents(all, 'c').map(({ path }) => path)).toEqual([['Book a', 'Book b'], ['Book e']]);
    expect(possibleParents(all, 'a').map(({ id }) => id)).toEqual(['e']);
  });
});

describe('steps by key', () => {
  it.each<[string, CollectionStep, CollectionTarget | undefined]>([
    ['e', 'up', { where: 'before', id: 'a' }],
    ['e', 'down', undefined],
    ['a', 'down', { where: 'after', id: 'e' }],
    ['e', 'in', { where: 'inside', id: 'a' }],
    ['a', 'in', undefined],
    ['d', 'out', { where: 'after', id: 'c' }],
    ['a', 'out', undefined],
    ['d', 'top', { where: 'top' }],
    ['s', 'down', { where: 'after', id: 't' }],
    ['t', 'in', undefined],
  ])('take %s %s', (id, step, target) => {
    expect(stepTarget(all, id, step)).toEqual(target);
  });
});

/** What main does with a move: the others close up, and make room. */
function moved(collections: readonly Collection[], id: string, parentId: string | null, place: number): Collection[] {
  const others = collections
    .filter((each) => each.id !== id && (each.parentId ?? null) === parentId)
    .toSorted((one, other) => one.place - other.place);
  return collections.map((each) => {
    if (each.id === id) {
      const { parentId: _, ...rest } = each;
      return { ...rest, ...(parentId === null ? {} : { parentId }), place };
    }
    const index = others.indexOf(each);
    return index < 0 ? each : { ...each, place: index < place ? index : index + 1 };
  });
}

describe('any sequence of moves', () => {
  const id = fc.constantFrom(...all.map((each) => each.id));
  const target = fc.oneof(
    fc.record({ where: fc.constantFrom('before' as const, 'after' as const, 'inside' as const), id }),
    fc.record({ where: fc.constantFrom('top' as const, 'end' as const) }),
  );
  const step = fc.constantFrom<CollectionStep>('up', 'down', 'in', 'out', 'top');
  it('keeps every collection exactly once in its list, in no circle, and puts it where it was to go', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(id, fc.oneof(target, step)), { maxLength: 20 }), (moves) => {
        let now: readonly Collection[] = all;
        for (const [moving, wanted] of moves) {
          const to = typeof wanted === 'string' ? stepTarget(now, moving, wanted) : wanted;
          const move = to && moveTo(now, moving, to);
          if (!to || !move) continue;
          now = moved(now, moving, move.parentId, move.place);
          const kind = now.find((each) => each.id === moving)?.query === undefined;
          const list = now.filter((each) => (each.query === undefined) === kind);
          const rows = collectionRows(list).map((row) => row.collection.id);
          expect(rows.toSorted()).toEqual(list.map((each) => each.id).toSorted());
          const at = rows.indexOf(moving);
          if (to.where === 'top') expect(at).toBe(0);
          if (to.where === 'before') expect(rows[at + withInner(now, moving).size]).toBe(to.id);
          if (to.where === 'inside') expect(withInner(now, to.id).has(moving)).toBe(true);
          // Where it stands it cannot be put again.
          expect(moveTo(now, moving, to)).toBeUndefined();
        }
      }),
    );
  });
});
