import { closeSync, existsSync, openSync, readdirSync, writeSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listBackups } from '../../../src/main/library/database/backups.ts';
import { startMaintenance } from '../../../src/main/library/safekeeping/maintenance.ts';
import type { Library } from '../../../src/main/library/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { keepPlain } from './keepPlain.ts';
import { Shelf } from './shelf.ts';

const minute = 60_000;
const hour = 60 * minute;
const [first, second] = ['one_1', 'one_2'] as [PictureId, PictureId];

let shelf: Shelf;
let library: Library;
let folder: string;
let stop: () => Promise<void>;
const onDeleted = vi.fn();
const onDamaged = vi.fn();
const backups = (): number => listBackups(shelf.path('.reverie', 'backups')).length;

beforeEach(async () => {
  vi.resetAllMocks();
  shelf = new Shelf();
  library = await shelf.open();
  folder = await keepPlain(shelf, library);
});
afterEach(async () => {
  await stop();
  shelf.clear();
});

function start(trashDays: number): void {
  stop = startMaintenance({
    library,
    clock: shelf.clock,
    logger: silentLogger,
    trashDays: () => trashDays,
    onDeleted,
    onDamaged,
  });
}

describe('what a library does by itself', () => {
  it('keeps a backup a minute after a start, and not again before twenty hours have passed', async () => {
    start(30);
    await shelf.clock.advance(minute - 1);
    expect(backups()).toBe(0);
    await shelf.clock.advance(1);
    await vi.waitFor(() => {
      expect(backups()).toBe(1);
    });
    await stop();
    start(30);
    await shelf.clock.advance(7 * hour);
    await stop();
    expect(backups()).toBe(1);
    await shelf.clock.advance(14 * hour);
    start(30);
    await shelf.clock.advance(minute);
    await vi.waitFor(() => {
      expect(backups()).toBe(2);
    });
  });

  it('leaves a backup unfinished when the library is closed, and nothing of it behind', async () => {
    start(30);
    await shelf.clock.advance(minute - 1);
    void shelf.clock.advance(1);
    await stop();
    library.close();
    const left = existsSync(shelf.path('.reverie', 'backups')) ? readdirSync(shelf.path('.reverie', 'backups')) : [];
    expect(left.filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it('tells when the index turns out to be damaged', async () => {
    start(30);
    library.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const page = Number(
      library.database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'uploads'`).get()?.rootpage,
    );
    const file = openSync(shelf.index, 'r+');
    writeSync(file, Buffer.alloc(4096, 0x77), 0, 4096, (page - 1) * 4096);
    closeSync(file);
    // What SQLite still holds in memory is whole.
    library.database.exec('PRAGMA shrink_memory');
    await shelf.clock.advance(minute);
    await vi.waitFor(() => {
      expect(onDamaged).toHaveBeenCalled();
    });
    expect(backups()).toBe(0);
  });

  it.each([
    [30, 31, [first]],
    [365, 364, []],
    [0, 5000, []],
  ])('empties the trash of what has been in it for %i days, after %i', async (trashDays, passed, deleted) => {
    library.curation.setTrashed([first, second], true);
    library.curation.update([second], { rating: 1 });
    await shelf.clock.advance(passed * 24 * hour);
    start(trashDays);
    await shelf.clock.advance(minute);
    await stop();
    expect(onDeleted.mock.calls.flat(2)).toEqual(deleted);
    expect(existsSync(shelf.path(folder, '1.jpg'))).toBe(deleted.length === 0);
    expect(existsSync(shelf.path(folder, '2.jpg'))).toBe(true);
  });
});
