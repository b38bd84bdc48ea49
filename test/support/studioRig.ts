import { createFileLogger } from '../../src/main/logging/index.ts';
import type { BridgeEvents, EventName } from '../../src/shared/bridge/contract.ts';
import type { Studio, StudioOptions } from '../../src/main/studio/index.ts';
import { plainStudio } from './plainStudio.ts';
import { scaledClock } from './scaledClock.ts';

export interface StudioRig {
  studio: Studio;
  events: { name: EventName; payload: unknown }[];
  /** Resolves with the first payload of `name`, past or coming, for which `isSo` holds. */
  until<Name extends EventName>(
    name: Name,
    isSo: (payload: BridgeEvents[Name]) => boolean,
  ): Promise<BridgeEvents[Name]>;
}

/** All of Reverie but the desktop, with its log in the user data as the app writes it. */
export async function studioRig(userData: string, options: Partial<StudioOptions> = {}): Promise<StudioRig> {
  const clock = options.clock ?? scaledClock(100);
  const logger = createFileLogger({ userData, clock, level: 'debug' });
  const studio = await plainStudio({ userData, clock, logger, ...options });
  const events: StudioRig['events'] = [];
  const watchers = new Set<(name: EventName, payload: unknown) => void>();
  studio.onEvent((name, payload) => {
    events.push({ name, payload });
    for (const watcher of watchers) watcher(name, payload);
  });
  return {
    studio,
    events,
    until: (name, isSo) =>
      new Promise((resolve) => {
        const seen = events.find((event) => event.name === name && isSo(event.payload as never));
        if (seen) {
          resolve(seen.payload as never);
          return;
        }
        const watcher = (heard: EventName, payload: unknown): void => {
          if (heard !== name || !isSo(payload as never)) return;
          watchers.delete(watcher);
          resolve(payload as never);
        };
        watchers.add(watcher);
      }),
  };
}
