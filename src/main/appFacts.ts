import type { AppInfo } from '../shared/bridge/contract.ts';
import type { Logger } from './logging/logger.ts';
import type { StudioOptions } from './studio.ts';
import type { Workspace } from './workspace.ts';

/** What the page is told of the app itself. `open` is the workspace that is shown, `root` where its library is or would be. */
export async function describeApp(
  options: Pick<StudioOptions, 'version' | 'platform' | 'standIn'> & { logger: Logger },
  now: Pick<AppInfo, 'demo' | 'online' | 'notices'> & { open: Workspace | undefined; root: string },
): Promise<AppInfo> {
  const { version, platform, standIn, logger } = options;
  const { demo, online, notices, open, root } = now;
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
  };
}
