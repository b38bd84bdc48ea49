import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, IndexCopyDamaged, listBackups } from '../../../src/main/library/database/backups.ts';
import type { Library } from '../../../src/main/library/index.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { keepPlain } from './keepPlain.ts';
import { insertGeneration, Shelf } from './shelf.ts';
import { recipeOf } from './recipes.ts';

let shelf: Shelf;
beforeEach(() => {
  shelf = new Shelf();
});
afterEach(() => {
  shelf.clear();
});

const own = (name: string): string => shelf.path('.reverie', name);
const ids = (library: Library): PictureId[] => library.page({}).items.map((item) => item.id);
const all = ['one_1', 'one_2'] as PictureId[];

/** A library with two rated pictures, closed cleanly; answers their folder. */
async function written(): Promise<string> {
  const library = await shelf.open();
  const folder = await keepPlain(shelf, library);
  library.curation.update(all, { rating: 4 });
  shelf.close();
  return folder;
}

function fillPages(path: string, from: number, to: number): void {
  const bytes = readFileSync(path);
  bytes.fill('garbage ', from, to);
  writeFileSync(path, bytes);
}

describe('opening ends in a working library, with nothing deleted,', () => {
  it.each<[string, () => void]>([
    ['whose index has a broken header', () => fillPages(shelf.index, 18, 100)],
    ['whose index ends in garbage', () => appendFileSync(shelf.index, Buffer.alloc(10_000, 'garbage'))],
    ['whose index is empty', () => truncateSync(shelf.index, 0)],
    [
      'whose index was removed and whose write-ahead log was not',
      () => {
        writeFileSync(`${shelf.index}-wal`, Buffer.alloc(40_000, 'old'));
        rmSync(shelf.index);
      },
    ],
    [
      'in which a folder lies in the place of the write-ahead log',
      () => mkdirSync(join(`${shelf.index}-wal`, 'x'), { recursive: true }),
    ],
    [
      'in which a folder lies in the place of the shared memory',
      () => mkdirSync(join(`${shelf.index}-shm`, 'x'), { recursive: true }),
    ],
    [
      'in which a folder lies in the place of the lock',
      () => {
        rmSync(own('lock.sqlite'));
        mkdirSync(join(own('lock.sqlite'), 'x'), { recursive: true });
      },
    ],
    [
      'in which a file lies in the place of the backups, with a damaged index',
      () => {
        writeFileSync(own('backups'), 'a file');
        writeFileSync(shelf.index, Buffer.alloc(50_000, 'garbage'));
      },
    ],
    [
      'whose backups are garbage as the index is',
      () => {
        mkdirSync(own('backups'));
        for (const time of ['1790000000000', '1790000000001']) {
          writeFileSync(join(own('backups'), `index-${time}.sqlite`), Buffer.alloc(50_000, 'garbage'));
        }
        writeFileSync(shelf.index, Buffer.alloc(50_000, 'garbage'));
      },
    ],
    ['whose journal is garbage', () => writeFileSync(own('curation.jsonl'), Buffer.from([0, 255, 10, 254, 10]))],
    [
      'whose journal has lost its heading',
      () => {
        const lines = readFileSync(own('curation.jsonl'), 'utf8').split('\n');
        writeFileSync(own('curation.jsonl'), ['x', ...lines.slice(1)].join('\n'));
      },
    ],
    ['whose journal is empty', () => truncateSync(own('curation.jsonl'), 0)],
    [
      'in which a folder lies in the place of the journal',
      () => {
        rmSync(own('curation.jsonl'));
        mkdirSync(join(own('curation.jsonl'), 'x'), { recursive: true });
      },
    ],
  ])('%s', async (_, damage) => {
    const folder = await written();
    damage();
    const library = await shelf.open();
    expect(ids(library)).toEqual(all);
    expect(library.picture(all[0]!)?.rating).toBe(4);
    library.curation.update([all[1]!], { rating: 2 });
    expect(readFileSync(shelf.path(folder, '1.jpg'), 'utf8')).toBe('one 1.jpg');
    const again = await shelf.open();
    expect(again.report).toEqual({});
    expect(again.picture(all[1]!)?.rating).toBe(2);
  });

  it('whose index has garbage in a place that a start does not look at, once it is met', async () => {
    const library = await shelf.open();
    await keepPlain(shelf, library);
    // More than is looked at on each start.
    for (let index = 0; index < 120; index += 1) {
      insertGeneration(library, recipeOf(`failed${index}`, { status: 'failed', prompt: 'p'.repeat(100_000) }));
      library.writeRecord(recipeOf(`failed${index}`, { status: 'failed', prompt: 'p'.repeat(100_000) }));
    }
    shelf.close();
    const { size } = statSync(shelf.index);
    expect(size).toBeGreaterThan(9_000_000);
    const pages = Math.floor(size / 4096);
    fillPages(shelf.index, Math.floor(pages / 4) * 4096, Math.floor(pages * 0.75) * 4096);
    let met: unknown;
    try {
      const opened = await shelf.open();
      opened.database.prepare('SELECT * FROM generations').all();
    } catch (error) {
      met = error;
    }
    expect(met).toMatchObject({ errcode: 11 });
    shelf.close();
    writeFileSync(own('check-index'), '');
    const mended = await shelf.open();
    expect(mended.report.rebuilt).toMatchObject({ generations: 121, pictures: 2, problems: [] });
    expect(ids(mended)).toEqual(all);
  });
});

describe('a recipe that is not as Reverie writes it', () => {
  const change = (folder: string, how: (recipe: Record<string, unknown>) => void): void => {
    const path = shelf.path(folder, 'recipe.json');
    const recipe = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    how(recipe);
    writeFileSync(path, JSON.stringify(recipe));
  };
  it.each<[string, (folder: string) => void, number]>([
    ['is garbage', (folder) => writeFileSync(shelf.path(folder, 'recipe.json'), Buffer.from([0, 255, 1])), 0],
    ['is empty', (folder) => writeFileSync(shelf.path(folder, 'recipe.json'), ''), 0],
    [
      'is a folder',
      (folder) => {
        rmSync(shelf.path(folder, 'recipe.json'));
        mkdirSync(shelf.path(folder, 'recipe.json'));
      },
      0,
    ],
    [
      'names one file twice',
      (folder) =>
        change(folder, (recipe) => {
          const [file] = recipe.files as object[];
          recipe.files = [file, { ...file, position: 2 }];
        }),
      1,
    ],
    [
      'names a file of another set',
      (folder) =>
        change(folder, (recipe) => {
          const [file] = recipe.files as object[];
          recipe.files = [
            { ...file, name: 'away.jpg', movedTo: `${folder}/2.jpg` },
            { ...file, position: 2, name: '2.jpg' },
          ];
        }),
      1,
    ],
    [
      'comes from the end of time',
      (folder) =>
        change(folder, (recipe) => {
          recipe.createdAt = '9999-12-31T23:59:59Z';
        }),
      0,
    ],
    [
      'comes from its beginning',
      (folder) =>
        change(folder, (recipe) => {
          recipe.createdAt = '0001-01-01T00:00:00Z';
        }),
      0,
    ],
    [
      'has a size beyond all files',
      (folder) =>
        change(folder, (recipe) => {
          const [file] = recipe.files as object[];
          recipe.files = [{ ...file, bytes: Number.MAX_SAFE_INTEGER }];
        }),
      1,
    ],
  ])('%s: the others are found, and it is told of', async (_, damage, pictures) => {
    const library = await shelf.open();
    const folder = await keepPlain(shelf, library, 'odd');
    await keepPlain(shelf, library);
    shelf.close();
    damage(folder);
    rmSync(shelf.index);
    const again = await shelf.open();
    expect(ids(again).filter((id) => id.startsWith('one'))).toEqual(all);
    expect(ids(again).filter((id) => id.startsWith('odd'))).toHaveLength(pictures);
    if (pictures === 0) expect(again.report.rebuilt?.problems).toHaveLength(1);
    // And it can be read anew in place, with the rows of before still there.
    await again.rebuild();
    expect(again.page({ text: 'lighthouse' }).items.length).toBe(2 + pictures);
  });

  it('has swapped names: a rebuild in place follows it', async () => {
    const library = await shelf.open();
    const folder = await keepPlain(shelf, library);
    change(folder, (recipe) => {
      const [one, two] = recipe.files as { name: string }[];
      recipe.files = [
        { ...one, name: '2.jpg' },
        { ...two, name: '1.jpg' },
      ];
    });
    await library.rebuild();
    expect(library.picture(all[0]!)?.file).toBe(`${folder}/2.jpg`);
    expect(library.picture(all[1]!)?.file).toBe(`${folder}/1.jpg`);
  });
});

describe('files that changed behind the back of an open library', () => {
  it('a picture of garbage stays a picture, and can be shown, rated and verified', async () => {
    const library = await shelf.open();
    const folder = await keepPlain(shelf, library);
    writeFileSync(shelf.path(folder, '1.jpg'), Buffer.alloc(100, 255));
    library.curation.update([all[0]!], { rating: 1 });
    expect(library.picture(all[0]!)).toMatchObject({ rating: 1, missing: false });
    expect((await library.verification.run(() => {})).findings).toMatchObject([{ kind: 'changed' }]);
  });

  it('a folder that was renamed is found by a rebuild too, with the text that is looked for', async () => {
    const library = await shelf.open();
    const folder = await keepPlain(shelf, library);
    expect(library.page({ text: 'favourites' }).items).toEqual([]);
    renameSync(shelf.path(folder), shelf.path('2026', 'my favourites'));
    expect((await library.rebuild()).problems).toEqual([]);
    expect(library.page({ text: 'favourites' }).items.map((item) => item.id)).toEqual(all);
  });

  it('a folder that was renamed is found again with its recipe', async () => {
    const library = await shelf.open();
    const folder = await keepPlain(shelf, library);
    renameSync(shelf.path(folder), shelf.path('2026', 'my favourites'));
    expect(await library.verification.run(() => {})).toMatchObject({ relinked: 2, problems: 2 });
    expect(library.picture(all[0]!)).toMatchObject({ file: '2026/my favourites/1.jpg', missing: false });
  });
});

describe('a backup', () => {
  it('is not made of a damaged index, and the sound ones stay', async () => {
    const library = await shelf.open();
    await keepPlain(shelf, library);
    const sound = await backUp(library.database, own('backups'), shelf.clock);
    shelf.close();
    await shelf.clock.advance(1000);
    const copy = shelf.path('copy.sqlite');
    writeFileSync(copy, readFileSync(shelf.index));
    fillPages(copy, 6 * 4096, 12 * 4096);
    const damaged = new DatabaseSync(copy);
    await expect(backUp(damaged, own('backups'), shelf.clock)).rejects.toThrow(IndexCopyDamaged);
    damaged.close();
    expect(listBackups(own('backups')).map(({ path }) => path)).toEqual([sound]);
  });

  it('is given up at once when the library is closed, and leaves nothing behind', async () => {
    const library = await shelf.open();
    await keepPlain(shelf, library);
    const closing = new AbortController();
    const making = backUp(library.database, own('backups'), shelf.clock, closing.signal);
    closing.abort();
    await expect(making).rejects.toThrow();
    expect(listBackups(own('backups'))).toEqual([]);
  });
});
