import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/index.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { joinSharedFacts } from '../../../src/shared/domain/sharedFacts.ts';
import { Shelf } from '../../integration/library/shelf.ts';
import { shelve } from '../../support/shelvedPictures.ts';

let shelf: Shelf;
let library: Library;
let pictures: PictureId[];
beforeEach(async () => {
  shelf = new Shelf();
  library = await shelf.open();
  pictures = [
    ...shelve(library, { id: 'paid', pictures: 2, more: { credits: { reserved: 5, used: 4.08 } } }),
    ...shelve(library, { id: 'free', pictures: 2 }),
  ];
  const [one, two, three] = pictures as [PictureId, PictureId, PictureId];
  library.curation.update([one, two], { rating: 3, addTags: ['sea'], note: 'Print this' });
  library.curation.update([three], { flag: 'reject', label: 'blue', addTags: ['Abend', 'sea'] });
  library.collections.create({ name: 'Mist' });
  library.collections.add(library.collections.list()[0]?.id ?? '', [two]);
});
afterEach(() => {
  shelf.clear();
});

describe('what pictures have in common', () => {
  it('is counted over all of them, each once, and those that are not there are left out', () => {
    const mist = library.collections.list()[0]?.id;
    expect(library.sharedFacts([...pictures, pictures[0]!, 'nobody' as PictureId])).toEqual({
      pictures: 4,
      bytes: 4000,
      credits: 4.08,
      priced: 2,
      ratings: [
        { value: 0, pictures: 2 },
        { value: 3, pictures: 2 },
      ],
      flags: [
        { value: 'reject', pictures: 1 },
        { value: 'none', pictures: 3 },
      ],
      labels: [
        { value: 'none', pictures: 3 },
        { value: 'blue', pictures: 1 },
      ],
      tags: [
        { value: 'Abend', pictures: 1 },
        { value: 'sea', pictures: 3 },
      ],
      collections: [{ value: mist, pictures: 1 }],
      notes: expect.toSatisfy((notes: string[]) => notes.toSorted().join('|') === '|Print this'),
    });
    expect(library.sharedFacts([pictures[0]!])).toMatchObject({ pictures: 1, credits: 2.04, notes: ['Print this'] });
    expect(library.sharedFacts(['nobody' as PictureId])).toMatchObject({ pictures: 0, bytes: 0, credits: 0, tags: [] });
  });

  it('is the same when the pictures are asked about in parts', () => {
    const sorted = (facts: ReturnType<Library['sharedFacts']>) => joinSharedFacts(facts, library.sharedFacts([]));
    fc.assert(
      fc.property(fc.subarray([0, 1, 2, 3]), (places) => {
        const first = places.map((place) => pictures[place]!);
        const rest = pictures.filter((id) => !first.includes(id));
        const joined = joinSharedFacts(library.sharedFacts(first), library.sharedFacts(rest));
        const whole = sorted(library.sharedFacts(pictures));
        expect({ ...joined, credits: 0, notes: joined.notes.toSorted() }).toEqual({
          ...whole,
          credits: 0,
          notes: whole.notes.toSorted(),
        });
        expect(joined.credits).toBeCloseTo(whole.credits);
      }),
    );
  });
});
