import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { LibraryIndex } from '../database/connection.ts';
import type { LibraryFolder } from '../files/libraryFolder.ts';
import { ownFolder, places } from '../files/names.ts';
import { CurationJournal } from './journal.ts';
import { CurationRows } from './curationRows.ts';

/** A journal below this is never rewritten; above it, once most of it is history. */
const smallJournalBytes = 4 * 1024 * 1024;
const growth = 3;

/** Where index and journal stand, in `meta`. */
const numberName = 'curation_number';
const bytesName = 'curation_bytes';
const snapshotName = 'curation_snapshot_bytes';

export interface OpenedCuration {
  rows: CurationRows;
  journal: CurationJournal;
  /** Number of the last edit. */
  number: number;
  /** Set when lines of the journal were damaged: they are lost, and it was kept as it was. */
  damage?: { lines: number; keptAs: string };
}

/**
 * Reconciles the index with the journal, whatever happened to either: lines that are new to the index are
 * applied, an index older than the start of the journal is filled from it, and a journal that is missing
 * or behind is written from the index.
 */
export function openCuration(library: LibraryFolder, index: LibraryIndex, clock: Clock): OpenedCuration {
  const { root } = library;
  const { database } = index;
  const rows = new CurationRows(database);
  const path = join(root, places.curation);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) renameSync(path, keptName(root, clock));
  const journal = new CurationJournal(path, library);
  let number = readMeta(database, numberName) ?? 0;
  // The usual case: nothing has changed since, so nothing has to be read.
  if (journal.bytes > 0 && journal.bytes === readMeta(database, bytesName)) {
    compact(database, rows, journal, number);
    return { rows, journal, number };
  }
  const found = journal.read();
  if (!found || (found.last < number && found.damaged.length === 0)) {
    if (number > 0) writeAnew(database, rows, journal, number);
    return { rows, journal, number };
  }
  index.transaction(() => {
    const whole = number === 0 || number < found.upTo;
    if (whole) rows.clear();
    for (const { number: its, changes } of found.entries) {
      if (whole || (its !== undefined && its > number)) rows.apply(changes);
    }
    number = Math.max(number, found.last);
    writeMeta(database, numberName, number);
    writeMeta(database, bytesName, journal.bytes);
    if (found.damaged.length > 0) rows.freeCollections();
  });
  if (found.damaged.length === 0) return { rows, journal, number };
  const keptAs = keptName(root, clock);
  journal.keepAs(keptAs);
  writeAnew(database, rows, journal, number);
  return { rows, journal, number, damage: { lines: found.damaged.length, keptAs } };
}

/** Under which what lay in the journal's place is kept. */
function keptName(root: string, clock: Clock): string {
  const time = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
  return join(root, ownFolder, `curation.damaged-${time}.jsonl`);
}

/** Call in the transaction of an edit, after its line is in the journal. */
export function noteEdit(database: DatabaseSync, number: number, bytes: number): void {
  writeMeta(database, numberName, number);
  writeMeta(database, bytesName, bytes);
}

function compact(database: DatabaseSync, rows: CurationRows, journal: CurationJournal, number: number): void {
  const limit = Math.max(smallJournalBytes, growth * (readMeta(database, snapshotName) ?? 0));
  if (journal.bytes > limit) writeAnew(database, rows, journal, number);
}

function writeAnew(database: DatabaseSync, rows: CurationRows, journal: CurationJournal, number: number): void {
  journal.writeAnew(number, rows.snapshot());
  writeMeta(database, numberName, number);
  writeMeta(database, bytesName, journal.bytes);
  writeMeta(database, snapshotName, journal.bytes);
}

function readMeta(database: DatabaseSync, name: string): number | undefined {
  const value = database.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.value;
  return value === undefined ? undefined : Number(value);
}

function writeMeta(database: DatabaseSync, name: string, value: number): void {
  database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, String(value));
}
