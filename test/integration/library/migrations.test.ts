import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groundFloor } from '../../../src/main/library/migrations/0001-ground-floor.ts';
import { migrations } from '../../../src/main/library/migrations/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { createReferences } from '../../../src/main/references/index.ts';
import type { ReferenceId } from '../../../src/shared/domain/ids.ts';
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
      DROP TABLE shared_times; DROP TRIGGER generations_insert_time; DROP TRIGGER generations_update_time;
      PRAGMA user_version = 3`);
    before.close();
    expect(migrations.filter(({ version }) => version > 3)).toHaveLength(2);

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
