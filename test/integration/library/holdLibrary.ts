import { openLibrary } from '../../../src/main/library/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { systemClock } from '../../../src/shared/domain/clock.ts';
import { noImaging } from './shelf.ts';

/*
 * Run as a process of its own: opens the library given as the first argument, says how that went in one
 * line, and keeps it open until it is ended. AS_USER is the user to become once everything is loaded:
 * the sources may lie where only root can read.
 */
const root = process.argv[2] ?? '';
if (process.env['AS_USER'] !== undefined) process.setuid?.(Number(process.env['AS_USER']));
try {
  const library = await openLibrary({
    root,
    imaging: noImaging,
    clock: systemClock,
    logger: silentLogger,
    create: process.argv[3] === 'create',
  });
  library.database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run('held', 'yes');
  console.log('open');
  setInterval(() => {}, 1000);
} catch (error) {
  console.log(error instanceof Error && 'problem' in error ? String(error.problem) : String(error));
}
