import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/index.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { Shelf } from '../../integration/library/shelf.ts';
import { shelve } from '../../support/shelvedPictures.ts';

let shelf: Shelf;
let library: Library;
let pictures: PictureId[];
beforeEach(async () => {
  shelf = new Shelf();
  library = await shelf.open();
  pictures = shelve(library, { id: 'set', pictures: 6 });
});
afterEach(() => {
  shelf.clear();
});

const state = (): unknown => library.curation.rows.snapshot().map(normal).toSorted();
/** The same whatever order its pictures are listed in. */
function normal(change: object): string {
  return JSON.stringify(change, (key, value: unknown) =>
    key === 'pictures' && Array.isArray(value)
      ? value
          .map(String)
          .toSorted((one, other) => (one < other ? -1 : 1))
          .join(' ')
      : value,
  );
}
const [first, second, third] = ['set_1', 'set_2', 'set_3'] as PictureId[];

describe('an edit', () => {
  it('says what is different now, and a picture shows it', () => {
    const report = library.curation.update([first!, second!], {
      rating: 4,
      flag: 'pick',
      label: 'green',
      note: 'Print this',
      addTags: ['Sea', 'sea', 'Holiday'],
    });
    expect(report).toMatchObject({ changed: 2, undoSteps: 1, redoSteps: 0, pictures: [first, second] });
    expect(library.picture(first!)).toMatchObject({
      rating: 4,
      flag: 'pick',
      label: 'green',
      note: 'Print this',
      tags: ['Holiday', 'Sea'],
      collections: [],
    });
    expect(library.page({}).items[0]).toMatchObject({ rating: 4, flag: 'pick', label: 'green', colour: '#808080' });
  });

  it('that changes nothing is no step to undo', () => {
    library.curation.update([first!], { rating: 2 });
    expect(library.curation.update([first!], { rating: 2 })).toMatchObject({ changed: 0, undoSteps: 1 });
    expect(library.curation.update(['nobody' as PictureId], { rating: 2 })).toMatchObject({ changed: 0, undoSteps: 1 });
  });

  it('can set exactly these tags, and take some away', () => {
    library.curation.update(pictures, { addTags: ['one', 'two'] });
    library.curation.update([first!], { tags: ['Two', 'three'] });
    library.curation.update([second!], { removeTags: ['ONE'] });
    expect(library.picture(first!)?.tags).toEqual(['three', 'two']);
    expect(library.picture(second!)?.tags).toEqual(['two']);
    expect(library.curation.tags()).toEqual([
      { name: 'one', pictures: 4 },
      { name: 'three', pictures: 1 },
      { name: 'two', pictures: 6 },
    ]);
  });

  it('renames a tag, also in its case alone, and merges several into one', () => {
    library.curation.update([first!], { addTags: ['sea'] });
    library.curation.update([second!], { addTags: ['ocean'] });
    library.curation.mergeTags(['sea'], 'SEA');
    expect(library.curation.tags().map((tag) => tag.name)).toEqual(['ocean', 'SEA']);
    library.curation.mergeTags(['ocean', 'SEA'], 'Water');
    expect(library.curation.tags()).toEqual([{ name: 'Water', pictures: 2 }]);
    library.curation.undo();
    library.curation.undo();
    expect(library.curation.tags().map((tag) => tag.name)).toEqual(['ocean', 'sea']);
    // Nothing to do is no step of undo.
    const { undoSteps } = library.curation.update([first!], { rating: 1 });
    expect(library.curation.mergeTags(['SEA'], 'sea')).toMatchObject({ changed: 0, undoSteps });
    expect(() => library.curation.mergeTags(['gone'], 'x')).toThrow(/no tag called “gone”/);
  });
});

describe('collections', () => {
  it('hold pictures in an order by hand, nested, with a cover', () => {
    const { collections } = library;
    const { id } = collections.create({ name: 'Best' });
    const inner = collections.create({ name: 'Of the best', parentId: id }).id;
    collections.add(id, [first!, second!, third!]);
    collections.add(id, [third!]);
    collections.order(id, [third!], first);
    collections.update(id, { cover: second!, name: 'The best' });
    expect(library.curation.rows.placesIn(id).map(([picture]) => picture)).toEqual([third, first, second]);
    expect(collections.list()).toEqual([
      { id: inner, name: 'Of the best', parentId: id, place: 0, pictures: 0 },
      { id, name: 'The best', cover: second, coverUrl: `media://thumbnail/${second}`, place: 0, pictures: 3 },
    ]);
    expect(library.picture(third!)?.collections).toEqual([id]);
    expect(() => collections.update(id, { parentId: inner })).toThrow(/cannot lie in itself/);
    expect(() => collections.update(id, { parentId: id })).toThrow(/cannot lie in itself/);
    collections.take(id, [first!]);
    collections.remove(id);
    expect(collections.list()).toEqual([{ id: inner, name: 'Of the best', place: 1, pictures: 0 }]);
    library.curation.undo();
    library.curation.undo();
    expect(library.curation.rows.placesIn(id).map(([picture]) => picture)).toEqual([third, first, second]);
  });

  it('that are smart take no pictures by hand, and no other collection', () => {
    const { collections } = library;
    const { id } = collections.create({ name: 'Stars', query: { rating: { from: 4 } } });
    const byHand = collections.create({ name: 'Best' }).id;
    expect(() => collections.add(id, [first!])).toThrow(/smart collection/);
    expect(() => collections.update(byHand, { parentId: id })).toThrow(/no other can lie in it/);
    expect(() => collections.create({ name: 'Inside', parentId: id })).toThrow(/no other can lie in it/);
  });

  it('show their first picture while their cover is away, and none without one', () => {
    const { collections, curation } = library;
    const { id } = collections.create({ name: 'Best' });
    const cover = (): string | undefined => collections.list().find((each) => each.id === id)?.coverUrl;
    collections.add(id, [third!, first!, second!]);
    expect(cover()).toBeUndefined();
    collections.update(id, { cover: second! });
    curation.setTrashed([second!], true);
    expect(cover()).toBe(`media://thumbnail/${third}`);
    curation.setTrashed([second!], false);
    expect(cover()).toBe(`media://thumbnail/${second}`);
    collections.take(id, [first!, third!, second!]);
    curation.setTrashed([second!], true);
    expect(cover()).toBeUndefined();
    expect(() => collections.update(id, { cover: 'nobody' as PictureId })).toThrow(/no longer in this library/);
    collections.update(id, { cover: null });
    expect(collections.list().find((each) => each.id === id)?.cover).toBeUndefined();
  });

  it('move among their siblings', () => {
    const { collections } = library;
    const [one = '', two = '', three = ''] = ['one', 'two', 'three'].map((name) => collections.create({ name }).id);
    collections.update(three, { place: 0 });
    expect(collections.list().map((each) => each.id)).toEqual([three, one, two]);
    collections.update(three, { place: 99 });
    expect(collections.list().map((each) => each.id)).toEqual([one, two, three]);
  });
});

describe('undoing', () => {
  const picture = fc.constantFrom(...(['set_1', 'set_2', 'set_3', 'set_4'] as PictureId[]));
  const some = fc.uniqueArray(picture, { minLength: 1, maxLength: 4 });
  const tag = fc.constantFrom('Sea', 'sea', 'Berg', 'tree');
  const collection = fc.nat({ max: 3 });
  const action = fc.oneof(
    fc.record({ kind: fc.constant('rating' as const), some, value: fc.nat({ max: 5 }) }),
    fc.record({
      kind: fc.constant('flag' as const),
      some,
      value: fc.constantFrom('pick' as const, 'reject' as const, null),
    }),
    fc.record({ kind: fc.constant('note' as const), some, value: fc.constantFrom('a', 'b', null) }),
    fc.record({ kind: fc.constant('tag' as const), some, value: tag }),
    fc.record({ kind: fc.constant('untag' as const), some, value: tag }),
    fc.record({ kind: fc.constant('inParts' as const), some, value: fc.nat({ max: 5 }) }),
    fc.record({ kind: fc.constant('exactTags' as const), some, value: fc.array(tag, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('merge' as const), value: tag, into: tag }),
    fc.record({ kind: fc.constant('trash' as const), some, value: fc.boolean() }),
    fc.record({ kind: fc.constant('create' as const), into: fc.option(collection, { nil: undefined }) }),
    fc.record({ kind: fc.constant('delete' as const), which: collection }),
    fc.record({ kind: fc.constant('put' as const), which: collection, some }),
    fc.record({ kind: fc.constant('take' as const), which: collection, some }),
    fc.record({ kind: fc.constant('order' as const), which: collection, some, before: picture }),
    fc.record({ kind: fc.constant('undo' as const) }),
    fc.record({ kind: fc.constant('redo' as const) }),
  );
  type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

  let actions = 0;
  function act(each: Exclude<Action, { kind: 'undo' | 'redo' }>): void {
    const { curation, collections } = library;
    const which = (index: number): string | undefined => collections.list()[index]?.id;
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what works on one collection comes last, together
    switch (each.kind) {
      case 'rating':
        curation.update(each.some, { rating: each.value });
        break;
      case 'flag':
        curation.update(each.some, { flag: each.value });
        break;
      case 'note':
        curation.update(each.some, { note: each.value });
        break;
      case 'tag':
        curation.update(each.some, { addTags: [each.value] });
        break;
      case 'untag':
        curation.update(each.some, { removeTags: [each.value] });
        break;
      case 'inParts':
        actions += 1;
        for (const one of each.some) library.curation.update([one], { rating: each.value }, `action ${actions}`);
        break;
      case 'exactTags':
        curation.update(each.some, { tags: each.value });
        break;
      case 'merge':
        if (curation.tags().some(({ name }) => name.toLowerCase() === each.value.toLowerCase())) {
          curation.mergeTags([each.value], each.into);
        }
        break;
      case 'trash':
        curation.setTrashed(each.some, each.value);
        break;
      case 'create': {
        const parentId = each.into === undefined ? undefined : which(each.into);
        collections.create({ name: 'New', ...(parentId === undefined ? {} : { parentId }) });
        break;
      }
      default: {
        const id = which(each.which);
        if (id === undefined) return;
        if (each.kind === 'delete') collections.remove(id);
        else if (each.kind === 'put') collections.add(id, each.some);
        else if (each.kind === 'take') collections.take(id, each.some);
        else collections.order(id, each.some, each.before);
      }
    }
  }

  it('and doing again in any sequence leads through the same states, and the journal tells the last one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        // Everything before this run is beyond undoing for it.
        const states = [state()];
        let at = 0;
        for (const each of actions) {
          if (each.kind === 'undo' || each.kind === 'redo') {
            const next = at + (each.kind === 'undo' ? -1 : 1);
            if (next < 0 || next >= states.length) continue;
            while (library.curation[each.kind]().unfinished);
            at = next;
          } else {
            const before = state();
            act(each);
            const after = state();
            if (JSON.stringify(before) === JSON.stringify(after)) continue;
            states.splice(at + 1, Infinity, after);
            at += 1;
          }
          expect(state()).toEqual(states[at]);
        }
        const last = state();
        library.close();
        const { DatabaseSync } = await import('node:sqlite');
        const index = new DatabaseSync(shelf.index);
        // As if the index were older than everything in the journal.
        index.exec(`DELETE FROM meta WHERE name LIKE 'curation%'`);
        index.close();
        library = await shelf.open();
        expect(state()).toEqual(last);
      }),
      { numRuns: 60 },
    );
  });

  it('takes the parts of one action as one step, and tells that there is more of it', () => {
    const parts = [pictures.slice(0, 2), pictures.slice(2, 4), pictures.slice(4)];
    const before = state();
    for (const part of parts) library.curation.update(part, { addTags: ['Sea'] }, 'first');
    library.curation.setTrashed([first!], true, 'second');
    expect(library.curation.setTrashed([second!], true, 'second')).toMatchObject({ undoSteps: 2 });
    expect(library.curation.undo()).toMatchObject({ unfinished: true, pictures: [second], undoSteps: 2, redoSteps: 1 });
    expect(library.curation.undo()).not.toHaveProperty('unfinished');
    expect(library.curation.undo()).toMatchObject({ unfinished: true, undoSteps: 1, redoSteps: 2 });
    expect(library.curation.undo()).toMatchObject({ unfinished: true });
    expect(library.curation.undo()).toMatchObject({ undoSteps: 0, redoSteps: 2 });
    expect(state()).toEqual(before);
    expect(library.curation.redo()).toMatchObject({ unfinished: true, pictures: parts[0], undoSteps: 1, redoSteps: 2 });
    library.curation.redo();
    expect(library.curation.redo()).not.toHaveProperty('unfinished');
    expect(library.curation.tags()).toEqual([{ name: 'Sea', pictures: 6 }]);
  });

  it('numbers actions, and undoes or redoes the one that is meant and no other', () => {
    const { curation } = library;
    expect(curation.update([first!], { rating: 1 })).toMatchObject({ actions: { last: 1, next: 0, newest: 1 } });
    curation.update([first!], { rating: 2 }, 'long');
    expect(curation.update([second!], { rating: 2 }, 'long')).toMatchObject({
      actions: { last: 2, next: 0, newest: 2 },
    });
    expect(curation.undo(1)).toMatchObject({ changed: 0, actions: { last: 2, next: 0, newest: 2 } });
    curation.undo(2);
    expect(curation.undo(2)).toMatchObject({ changed: 1, actions: { last: 1, next: 2, newest: 2 } });
    expect(curation.redo(3)).toMatchObject({ changed: 0 });
    expect(curation.redo(2)).toMatchObject({ changed: 1, actions: { last: 2, next: 2, newest: 2 } });
    curation.undo();
    expect(curation.update([first!], { rating: 5 })).toMatchObject({ actions: { last: 3, next: 0, newest: 3 } });
  });

  it('forgets whole actions only, the oldest first', () => {
    for (let part = 1; part <= 3; part += 1) library.curation.update([first!], { rating: part }, 'oldest');
    for (let step = 0; step < 199; step += 1) library.curation.update([first!], { rating: 4 + (step % 2) });
    expect(library.curation.update([second!], { rating: 1 })).toMatchObject({ undoSteps: 200 });
    while (library.curation.undo().changed > 0);
    expect(library.picture(first!)?.rating).toBe(3);
  });

  it('reaches at least fifty steps back', () => {
    for (let step = 1; step <= 60; step += 1) library.curation.update([first!], { rating: (step % 5) + 1 });
    for (let step = 1; step <= 60; step += 1) library.curation.undo();
    expect(library.picture(first!)?.rating).toBe(0);
    expect(library.curation.undo()).toMatchObject({ changed: 0, undoSteps: 0, redoSteps: 60 });
  });
});
