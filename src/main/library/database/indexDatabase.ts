/**
 * The index: one SQLite database that can always be rebuilt from the files. Opening, migrating, checking and backing it
 * up, its transactions, and the rows of pictures and references. The rows of generations are the queue's, those of marks
 * and collections curation's.
 */

import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../../shared/domain/clock.ts';
import { restoreNewest } from './backups.ts';
import { syncFolder } from '../files/durable.ts';
import { migrations, newestVersion } from './migrations/index.ts';
import { places } from '../files/names.ts';
import { isIndexDamage, LibraryUnavailable, sqliteCode } from '../files/problems.ts';
import { logIsDamaged } from './writeAheadLog.ts';

export interface OpenedIndex {
  database: DatabaseSync;
  /** Set when the index has to be filled from the folders: it is new, or was being filled when Reverie ended. */
  rebuild?: { keptAs?: string; /** A backup of this time was taken: older recipes are in it. */ since?: number };
}

/** Below this size every page is checked at each start (a few milliseconds); above it, only after a crash or when damage was seen. */
const alwaysCheckedBytes = 8 * 1024 * 1024;

/**
 * Largest page cache of the index. SQLite's default of 2 MB holds a fifth of what the layout of 100,000 pictures reads. No
 * memory map: unplugging the disk would crash the process.
 */
const cacheKilobytes = 64 * 1024;

/** Name in `meta` that stays until a new index is filled; its value is the damaged one's path, or nothing. */
const rebuildMark = 'rebuild';
/** Beside it: when the backup was made that the index was restored from. */
const sinceMark = 'rebuild_since';

/** Every table of the current version; a missing one counts as damage. */
const tables = [
  'meta',
  'generations',
  'results',
  'pictures',
  'source_references',
  'generation_references',
  'uploads',
  'tags',
  'picture_tags',
  'collections',
  'collection_pictures',
  'waiting_marks',
  'note_text',
  'search_text',
  'text_index',
  'search_pending',
  'shared_times',
] as const;

class IndexDamaged extends Error {}

/**
 * Opens the index at `path`, migrates it to the current version, and replaces one that is damaged by an
 * empty one, after renaming it. Throws {@link LibraryUnavailable} `newer`, touching nothing, when a later
 * version of Reverie made it.
 */
export function openIndex(path: string, folder: string, clock: Clock): OpenedIndex {
  const opened = openSound(path, folder, clock);
  rmSync(join(folder, places.suspicion), { force: true });
  return opened;
}

function openSound(path: string, folder: string, clock: Clock): OpenedIndex {
  try {
    return open(path, folder, undefined);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const keptAs = setAside(path, clock);
    if (restoreNewest(join(folder, places.backups), path, keptAs)) {
      try {
        return open(path, folder, keptAs);
      } catch (backupError) {
        if (!isDamage(backupError)) throw backupError;
        setAside(path, clock);
      }
    }
    return open(path, folder, keptAs);
  }
}

export function markRebuilt(database: DatabaseSync): void {
  database.prepare('DELETE FROM meta WHERE name IN (?, ?)').run(rebuildMark, sinceMark);
}

function open(path: string, folder: string, keptAs: string | undefined): OpenedIndex {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) throw new IndexDamaged('It is not a file.');
  if (statSync(`${path}-shm`, { throwIfNoEntry: false })?.isDirectory()) {
    throw new IndexDamaged('A folder lies in the place of its shared memory.');
  }
  const uncleanEnd = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (stat && stat.size > 0) {
    refuseNewer(headerVersion(path, stat.size, uncleanEnd), folder);
  }
  if (uncleanEnd && logIsDamaged(`${path}-wal`)) throw new IndexDamaged('Its write-ahead log is damaged.');

  const database = new DatabaseSync(path, { timeout: 2000, enableForeignKeyConstraints: true });
  try {
    const version = userVersion(database);
    refuseNewer(version, folder);
    if (version === 0 && hasTables(database)) throw new IndexDamaged('It is the database of another program.');
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec(`PRAGMA cache_size = -${cacheKilobytes}`);
    const suspected = existsSync(join(folder, places.suspicion));
    if (stat && (suspected || uncleanEnd || stat.size <= alwaysCheckedBytes)) check(database, suspected);
    migrate(database, keptAs);
    for (const table of tables) database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get();
    const mark = database.prepare('SELECT value FROM meta WHERE name = ?').get(rebuildMark);
    if (!mark) return { database };
    const since = database.prepare('SELECT value FROM meta WHERE name = ?').get(sinceMark)?.value;
    return {
      database,
      rebuild: {
        ...(mark.value ? { keptAs: String(mark.value) } : {}),
        ...(since === undefined ? {} : { since: Number(since) }),
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Reads `user_version` from the file's header, without SQLite, which would already write beside it.
 * A header that is none, or one of a file that was cut, is damage.
 */
function headerVersion(path: string, size: number, uncleanEnd: boolean): number {
  const header = Buffer.alloc(100);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, header, 0, 100, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw new IndexDamaged('It is not a database.');
  // These are the same in every database; garbage behind the first words must not pass for a newer version.
  if (header[21] !== 64 || header[22] !== 32 || header[23] !== 32) throw new IndexDamaged('Its header is damaged.');
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  // The page count only holds when both counters agree; with a log behind it the file may rightly be shorter.
  const counted = header.readUInt32BE(24) === header.readUInt32BE(92);
  if (!uncleanEnd && counted && pages * pageSize > size) throw new IndexDamaged('It is cut short.');
  return header.readUInt32BE(60);
}

function userVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

function hasTables(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

function refuseNewer(version: number, folder: string): void {
  if (version <= newestVersion) return;
  throw new LibraryUnavailable(
    'newer',
    folder,
    `The library ${folder} was written by a newer Reverie (its index has version ${version}; this one knows ${newestVersion}). Update Reverie to open it. Nothing was changed.`,
  );
}

/** `whole` compares the indexes with their tables too. */
function check(database: DatabaseSync, whole: boolean): void {
  const name = whole ? 'integrity_check' : 'quick_check';
  const answer = database.prepare(`PRAGMA ${name}(1)`).get()?.[name];
  if (answer !== 'ok') throw new IndexDamaged(String(answer));
}

function migrate(database: DatabaseSync, keptAs: string | undefined): void {
  const from = userVersion(database);
  for (const { version, script, afterwards } of migrations) {
    if (version <= from) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(script);
      afterwards?.(database);
      if (version === 1) database.prepare('INSERT INTO meta VALUES (?, ?)').run(rebuildMark, keptAs ?? '');
      database.exec(`PRAGMA user_version = ${version}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

const sqliteError = 1;

/** SQLITE_ERROR while opening means that tables are there which should not be, or the other way round. */
function isDamage(error: unknown): boolean {
  return error instanceof IndexDamaged || isIndexDamage(error) || sqliteCode(error) === sqliteError;
}

/** Renames the index and what belongs to it; returns its new absolute path. */
function setAside(path: string, clock: Clock): string {
  const time = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
  const base = path.replace(/\.sqlite$/, '');
  let keptAs = `${base}.damaged-${time}.sqlite`;
  for (let again = 2; statSync(keptAs, { throwIfNoEntry: false }); again += 1) {
    keptAs = `${base}.damaged-${time}-${again}.sqlite`;
  }
  for (const suffix of ['', '-wal', '-shm']) {
    if (statSync(path + suffix, { throwIfNoEntry: false })) renameSync(path + suffix, keptAs + suffix);
  }
  syncFolder(dirname(path));
  return keptAs;
}
