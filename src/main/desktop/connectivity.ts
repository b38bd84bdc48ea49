import { net, powerMonitor } from 'electron';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Logger } from '../logging/index.ts';
import type { Studio } from '../studio/index.ts';

/** How often the system is asked whether there is a network; it does not tell by itself. In milliseconds. */
const lookEvery = 3000;

/** Tells the studio about the network and about sleep, until the answer is called. */
export function watchConnectivity(
  studio: Pick<Studio, 'setOnline' | 'suspend' | 'resume'>,
  clock: Clock,
  logger: Logger,
): () => void {
  let online: boolean | undefined;
  let cancel = (): void => {};
  const look = (): void => {
    const now = net.isOnline();
    if (now !== online) {
      online = now;
      logger.info(now ? 'Online' : 'Offline');
      studio.setOnline(now);
    }
  };
  const lookAgain = (): void => {
    look();
    cancel = clock.after(lookEvery, lookAgain);
  };
  const suspend = (): void => {
    logger.info('The computer goes to sleep');
    studio.suspend();
  };
  const resume = (): void => {
    logger.info('The computer is awake again');
    look();
    studio.resume();
  };
  lookAgain();
  powerMonitor.on('suspend', suspend);
  powerMonitor.on('resume', resume);
  return () => {
    cancel();
    powerMonitor.off('suspend', suspend);
    powerMonitor.off('resume', resume);
  };
}
