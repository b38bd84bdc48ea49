import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logIsDamaged } from '../../../src/main/library/database/writeAheadLog.ts';

const folder = mkdtempSync(join(tmpdir(), 'reverie-log-'));
const path = join(folder, 'copy-wal');
let log: Buffer;
const frameBytes = 24 + 4096;

beforeAll(() => {
  const database = new DatabaseSync(join(folder, 'a.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x)');
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  for (let index = 0; index < 20; index += 1) insert.run('x'.repeat(1000));
  // What a killed process leaves: the log, not checkpointed.
  copyFileSync(join(folder, 'a.sqlite-wal'), path);
  log = readFileSync(path);
  database.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function damagedAfter(change: (bytes: Buffer) => Buffer | void): boolean {
  const copy = Buffer.from(log);
  writeFileSync(path, change(copy) ?? copy);
  return logIsDamaged(path);
}

describe('a write-ahead log', () => {
  it('that is whole is not damaged', () => {
    expect(log.length).toBeGreaterThan(10 * frameBytes);
    expect(damagedAfter(() => {})).toBe(false);
  });

  it('that is absent or empty is not damaged', () => {
    expect(logIsDamaged(join(folder, 'none-wal'))).toBe(false);
    expect(damagedAfter(() => Buffer.alloc(0))).toBe(false);
  });

  it.each([1, 23, 24, 500, frameBytes - 1])('whose last %i bytes were never written is only torn', (missing) => {
    expect(damagedAfter((bytes) => bytes.subarray(0, bytes.length - missing))).toBe(false);
  });

  it('whose last frame was half written is only torn', () => {
    expect(damagedAfter((bytes) => void bytes.fill(0, bytes.length - 2000))).toBe(false);
  });

  it('that ends in frames of an earlier run is whole', () => {
    expect(damagedAfter((bytes) => void bytes.writeUInt32BE(1, bytes.length - frameBytes + 8))).toBe(false);
  });

  it.each([
    ['of random bytes', (bytes: Buffer) => void bytes.fill('garbage')],
    ['of zeros', (bytes: Buffer) => void bytes.fill(0)],
    ['of a few bytes', () => Buffer.from('hello')],
    ['with one wrong bit in its header', (bytes: Buffer) => void bytes.writeUInt8(bytes.readUInt8(17) ^ 1, 17)],
    [
      'with one wrong bit in the middle',
      (bytes: Buffer) => void bytes.writeUInt8(bytes.readUInt8(32 + 3 * frameBytes + 99) ^ 1, 32 + 3 * frameBytes + 99),
    ],
    ['with a hole in the middle', (bytes: Buffer) => void bytes.fill(0, 32 + 2 * frameBytes, 32 + 5 * frameBytes)],
  ])('%s is damaged', (_, change) => {
    expect(damagedAfter(change)).toBe(true);
  });
});
