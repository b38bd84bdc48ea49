/**
 * Keeping a library whole: one process at a time, the trash, moving it to another disk, comparing it with its index,
 * clearing up after a crash, and what it does by itself while it is open.
 */

import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { PictureId } from '../../../shared/domain/ids.ts';
import type { Logger } from '../../logging/logger.ts';
import { backUp, IndexCopyDamaged, listBackups } from '../database/backups.ts';
import type { LibraryFolder } from '../files/libraryFolder.ts';
import { places } from '../files/names.ts';
import { isIndexDamage } from '../files/problems.ts';
import type { Refolding } from '../search/refolding.ts';
import type { SearchText } from '../search/searchText.ts';
import type { Trash } from './trash.ts';

const minute = 60_000;
const hour = 60 * minute;
/** All in milliseconds. The first look comes when the start is long over. */
const delays = { searchText: 20, refold: 3000, firstLook: minute, betweenLooks: 6 * hour, betweenBackups: 20 * hour };

/** Texts folded again at a time: a few milliseconds, mostly for those that change. */
const refoldedAtOnce = 15;

/** Pictures deleted at a time; in between it is checked whether the library is closing. */
const deletedAtOnce = 50;

export interface MaintainedLibrary {
  readonly root: string;
  readonly folder: LibraryFolder;
  readonly database: DatabaseSync;
  readonly trash: Trash;
  readonly searchText: SearchText;
  readonly refolding: Refolding;
}

export interface MaintenanceOptions {
  library: MaintainedLibrary;
  clock: Clock;
  logger: Logger;
  /** Days that the trash is kept; 0 for good. */
  trashDays: () => number;
  onDeleted: (ids: PictureId[]) => void;
  /** A backup could not be made because the index is damaged. */
  onDamaged: () => void;
}

/** Finishes the search text, folds old texts again, empties the trash and keeps backups while the library is open. Returns how to stop. */
export function startMaintenance(options: MaintenanceOptions): () => Promise<void> {
  const { library, clock, logger } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let underWay: Promise<void> = Promise.resolve();
  const cancels = new Map<string, () => void>();

  const later = (name: string, delay: number, work: () => Promise<void> | void): void => {
    if (signal.aborted) return;
    cancels.set(
      name,
      clock.after(delay, () => {
        underWay = underWay
          .then(() => (signal.aborted ? undefined : work()))
          .catch((error: unknown) => {
            // Closing interrupts a backup; the next one will do.
            if (signal.aborted) return;
            logger.error('Work on the library in the background failed.', { task: name, error });
          });
      }),
    );
  };

  const writeSearchText = (): void => {
    if (library.searchText.catchUp(200) > 0) later('searchText', delays.searchText, writeSearchText);
  };

  const refold = (): void => {
    library.refolding.step(refoldedAtOnce);
    if (library.refolding.isBehind()) later('refold', delays.searchText, refold);
  };

  async function look(): Promise<void> {
    later('look', delays.betweenLooks, look);
    await emptyTrash();
    library.folder.check();
    const folder = join(library.root, places.backups);
    const newest = listBackups(folder)[0]?.madeAt ?? 0;
    if (signal.aborted || clock.now() - newest < delays.betweenBackups) return;
    try {
      await backUp(library.database, folder, clock, signal);
    } catch (error) {
      if (error instanceof IndexCopyDamaged || isIndexDamage(error)) options.onDamaged();
      throw error;
    }
  }

  async function emptyTrash(): Promise<void> {
    const expired = library.trash.expired(options.trashDays());
    for (let start = 0; start < expired.length && !signal.aborted; start += deletedAtOnce) {
      const { deleted, failures } = await library.trash.deleteForever(expired.slice(start, start + deletedAtOnce));
      logger.info('The trash was emptied of what was old.', { deleted: deleted.length, failures: failures.length });
      options.onDeleted(deleted);
    }
  }

  if (library.searchText.isBehind()) later('searchText', delays.searchText, writeSearchText);
  if (library.refolding.isBehind()) later('refold', delays.refold, refold);
  later('look', delays.firstLook, look);

  return async () => {
    stopping.abort();
    for (const cancel of cancels.values()) cancel();
    await underWay;
  };
}
