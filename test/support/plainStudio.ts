import { randomBytes } from 'node:crypto';
import { createStudio } from '../../src/main/studio/createStudio.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import type { Studio, StudioOptions } from '../../src/main/studio/studio.ts';
import { imagingWorker } from './plainPicture.ts';
import { plainProtector } from './plainProtector.ts';
import { scaledClock } from './scaledClock.ts';

type PlainOptions = Pick<StudioOptions, 'userData'> & Partial<StudioOptions>;

/** All of Reverie but the desktop, a hundred times faster than life and without a log where nothing else is said. */
export function plainStudio(options: PlainOptions): Promise<Studio> {
  return createStudio({
    version: 'test',
    platform: 'linux',
    standIn: true,
    clock: options.clock ?? scaledClock(100),
    random: (count) => randomBytes(count),
    logger: silentLogger,
    protector: plainProtector,
    imagingWorker,
    ...options,
  });
}

/**
 * The studio of a process that is killed, told by its environment: USER_DATA, the service's ORIGIN, how often faster than
 * life (SPEED), and what its clock begins with (BEGINNING).
 */
export function studioToKill(): Promise<Studio> {
  const { USER_DATA = '', ORIGIN = '', SPEED = '100', BEGINNING = '0' } = process.env;
  return plainStudio({
    userData: USER_DATA,
    clock: scaledClock(Number(SPEED), Number(BEGINNING)),
    environmentKey: 'a-key',
    apiOrigin: ORIGIN,
    filesOrigin: ORIGIN,
  });
}
