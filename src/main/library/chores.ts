import { join } from 'node:path';
import type { Clock } from '../../shared/domain/clock.ts';
import type { PictureId } from '../../shared/domain/ids.ts';
import type { Logger } from '../logging/logger.ts';
import { backUp, listBackups } from './backups.ts';
import { places } from './names.ts';
import type { Library } from './types.ts';

const minute = 60_000;
const hour = 60 * minute;
/** All in milliseconds. The first look comes when the start is long over. */
const delays = { searchText: 20, firstLook: minute, betweenLooks: 6 * hour, betweenBackups: 20 * hour };

export interface ChoresOptions {
  library: Library;
  clock: Clock;
  logger: Logger;
  /** Days that the trash is kept. */
  trashDays: () => number;
  onDeleted: (ids: PictureId[]) => void;
}

/** What a library does by itself while it is open: finish its search text, empty its trash, keep backups. Answers how to stop. */
export function startChores(options: ChoresOptions): () => Promise<void> {
  const { library, clock, logger } = options;
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  const cancels = new Map<string, () => void>();

  const later = (name: string, delay: number, work: () => Promise<void> | void): void => {
    if (stopped) return;
    cancels.set(
      name,
      clock.after(delay, () => {
        underWay = underWay
          .then(() => (stopped ? undefined : work()))
          .catch((error: unknown) => {
            logger.error('Work on the library in the background failed.', { chore: name, error });
          });
      }),
    );
  };

  const writeSearchText = (): void => {
    if (library.searchText.catchUp(200) > 0) later('searchText', delays.searchText, writeSearchText);
  };

  async function look(): Promise<void> {
    later('look', delays.betweenLooks, look);
    const expired = library.trash.expired(options.trashDays());
    if (expired.length > 0) {
      const { deleted, failures } = await library.trash.deleteForever(expired);
      logger.info('The trash was emptied of what was old.', { deleted: deleted.length, failures: failures.length });
      options.onDeleted(deleted);
    }
    const folder = join(library.root, places.backups);
    const newest = listBackups(folder)[0]?.madeAt ?? 0;
    if (!stopped && clock.now() - newest >= delays.betweenBackups) await backUp(library.database, folder, clock);
  }

  if (library.searchText.isBehind()) later('searchText', delays.searchText, writeSearchText);
  later('look', delays.firstLook, look);

  return async () => {
    stopped = true;
    for (const cancel of cancels.values()) cancel();
    await underWay;
  };
}
