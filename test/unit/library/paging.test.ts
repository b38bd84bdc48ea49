import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/index.ts';
import type { GenerationId, PictureId } from '../../../src/shared/domain/ids.ts';
import { recipeOf } from '../../integration/library/recipes.ts';
import { insertGeneration, Shelf } from '../../integration/library/shelf.ts';

const shelf = new Shelf();
let library: Library;
beforeAll(async () => {
  library = await shelf.open();
});
afterAll(() => {
  shelf.clear();
});

/** Fills the index with generations of these times and set sizes, and nothing else. */
function fill(generations: { createdAt: number; pictures: number }[]): void {
  library.transaction(() => {
    library.database.exec('DELETE FROM generations');
    for (const [index, { createdAt, pictures }] of generations.entries()) {
      const id = `g${index}` as GenerationId;
      insertGeneration(library, recipeOf(id, { createdAt }), `2026/${id}`);
      for (let position = 1; position <= pictures; position += 1) {
        library.insertPicture(
          {
            id: `${id}_${position}` as PictureId,
            generationId: id,
            position,
            file: `2026/${id}/${position}.jpg`,
            width: 100 + index,
            height: 200 + position,
            bytes: 5,
            mediaType: 'image/jpeg',
            sha256: '',
            colour: '#000000',
          },
          createdAt,
        );
      }
    }
  });
}

/** Every id, page by page. */
function turnPages(limit: number): { ids: PictureId[]; pages: number } {
  const ids: PictureId[] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = library.page({ limit }, cursor);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== undefined);
  return { ids, pages };
}

describe('paging through the library', () => {
  it('meets every picture once, newest generation first, first picture of a set first', () => {
    fc.assert(
      fc.property(
        // Few different times, so that many generations share one.
        fc.array(
          fc.record({ createdAt: fc.integer({ min: 1000, max: 1005 }), pictures: fc.integer({ min: 0, max: 15 }) }),
          {
            maxLength: 12,
          },
        ),
        fc.integer({ min: 1, max: 40 }),
        (generations, limit) => {
          fill(generations);
          const expected = generations
            .flatMap(({ createdAt, pictures }, index) =>
              Array.from({ length: pictures }, (_, at) => ({ id: `g${index}_${at + 1}`, createdAt, position: at + 1 })),
            )
            .toSorted(
              (one, other) =>
                other.createdAt - one.createdAt ||
                one.position - other.position ||
                (one.id < other.id ? 1 : one.id > other.id ? -1 : 0),
            )
            .map((picture) => picture.id);
          const { ids, pages } = turnPages(limit);
          expect(ids).toEqual(expected);
          expect(pages).toBe(Math.max(1, Math.ceil(expected.length / limit)));
          expect(library.layout({}).ids).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not disturbed by pictures that come in meanwhile', () => {
    fill(Array.from({ length: 10 }, (_, index) => ({ createdAt: 1000 + index, pictures: 1 })));
    const first = library.page({ limit: 4 });
    insertGeneration(library, recipeOf('new', { createdAt: 5000 }), '2026/new');
    library.insertPicture(
      {
        ...library.picturesOf('g0' as GenerationId)[0]!,
        id: 'new_1' as PictureId,
        generationId: 'new' as GenerationId,
        file: 'x',
      },
      5000,
    );
    const second = library.page({ limit: 4 }, first.nextCursor);
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2].map((index) => `g${index}_1`),
    );
  });

  it.each([
    '',
    'nonsense',
    Buffer.from('1 ../x').toString('base64url'),
    Buffer.from('9'.repeat(17)).toString('base64url'),
  ])('refuses the cursor %j that no page gave', (cursor) => {
    expect(() => library.page({}, cursor)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  it('goes through 10,000 pictures, and the layout agrees with the pages', () => {
    fill(Array.from({ length: 2500 }, (_, index) => ({ createdAt: 1e12 + (index % 100) * 1000, pictures: 4 })));
    const { ids } = turnPages(200);
    const layout = library.layout({});
    expect(new Set(ids).size).toBe(10_000);
    expect(layout.ids).toEqual(ids);
    const middle = library.summaries([ids[5000]!])[0];
    expect([layout.widths[5000], layout.heights[5000], layout.createdAt[5000]]).toEqual([
      middle?.width,
      middle?.height,
      middle?.createdAt,
    ]);
    expect(middle).toMatchObject({ setSize: 4, thumbnailUrl: `media://thumbnail/${ids[5000]}` });
  });

  it('answers 200 pictures to a query that names no limit', () => {
    expect(library.page({}).items).toHaveLength(200);
  });
});
