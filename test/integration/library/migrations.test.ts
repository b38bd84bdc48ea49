import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groundFloor } from '../../../src/main/library/database/migrations/0001-ground-floor.ts';
import { migrations, newestVersion } from '../../../src/main/library/database/migrations/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { createReferences } from '../../../src/main/references/index.ts';
import type { PictureId, ReferenceId } from '../../../src/shared/domain/ids.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { withJpegOrientation, detailedSvg } from '../../unit/imaging/pictures.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { shelve } from '../../support/shelvedPictures.ts';
import { sha256 } from '../references/fixtures.ts';
import { noon } from './recipes.ts';
import { Shelf } from './shelf.ts';

const imaging = testImaging();
let shelf: Shelf;
beforeEach(() => {
  shelf = new Shelf(imaging);
});
afterEach(() => {
  shelf.clear();
});
afterAll(() => imaging.close());

describe('an index of the first version', () => {
  it('keeps its references and uploads, and fits a reference before it is sent again', async () => {
    const jpeg = withJpegOrientation(await imaging.drawSvg(detailedSvg(300, 200), 300, 200, 90), 6);
    const id = sha256(jpeg) as ReferenceId;
    const file = `references/${id.slice(0, 2)}/${id}.jpg`;
    mkdirSync(dirname(shelf.path(file)), { recursive: true });
    writeFileSync(shelf.path(file), jpeg);
    mkdirSync(dirname(shelf.index), { recursive: true });
    const old = new DatabaseSync(shelf.index);
    old.exec(groundFloor);
    old.exec('PRAGMA user_version = 1');
    old
      .prepare('INSERT INTO source_references VALUES (?, ?, ?, 200, 300, ?, ?, ?, ?)')
      .run(id, 'sketch.jpg', file, jpeg.length, 'image/jpeg', noon, noon);
    old.prepare('INSERT INTO uploads VALUES (?, ?, ?, ?)').run(id, 'me', 'https://files/old.jpg', noon + 1e9);
    old.close();

    const library = await shelf.open();
    expect(library.report).toEqual({});
    expect(library.database.prepare('SELECT * FROM uploads').all()).toEqual([
      { sent_sha256: id, account: 'me', url: 'https://files/old.jpg', expires_at: noon + 1e9 },
    ]);
    expect(library.reference(id)).toMatchObject({ name: 'sketch.jpg', format: 'jpeg', fitted: false, changes: [] });
    const sent: { path: string; bytes: number }[] = [];
    const references = createReferences({
      library: () => library,
      imaging,
      evolink: {
        upload: (given) => {
          sent.push(given);
          return Promise.resolve({ url: 'https://files/new.jpg', expiresAt: noon + 1e9, raw: {} });
        },
        download: () => Promise.reject(new Error('not here')),
      },
      clock: shelf.clock,
      random: seededRandom(2),
      logger: silentLogger,
      account: () => 'me',
    });
    const options = { signal: new AbortController().signal, onProgress: () => {} };
    expect(await references.ensureUploaded([id], options)).toEqual(['https://files/new.jpg']);
    const row = library.reference(id);
    expect(row).toMatchObject({
      name: 'sketch.jpg',
      createdAt: noon,
      fitted: true,
      changes: ['turned upright', 'private details removed'],
    });
    expect(sent).toMatchObject([
      { path: shelf.path(`references/${id.slice(0, 2)}/${id}.sent.jpg`), bytes: row?.sent?.bytes },
    ]);
  });
});

describe('an index of the third version', () => {
  it('finds what it holds, and keeps generations of one moment apart', async () => {
    const before = await shelf.open();
    shelve(before, { id: 'lake', prompt: 'a lake', createdAt: noon });
    shelve(before, { id: 'dune', prompt: 'a dune', createdAt: noon });
    shelve(before, { id: 'later', prompt: 'a lake and a dune', createdAt: noon + 1 });
    before.searchText.catchUp();
    before.database.exec(`
      ALTER TABLE generations DROP COLUMN owner; ALTER TABLE generations DROP COLUMN account;
      DROP TABLE shared_times; DROP TRIGGER generations_insert_time; DROP TRIGGER generations_update_time;
      PRAGMA user_version = 3`);
    before.close();

    const library = await shelf.open();
    const found = (text: string): string[] => library.layout({ text }).ids;
    expect(library.report).toEqual({});
    expect(found('lake')).toEqual(['later_1', 'lake_1']);
    shelve(library, { id: 'fog', prompt: 'fog', createdAt: noon + 1 });
    expect(found('dune')).toEqual(['later_1', 'dune_1']);
    library.database.exec(`UPDATE generations SET created_at = ${noon + 9} WHERE id IN ('lake', 'dune')`);
    library.database.exec(`UPDATE pictures SET rank = ${(noon + 9) * 16 + 14} WHERE id IN ('lake_1', 'dune_1')`);
    expect(found('dune')).toEqual(['dune_1', 'later_1']);
  });

  it('writes the text of generations that wait for it in slices', async () => {
    const library = await shelf.open();
    for (const id of ['one', 'two', 'three', 'four', 'five']) shelve(library, { id, prompt: id, createdAt: noon });
    const { searchText } = library;
    expect([searchText.isBehind(), searchText.catchUp(2), searchText.catchUp(2), searchText.catchUp(2)]).toEqual([
      true,
      2,
      2,
      1,
    ]);
    expect([searchText.isBehind(), searchText.catchUp(2)]).toEqual([false, 0]);
  });
});

describe('an index of the fourth version', () => {
  it('finds Greek words that were folded to a final sigma', async () => {
    const before = await shelf.open();
    const [picture] = shelve(before, { id: 'sea', prompt: 'κυματισμός', createdAt: noon });
    before.searchText.catchUp();
    before.curation.update([picture!], { addTags: ['νησος'], note: 'φως' });
    before.database.exec(`
      ALTER TABLE generations DROP COLUMN owner; ALTER TABLE generations DROP COLUMN account;
      INSERT INTO text_index (text_index, rowid, text) SELECT 'delete', id, text FROM search_text;
      UPDATE search_text SET text = replace(text, 'κυματισμοσ', 'κυματισμος');
      INSERT INTO text_index (rowid, text) SELECT id, text FROM search_text;
      UPDATE tags SET folded = 'νησος'; UPDATE note_text SET text = 'φως'; PRAGMA user_version = 4`);
    before.close();
    const library = await shelf.open();
    for (const text of ['ΚΥΜΑΤΙΣΜΟΣ', 'νησος', 'ΦΩΣ', 'ματισμος']) {
      expect(library.page({ text }).items.map((item) => item.id)).toEqual([picture]);
    }
    expect(library.page({ tags: ['ΝΗΣΟΣ'] }).items).toHaveLength(1);
  });
});

describe('an index of the sixth version', () => {
  /** As it was folded then: tags, notes, titles and the texts of `count` generations. */
  async function foldedBefore(count: number): Promise<void> {
    const before = await shelf.open();
    for (let index = 0; index < count; index += 1) {
      shelve(before, { id: `g${index}`, prompt: `Łódź ${index} o’clock`, createdAt: noon + index });
    }
    before.searchText.catchUp(count);
    const picture = (index: number): PictureId => `g${index}_1` as PictureId;
    before.curation.update([picture(0)], { addTags: ['Łódź', 'Smørrebrød'], note: 'Œuvre' });
    before.curation.update([picture(1)], { addTags: ['sea'] });
    before.collections.create({ name: 'Ægir' });
    before.database.exec(`
      INSERT INTO text_index (text_index, rowid, text) SELECT 'delete', id, text FROM search_text;
      UPDATE search_text SET text = replace(replace(text, 'lodz', 'łodz'), '''', '’');
      INSERT INTO text_index (rowid, text) SELECT id, text FROM search_text;
      UPDATE tags SET folded = 'łodz' WHERE name = 'Łódź'; UPDATE tags SET folded = 'smørrebrød' WHERE name = 'Smørrebrød';
      UPDATE note_text SET text = 'œuvre'; UPDATE collections SET folded = 'ægir';
      INSERT INTO tags (name, folded) VALUES ('Lodz', 'lodz');
      INSERT INTO picture_tags SELECT 'g1_1', id FROM tags WHERE name = 'Lodz';
      PRAGMA user_version = 6`);
    before.close();
  }

  it('is found by its letters as before at once, and as they are typed when it is folded anew', async () => {
    await foldedBefore(12);
    const library = await shelf.open(false);
    const count = (text: string): number => library.finder.count({ text });
    expect(library.refolding.isBehind()).toBe(true);
    // As before: with the letters themselves, alone, as exact words, left out, and short.
    expect(['łódź', 'Łódź o’clock', '"łódź 7"', 'łó', '-łódź', 'œuvre'].map(count)).toEqual([12, 12, 1, 12, 0, 1]);
    // Newest first: what was looked for last is found sooner.
    library.refolding.step(5);
    expect(library.layout({ text: 'lodz' }).ids.slice(0, 5)).toEqual(['g11_1', 'g10_1', 'g9_1', 'g8_1', 'g7_1']);
    expect(count('łódź')).toBe(12);
    while (library.refolding.isBehind()) library.refolding.step(5);
    expect(["lodz o'clock", 'łódź', '"lodz 7"', '-lodz', 'oeuvre', 'ægir'].map(count)).toEqual([12, 12, 1, 0, 1, 0]);
    expect(library.database.prepare('SELECT count(*) AS n FROM meta WHERE name LIKE ?').get('refolded%')).toEqual({
      n: 0,
    });
    expect(library.database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    library.database.exec(`INSERT INTO text_index (text_index) VALUES ('integrity-check')`);
  });

  it('has one tag of two that are the same now, with the pictures of both, and finds names as they are typed', async () => {
    await foldedBefore(3);
    const library = await shelf.open(false);
    expect(library.curation.tags()).toEqual([
      { name: 'Łódź', pictures: 2 },
      { name: 'sea', pictures: 1 },
      { name: 'Smørrebrød', pictures: 1 },
    ]);
    expect(library.finder.count({ tags: ['lodz'] })).toBe(2);
    expect(library.finder.count({ text: 'smorrebrod' })).toBe(1);
    library.curation.update(['g1_1' as PictureId], { removeTags: ['Łódź'] });
    expect(library.curation.tags().map(({ name }) => name)).toEqual(['Łódź', 'sea', 'Smørrebrød']);
  });

  it('goes on where it was after it was closed in between, and takes in what is new', async () => {
    await foldedBefore(10);
    const library = await shelf.open(false);
    library.refolding.step(4);
    library.close();
    const again = await shelf.open(false);
    expect(again.refolding.isBehind()).toBe(true);
    shelve(again, { id: 'new', prompt: 'Łódź at night', createdAt: noon + 1000 });
    // Four by their text, the new one, and two by their tag.
    expect(again.finder.count({ text: 'lodz' })).toBe(7);
    again.curation.update(['g5_1' as PictureId], { note: 'Đorđe' });
    while (again.refolding.isBehind()) again.refolding.step(4);
    expect([again.finder.count({ text: 'lodz' }), again.finder.count({ text: 'dorde' })]).toEqual([11, 1]);
  });
});

/** An index as the Reverie of that version left it: two sets, one with references, an upload, and one under way. */
function indexOfVersion(version: number): void {
  mkdirSync(dirname(shelf.index), { recursive: true });
  const old = new DatabaseSync(shelf.index);
  for (const { version: step, script } of migrations) if (step <= version) old.exec(script);
  old.exec(`PRAGMA user_version = ${version}; PRAGMA journal_mode = WAL`);
  const draft = JSON.stringify({ ...emptyDraft, prompt: 'Küste im Nebel' });
  const generation = old.prepare(
    `INSERT INTO generations (id, created_at, status, draft, prompt, pictures_requested, task_id, credits_used, folder)
     VALUES (?, ?, ?, ?, ?, 2, ?, 4.08, ?)`,
  );
  generation.run('one', noon, 'completed', draft, 'Küste im Nebel', 'task-one', '2026/one');
  generation.run('two', noon + 1, 'running', draft, '雨夜的城市', 'task-two', null);
  const picture = old.prepare(
    `INSERT INTO pictures (id, generation_id, position, file, width, height, bytes, media_type, sha256, colour, rank, created_at)
     VALUES (?, 'one', ?, ?, 2048, 1536, 9, 'image/jpeg', ?, '#123456', ?, ?)`,
  );
  for (const position of [1, 2]) {
    const file = `2026/one/${position}.jpg`;
    mkdirSync(shelf.path('2026/one'), { recursive: true });
    writeFileSync(shelf.path(file), `picture ${position}`);
    picture.run(
      `one_${position}`,
      position,
      file,
      sha256(Buffer.from(`picture ${position}`)),
      noon * 16 + 15 - position,
      noon,
    );
  }
  const id = sha256(Buffer.from('sketch'));
  const file = `references/${id.slice(0, 2)}/${id}.png`;
  mkdirSync(dirname(shelf.path(file)), { recursive: true });
  writeFileSync(shelf.path(file), 'sketch');
  old
    .prepare(
      `INSERT INTO source_references (id, name, file, width, height, bytes, media_type, created_at, last_used_at)
       VALUES (?, 'sketch.png', ?, 100, 80, 6, 'image/png', ?, ?)`,
    )
    .run(id, file, noon, noon);
  if (version >= 2) {
    old
      .prepare(
        `UPDATE source_references SET format = 'png', fitted = 1, sent_file = file, sent_sha256 = id, sent_format = 'png',
           sent_width = 100, sent_height = 80, sent_bytes = 6, title = 'Harbour', title_folded = 'harbour'`,
      )
      .run();
  }
  old.prepare('INSERT INTO generation_references VALUES (?, 1, ?, ?)').run('one', id, 'the colours');
  old.prepare('INSERT INTO uploads VALUES (?, ?, ?, ?)').run(id, 'me', 'https://files/a.png', noon + 1e9);
  old.close();
}

describe.each(migrations.map(({ version }) => version))('an index of version %i', (version) => {
  it('is brought to the newest with everything in it, and can be curated, searched and verified', async () => {
    indexOfVersion(version);
    const library = await shelf.open(false);
    expect(library.report).toEqual({});
    expect(library.database.prepare('PRAGMA user_version').get()).toEqual({ user_version: newestVersion });
    expect(library.database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(library.database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    expect(library.database.prepare('SELECT id, status, task_id FROM generations ORDER BY id').all()).toMatchObject([
      { id: 'one', status: 'completed', task_id: 'task-one' },
      { id: 'two', status: 'running', task_id: 'task-two' },
    ]);
    const id = sha256(Buffer.from('sketch')) as ReferenceId;
    expect(library.reference(id)).toMatchObject({ name: 'sketch.png', fitted: version >= 2 });
    expect(library.references.named('harbour', 5)).toHaveLength(version >= 2 ? 1 : 0);
    expect(library.database.prepare('SELECT * FROM uploads').all()).toMatchObject([{ sent_sha256: id, account: 'me' }]);
    expect(library.page({ text: 'kuste' }).items.map((item) => item.id)).toEqual(['one_1', 'one_2']);
    expect(library.page({ usedReference: id }).items).toHaveLength(2);
    const picture = 'one_1' as PictureId;
    library.curation.update([picture], { rating: 5, addTags: ['sea'] });
    const { findings } = await library.verification.run(() => {});
    // Sets of the first days whose recipe somebody removed.
    expect(findings.map(({ kind, of }) => `${kind} ${of}`)).toEqual(['missing recipe']);
    shelf.close();
    // And once more, now that it is the newest.
    expect((await shelf.open(false)).picture(picture)).toMatchObject({ rating: 5, tags: ['sea'], missing: false });
  });

  it('that is damaged is kept aside, and the library opens all the same', async () => {
    indexOfVersion(version);
    const bytes = readFileSync(shelf.index);
    bytes.fill('garbage', 4096 * 3, 4096 * 9);
    writeFileSync(shelf.index, bytes);
    const { rebuilt } = (await shelf.open(false)).report;
    expect(readFileSync(rebuilt?.keptAs ?? '')).toEqual(bytes);
    expect(readFileSync(shelf.path('2026/one/1.jpg'), 'utf8')).toBe('picture 1');
  });
});

describe('an index of the fifth version', () => {
  it('belongs to nobody, so that what waits in it waits for the artist', async () => {
    const before = await shelf.open();
    shelve(before, { id: 'lake', prompt: 'a lake', createdAt: noon });
    before.database.exec(`
      UPDATE generations SET status = 'queued';
      ALTER TABLE generations DROP COLUMN owner; ALTER TABLE generations DROP COLUMN account;
      PRAGMA user_version = 5`);
    before.close();

    const library = await shelf.open();
    expect(library.report).toEqual({});
    expect(library.database.prepare('SELECT id, owner, account FROM generations').all()).toEqual([
      { id: 'lake', owner: null, account: null },
    ]);
  });
});
