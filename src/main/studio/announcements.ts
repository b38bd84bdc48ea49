import type { AppInfo } from '../../shared/bridge/contract.ts';
import type { Account } from '../account/index.ts';
import type { Logger } from '../logging/logger.ts';
import type { StudioOptions } from './studio.ts';
import type { Emit, Workspace } from '../workspace/workspace.ts';

/** What the page is told of the app itself. `open` is the workspace that is shown, `root` where its library is or would be. */
async function describeApp(
  options: Pick<StudioOptions, 'version' | 'platform' | 'standIn'> & { logger: Logger },
  now: Pick<AppInfo, 'demo' | 'online' | 'notices'> & {
    samples: AppInfo['samples'] | undefined;
    open: Workspace | undefined;
    root: string;
  },
): Promise<AppInfo> {
  const { version, platform, standIn, logger } = options;
  const { demo, online, notices, samples, open, root } = now;
  const freeBytes = await open?.library.freeBytes().catch((error: unknown) => {
    logger.warn('The free space of the library’s disk could not be read.', { error });
    return undefined;
  });
  return {
    version,
    platform,
    standIn,
    demo,
    online,
    libraryFolder: open?.library.root ?? root,
    ...(freeBytes === undefined ? {} : { freeBytes }),
    libraryWritable: open !== undefined,
    notices,
    ...(samples ? { samples } : {}),
  };
}

type AppState = Parameters<typeof describeApp>[1];

/** What the page is told of the app and the account, and how to tell it anew. Telling never fails: what goes wrong is logged. */
export interface Announcing {
  appInfo: () => Promise<AppInfo>;
  announceApp: () => void;
  announceAccount: () => void;
  /** The library that is shown is another one, or was read anew. */
  announceReset: () => void;
}

export function createAnnouncing(options: {
  app: Parameters<typeof describeApp>[0];
  tell: Emit;
  facts: () => AppState;
  account: () => Account;
}): Announcing {
  const { app, tell, facts, account } = options;
  const report = (error: unknown): void => {
    app.logger.error('Work in the background failed.', { error });
  };
  const appInfo = (): Promise<AppInfo> => describeApp(app, facts());
  const announceApp = (): void => {
    appInfo().then((info) => {
      tell('app.changed', info);
    }, report);
  };
  const announceAccount = (): void => {
    const current = account();
    current.keyStatus().then((key) => {
      tell('account.changed', { key, credits: current.knownCredits() });
    }, report);
  };
  const announceReset = (): void => {
    tell('library.changed', { added: [], removed: [], reset: true });
    announceApp();
    announceAccount();
  };
  return { appInfo, announceApp, announceAccount, announceReset };
}
