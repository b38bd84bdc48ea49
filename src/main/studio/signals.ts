import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { Settings } from '../../shared/bridge/settings.ts';
import type { ChargeChange } from '../../shared/domain/charge.ts';
import type { BalanceKeeper, Key } from '../account/index.ts';
import type { Announcements } from '../bridge/index.ts';
import type { Emit, Emitter } from '../events/emitter.ts';
import type { Libraries } from '../libraries/index.ts';
import type { OpenSettings } from '../settings/index.ts';

/** What parts say to each other. */
export interface Signals {
  noticesChanged: undefined;
  /** What there is to say of the key is another than before. */
  keyChanged: undefined;
  /** There is a key where there was none, or it may go where it could not. */
  keyUsable: undefined;
  /** What a generation of the artist's own library costs is another than before. */
  charged: ChargeChange;
  /** The artist's own library was opened, for the first time or anew. */
  libraryOpened: undefined;
  /** The demo's library was begun anew, because its folder was gone. */
  demoReopened: undefined;
  samplesChanged: undefined;
}

export interface Followers {
  signals: Emitter<Signals>;
  settings: Pick<OpenSettings, 'get' | 'onChange'>;
  libraries: Libraries;
  key: Pick<Key, 'question'>;
  balance: BalanceKeeper;
  announcements: Announcements;
  emit: Emit<BridgeEvents>;
}

/** What follows also while libraries are still being opened: work that waited for a key, and figures. */
export function followFromTheStart(followers: Followers): void {
  const { balance, signals } = followers;
  signals.on('charged', balance.follow);
  signals.on('keyUsable', () => {
    useKeyAnew(followers);
  });
}

/** What the page is told of, and what changes of the settings ask for. Before, nobody listens, and the page reads everything. */
export function followFromNowOn(followers: Followers): void {
  const { announcements, balance, libraries, signals } = followers;
  signals.on('noticesChanged', announcements.app);
  signals.on('keyChanged', announcements.account);
  signals.on('libraryOpened', () => {
    if (!libraries.demoShown) announcements.reset();
    // It has charges of its own.
    balance.read();
  });
  signals.on('demoReopened', () => {
    if (libraries.demoShown) announcements.reset();
  });
  signals.on('samplesChanged', () => {
    if (libraries.demoShown) announcements.app();
  });
  followSettings(followers);
}

/** What waits for a key, or was refused with the old one, tries at once. */
function useKeyAnew({ announcements, balance, libraries }: Followers): void {
  libraries.own.workspace?.queue.nudge();
  balance.read();
  announcements.account();
}

function followSettings(followers: Followers): void {
  const { emit, key, libraries, settings } = followers;
  let before = settings.get();
  settings.onChange((changed) => {
    emit('settings.changed', changed);
    const differs = (name: keyof Settings): boolean => changed[name] !== before[name];
    const elsewhere = differs('apiOrigin') || differs('filesOrigin');
    const nudges = elsewhere || differs('parallelTasks');
    before = changed;
    // What waits may be sent in another number, or to other addresses.
    if (nudges) {
      libraries.own.workspace?.queue.nudge();
      libraries.demo.current?.workspace.queue.nudge();
    }
    if (elsewhere) {
      useKeyAnew(followers);
      void key.question.askByItself();
    }
  });
}
