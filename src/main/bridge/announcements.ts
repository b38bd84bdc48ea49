import type { AppInfo } from '../../shared/bridge/app.ts';
import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { Account } from '../account/index.ts';
import type { Emit } from '../events/emitter.ts';
import type { Connection } from '../generation/index.ts';
import type { Libraries } from '../libraries/index.ts';
import type { Logger } from '../logging/logger.ts';
import type { Notices } from '../notices/index.ts';

export interface AnnouncementParts {
  app: Pick<AppInfo, 'version' | 'platform' | 'standIn'>;
  libraries: Libraries;
  notices: Pick<Notices, 'list'>;
  connection: Pick<Connection, 'online'>;
  /** The account behind the workspace that is shown. */
  account: () => Account;
  emit: Emit<BridgeEvents>;
  logger: Logger;
}

/** Tells the page how the app and the account are now. Telling never fails: what goes wrong is logged. */
export interface Announcements {
  appInfo: () => Promise<AppInfo>;
  app: () => void;
  account: () => void;
  /** The library that is shown is another one, or was read anew. */
  reset: () => void;
}

export function createAnnouncements(parts: AnnouncementParts): Announcements {
  const { emit, logger } = parts;
  const report = (error: unknown): void => {
    logger.error('Work in the background failed.', { error });
  };
  const appInfo = (): Promise<AppInfo> => describeApp(parts);
  const app = (): void => {
    appInfo().then((info) => {
      emit('app.changed', info);
    }, report);
  };
  const account = (): void => {
    const current = parts.account();
    current.keyStatus().then((key) => {
      emit('account.changed', { key, credits: current.knownCredits() });
    }, report);
  };
  const reset = (): void => {
    emit('library.changed', { added: [], removed: [], reset: true });
    app();
    account();
  };
  return { appInfo, app, account, reset };
}

async function describeApp({ app, connection, libraries, logger, notices }: AnnouncementParts): Promise<AppInfo> {
  const { version, platform, standIn } = app;
  const open = libraries.shown();
  const demo = libraries.demoShown;
  const state = { demo, online: connection.online, notices: notices.list() };
  const samples = demo ? libraries.demo.samples : undefined;
  const libraryFolder = open?.library.root ?? libraries.own.root;
  const freeBytes = await open?.library.freeBytes().catch((error: unknown) => {
    logger.warn('The free space of the library’s disk could not be read.', { error });
    return undefined;
  });
  return {
    version,
    platform,
    standIn,
    ...state,
    libraryFolder,
    ...(freeBytes === undefined ? {} : { freeBytes }),
    libraryWritable: open !== undefined,
    ...(samples ? { samples } : {}),
  };
}
