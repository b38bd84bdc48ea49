import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, listBackups } from '../../../src/main/library/database/backups.ts';
import { groundFloor } from '../../../src/main/library/database/migrations/0001-ground-floor.ts';
import { newestVersion } from '../../../src/main/library/database/migrations/index.ts';
import { thumbnailFile } from '../../../src/main/library/files/names.ts';
import type { Library } from '../../../src/main/library/index.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { recipeOf } from './recipes.ts';
import { keepPlain } from './keepPlain.ts';
import { insertGeneration, Shelf } from './shelf.ts';

let shelf: Shelf;
beforeEach(() => {
  shelf = new Shelf();
});
afterEach(() => {
  shelf.clear();
});

const [first, second] = ['one_1', 'one_2'] as [PictureId, PictureId];

const keep = (library: Library, id?: string): Promise<string> => keepPlain(shelf, library, id);

function curate(library: Library): string {
  library.curation.update([first], { rating: 4, flag: 'pick', label: 'red', note: 'Schön', addTags: ['sea', 'Düne'] });
  library.curation.update([second], { rating: 1 });
  library.curation.undo();
  const { id } = library.collections.create({ name: 'Best' });
  library.collections.add(id, [second, first]);
  library.curation.setTrashed([second], true);
  return JSON.stringify(library.curation.rows.snapshot());
}

describe('what the artist said of pictures', () => {
  it.each<[string, () => void]>([
    ['an index that was deleted', () => rmSync(shelf.index)],
    ['an index of garbage', () => writeFileSync(shelf.index, Buffer.alloc(50_000, 'garbage'))],
    ['a journal that was deleted', () => rmSync(shelf.path('.reverie/curation.jsonl'))],
    [
      'a line that was never finished',
      () => appendFileSync(shelf.path('.reverie/curation.jsonl'), '{"number":9,"chan'),
    ],
  ])('survives %s', async (_, damage) => {
    const library = await shelf.open();
    await keep(library);
    const before = curate(library);
    shelf.close();
    damage();
    const again = await shelf.open();
    expect(JSON.stringify(again.curation.rows.snapshot())).toBe(before);
    expect(again.page({}).items.map((item) => item.id)).toEqual([first]);
    expect(again.page({ trashed: true }).items.map((item) => item.id)).toEqual([second]);
    expect(again.page({ text: 'dune' }).items.map((item) => item.id)).toEqual([first]);
    // And goes on from there.
    again.curation.update([first], { rating: 2 });
    rmSync(shelf.path('.reverie/index.sqlite-wal'), { force: true });
    shelf.close();
    rmSync(shelf.index);
    expect((await shelf.open()).picture(first)?.rating).toBe(2);
  });

  it('loses no more than the lines that are damaged, and the file is kept', async () => {
    const library = await shelf.open();
    await keep(library);
    for (const rating of [1, 2, 3]) library.curation.update([first], { rating });
    library.curation.update([first], { note: 'Stays' });
    shelf.close();
    const path = shelf.path('.reverie/curation.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    lines[3] = '### garbage ###';
    writeFileSync(path, lines.join('\n'));
    rmSync(shelf.index);
    const { report } = await shelf.open();
    expect(report.curationDamaged).toMatchObject({ lines: 1 });
    expect(readFileSync(report.curationDamaged?.keptAs ?? '', 'utf8')).toBe(lines.join('\n'));
    const picture = (await shelf.open()).picture(first);
    expect(picture).toMatchObject({ rating: 2, note: 'Stays' });
  });

  it('keeps every collection within reach when the lines of others are damaged', async () => {
    const { collections } = await shelf.open();
    const lost = collections.create({ name: 'Lost' }).id;
    const inside = collections.create({ name: 'Inside', parentId: lost }).id;
    const one = collections.create({ name: 'One' }).id;
    const other = collections.create({ name: 'Other', parentId: one }).id;
    collections.update(other, { parentId: null });
    collections.update(one, { parentId: other });
    shelf.close();
    const path = shelf.path('.reverie/curation.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    // The making of the first, and the step between two that lie in each other without it.
    lines[1] = lines[5] = '### garbage ###';
    writeFileSync(path, lines.join('\n'));
    rmSync(shelf.index);
    const again = (await shelf.open()).collections;
    const parents = (): Record<string, string | undefined> =>
      Object.fromEntries(again.list().map(({ id, parentId }) => [id, parentId]));
    expect(parents()).toEqual({ [inside]: undefined, [one]: undefined, [other]: one });
    again.update(inside, { name: 'Renamed' });
    again.update(inside, { parentId: other });
    expect(parents()).toEqual({ [inside]: other, [one]: undefined, [other]: one });
  });

  it('waits for pictures whose files are away', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    curate(library);
    renameSync(shelf.path(folder, '1.jpg'), shelf.path('.reverie', 'away.jpg'));
    await library.rebuild();
    expect(library.picture(first)).toBeUndefined();
    renameSync(shelf.path('.reverie', 'away.jpg'), shelf.path(folder, '1.jpg'));
    await library.rebuild();
    expect(library.picture(first)).toMatchObject({ rating: 4, tags: ['Düne', 'sea'] });
  });

  it('is not lost when the disk refuses the journal: the edit has not happened', async () => {
    const library = await shelf.open();
    await keep(library);
    library.curation.update([first], { rating: 1 });
    const path = shelf.path('.reverie/curation.jsonl');
    renameSync(path, `${path}.away`);
    mkdirSync(path);
    expect(() => library.curation.update([first], { rating: 5 })).toThrow();
    expect(library.picture(first)?.rating).toBe(1);
    rmSync(path, { recursive: true });
    renameSync(`${path}.away`, path);
    library.curation.update([first], { rating: 3 });
    shelf.close();
    rmSync(shelf.index);
    expect((await shelf.open()).picture(first)?.rating).toBe(3);
  });
});

describe('an index of the first version', () => {
  it('is brought up to date with everything in it, and can be searched', async () => {
    mkdirSync(shelf.path('.reverie'));
    const old = new DatabaseSync(shelf.index);
    old.exec(groundFloor);
    old.exec(`INSERT INTO generations (id, created_at, status, draft, prompt, pictures_requested, folder)
                VALUES ('old', 1000, 'completed', '{}', 'Älteste Küste', 1, '2020/old');
              INSERT INTO pictures VALUES ('old_1', 'old', 1, '2020/old/1.jpg', 10, 10, 5, 'image/jpeg', 'aa', NULL, 16014, 1000);
              PRAGMA user_version = 1`);
    old.close();
    const library = await shelf.open();
    expect(library.report).toEqual({});
    expect(library.database.prepare('PRAGMA user_version').get()).toEqual({ user_version: newestVersion });
    expect(library.page({ text: 'kuste' }).items).toMatchObject([{ id: 'old_1', rating: 0 }]);
  });
});

describe('the trash', () => {
  it('keeps files in place, and brings pictures back', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    library.curation.setTrashed([first], true);
    expect(library.layout({}).ids).toEqual([second]);
    expect(existsSync(shelf.path(folder, '1.jpg'))).toBe(true);
    await library.rebuild();
    expect(library.layout({}).ids).toEqual([second]);
    library.curation.undo();
    expect(library.layout({}).ids).toEqual([first, second]);
  });

  it('names what is starred or picked', async () => {
    const library = await shelf.open();
    await keep(library);
    library.curation.update([first], { rating: 1 });
    expect(library.trash.starred([first, second])).toEqual([first]);
  });

  it('gives up what is old, but nothing that is starred', async () => {
    const library = await shelf.open();
    await keep(library);
    library.curation.update([first], { flag: 'pick' });
    library.curation.setTrashed([first, second], true);
    expect(library.trash.expired(30)).toEqual([]);
    await shelf.clock.advance(31 * 86_400_000);
    expect(library.trash.expired(30)).toEqual([second]);
  });

  it('deletes for ever: file, thumbnail and row go, the recipe says so, references stay, and no rebuild complains', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    mkdirSync(shelf.path('references/ab'), { recursive: true });
    const reference = shelf.path('references/ab', 'original.png');
    writeFileSync(reference, 'reference');
    const thumbnails = (['picture', 'large'] as const).map((kind) => shelf.path(thumbnailFile(kind, first)));
    for (const path of thumbnails) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'thumbnail');
    }
    const trashed: string[] = [];
    library.trash.systemTrash = (path) => {
      trashed.push(path);
      rmSync(path);
      return Promise.resolve();
    };
    library.curation.setTrashed([first], true);
    expect(await library.trash.deleteForever([first])).toEqual({ deleted: [first], failures: [] });
    expect(trashed).toEqual([shelf.path(folder, '1.jpg')]);
    expect(thumbnails.filter((path) => existsSync(path))).toEqual([]);
    const recipe = JSON.parse(readFileSync(shelf.path(folder, 'recipe.json'), 'utf8')) as { files: object[] };
    expect(recipe.files).toMatchObject([{ name: '1.jpg', deletedAt: '2026-11-22T12:00:00.000Z' }, { name: '2.jpg' }]);
    expect(existsSync(reference)).toBe(true);
    expect((await library.rebuild()).problems).toEqual([]);
    expect(library.layout({}).ids).toEqual([second]);
    expect(library.curation.rows.snapshot()).toEqual([]);
  });

  it('keeps what is restored or starred while others are being deleted', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    await keep(library, 'two');
    const starred = 'two_1' as PictureId;
    library.curation.setTrashed([first, second, starred], true);
    library.trash.systemTrash = (path) => {
      rmSync(path);
      library.curation.setTrashed([second], false);
      library.curation.update([starred], { rating: 5 });
      return Promise.resolve();
    };
    expect(await library.trash.deleteForever([first, second, starred])).toEqual({ deleted: [first], failures: [] });
    expect(existsSync(shelf.path(folder, '2.jpg'))).toBe(true);
    expect(library.picture(starred)).toMatchObject({ rating: 5, missing: false });
  });

  it('never removes the file of another picture, as after two were swapped by hand', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    const other = await keep(library, 'longer');
    renameSync(shelf.path(folder, '1.jpg'), shelf.path('aside'));
    renameSync(shelf.path(other, '1.jpg'), shelf.path(folder, '1.jpg'));
    renameSync(shelf.path('aside'), shelf.path(other, '1.jpg'));
    library.curation.setTrashed([first], true);
    expect(await library.trash.deleteForever([first])).toMatchObject({
      deleted: [],
      failures: [{ pictureId: first, reason: expect.stringContaining(`belongs at ${other}/1.jpg`) }],
    });
    expect(readFileSync(shelf.path(folder, '1.jpg'), 'utf8')).toBe('longer 1.jpg');
    expect(library.page({ trashed: true }).items.map(({ id }) => id)).toEqual([first]);
    // What the artist has changed is still the picture that is meant.
    writeFileSync(shelf.path(other, '2.jpg'), 'painted over');
    const changed = 'longer_2' as PictureId;
    expect(await library.trash.deleteForever([changed])).toEqual({ deleted: [changed], failures: [] });
  });

  it('removes the file itself where the system’s trash does not take it', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    library.trash.systemTrash = () => Promise.reject(new Error('no trash on this disk'));
    await library.trash.deleteForever([first]);
    expect(existsSync(shelf.path(folder, '1.jpg'))).toBe(false);
  });
});

describe('backups of the index', () => {
  const folder = (): string => shelf.path('.reverie', 'backups');

  it('are three, the oldest goes first', async () => {
    const library = await shelf.open();
    const made: string[] = [];
    for (let day = 0; day < 5; day += 1) {
      await shelf.clock.advance(86_400_000);
      made.push(await backUp(library.database, folder(), shelf.clock));
    }
    expect(listBackups(folder()).map(({ path }) => path)).toEqual(made.slice(2).toReversed());
  });

  it('serve when the index is damaged: what is newer is read from the folders, and nothing under way is sent again', async () => {
    const library = await shelf.open();
    await keep(library);
    insertGeneration(library, recipeOf('waiting', { status: 'queued' }));
    library.writeRecord(recipeOf('waiting', { status: 'queued' }));
    await backUp(library.database, folder(), shelf.clock);
    // What happened after the backup: the waiting one was sent, another one was made, and both were rated.
    library.writeRecord(recipeOf('waiting', { status: 'submitting' }));
    await keep(library, 'two');
    library.curation.update(['two_1', first] as PictureId[], { rating: 5 });
    shelf.close();
    writeFileSync(shelf.index, Buffer.alloc(50_000, 'garbage'));
    const again = await shelf.open();
    expect(again.report.rebuilt).toMatchObject({ backupOf: shelf.clock.now(), generations: 3, pictures: 4 });
    expect(
      again
        .page({ rating: { from: 5 } })
        .items.map((item) => item.id)
        .toSorted(),
    ).toEqual([first, 'two_1']);
    expect(again.database.prepare(`SELECT status FROM generations WHERE id = 'waiting'`).get()).toEqual({
      status: 'unconfirmed',
    });
    expect((await shelf.open()).report).toEqual({});
  });

  it('that are damaged themselves are passed over', async () => {
    const library = await shelf.open();
    await keep(library);
    await backUp(library.database, folder(), shelf.clock);
    await shelf.clock.advance(1000);
    writeFileSync(await backUp(library.database, folder(), shelf.clock), 'garbage');
    shelf.close();
    writeFileSync(shelf.index, 'garbage');
    const { report } = await shelf.open();
    expect(report.rebuilt).toMatchObject({ backupOf: shelf.clock.now() - 1000, pictures: 2 });
    expect(existsSync(join(folder()))).toBe(true);
  });
});
