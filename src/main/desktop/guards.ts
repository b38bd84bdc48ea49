import { app, type Session } from 'electron';
import type { Logger } from '../logging/index.ts';
import { isOwnPage, type PageAddress } from './trustedSender.ts';

/** What the page may do beyond a plain page: put text on the clipboard (Copy), and fill the screen (the viewer). */
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/**
 * Keeps every page where it is: no other address, no further window, no embedded page, no download, and
 * no permission, all of which Electron would grant.
 */
export function guardPages(session: Session, page: PageAddress, logger: Logger): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(allowedPermissions.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    logger.warn('A download was refused');
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      // The page may load itself anew.
      if (event.isMainFrame && isOwnPage(event.url, page)) return;
      event.preventDefault();
      logger.warn('A navigation was refused', { address: event.url });
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
      logger.warn('An embedded page was refused');
    });
    contents.setWindowOpenHandler(({ url }) => {
      logger.warn('A further window was refused', { address: url });
      return { action: 'deny' };
    });
  });
}
