import { copyFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { backup, DatabaseSync } from 'node:sqlite';
import { syncFile, syncFolder } from '../files/durable.ts';
import { makeFoldersIn } from '../../files/knownFolder.ts';
import type { Clock } from '../../../shared/domain/clock.ts';
import { newestVersion } from './migrations/index.ts';

/** How many backups are kept; a new one replaces the oldest. */
const generations = 3;
const pattern = /^index-(\d{13,16})\.sqlite$/;

export interface IndexBackup {
  path: string;
  /** Milliseconds since 1970: when it was made. */
  madeAt: number;
}

/** Newest first, by their names. */
export function listBackups(folder: string): IndexBackup[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const madeAt = Number(pattern.exec(name)?.[1]);
      return Number.isSafeInteger(madeAt) ? [{ path: join(folder, name), madeAt }] : [];
    })
    .toSorted((one, other) => other.madeAt - one.madeAt);
}

/** The copy is damaged, and so is the index, since it is copied page by page. */
export class IndexCopyDamaged extends Error {}

/** Pages copied at a time; the index can be used in between. */
const pagesAtOnce = 250;

/**
 * Copies the index while it is in use and returns the copy's path. The copy is checked in its own thread and kept only
 * if it is sound; otherwise this throws `IndexCopyDamaged` and earlier backups stay. Aborting `signal` rejects at once
 * and leaves nothing behind.
 */
export async function backUp(
  database: DatabaseSync,
  folder: string,
  clock: Clock,
  signal?: AbortSignal,
): Promise<string> {
  makeFoldersIn(dirname(folder), basename(folder));
  const target = join(folder, `index-${clock.now()}.sqlite`);
  const temporary = `${target}.tmp`;
  try {
    // Taken before anything is read: edits made during the copy may or may not be in it.
    await backup(database, temporary, {
      rate: pagesAtOnce,
      progress: () => {
        signal?.throwIfAborted();
      },
    });
    if (!(await isSoundAside(temporary, signal))) throw new IndexCopyDamaged('The copy of the index is damaged.');
    await syncFile(temporary);
    await rename(temporary, target);
    syncFolder(folder);
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(temporary + suffix, { force: true });
  }
  for (const { path } of listBackups(folder).slice(generations)) rmSync(path, { force: true });
  return target;
}

/** The check of `isSound`, in a thread: with a million pictures it takes seconds. */
const asideScript = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
let answer;
try {
  const database = new DatabaseSync(workerData);
  answer = database.prepare('PRAGMA quick_check(1)').get().quick_check;
  database.close();
} catch (error) {
  answer = String(error);
}
parentPort.postMessage(answer);`;

async function isSoundAside(path: string, signal: AbortSignal | undefined): Promise<boolean> {
  const worker = new Worker(asideScript, { eval: true, workerData: path });
  try {
    const [answer] = (await once(worker, 'message', signal ? { signal } : {})) as [string];
    return answer === 'ok';
  } finally {
    await worker.terminate();
  }
}

/**
 * Puts the newest sound backup at `index`, prepared for being brought up to date: generations that were
 * under way in it are left out, because only their records know what has become of them since. Undefined
 * when there is none; then nothing is there.
 */
export function restoreNewest(folder: string, index: string, keptAs: string): IndexBackup | undefined {
  for (const found of listBackups(folder)) {
    if (!isSound(found.path)) continue;
    const temporary = `${index}.restoring`;
    copyFileSync(found.path, temporary);
    const database = new DatabaseSync(temporary);
    try {
      database.exec(`DELETE FROM generations WHERE status NOT IN ('completed', 'failed', 'cancelled')`);
      const mark = database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)');
      mark.run('rebuild', keptAs);
      mark.run('rebuild_since', String(found.madeAt));
    } finally {
      database.close();
    }
    renameSync(temporary, index);
    return found;
  }
  return undefined;
}

/** Whether it is an index that this version can use. */
function isSound(path: string): boolean {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version < 1 || version > newestVersion) return false;
    const damage = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    return damage === 'ok';
  } catch {
    // Whatever SQLite objects to, this is no backup to start from.
    return false;
  } finally {
    database?.close();
  }
}
