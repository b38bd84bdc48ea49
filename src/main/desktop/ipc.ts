import { ipcMain } from 'electron';
import { channels } from '../../shared/bridge/channels.ts';
import { routes, type Handlers } from '../../shared/bridge/contract.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { Logger } from '../logging/index.ts';
import { routeCall } from './bridgeRouter.ts';
import type { MainWindow } from './mainWindow.ts';
import { isTrustedSender, type PageAddress } from './trustedSender.ts';

/** Answers the page's calls, until the answer is called. Who asks is checked before what is asked is looked at. */
export function answerCalls(handlers: Handlers, window: MainWindow, page: PageAddress, logger: Logger): () => void {
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown): Result<unknown> | Promise<Result<unknown>> => {
    const ours = window.window !== undefined && event.sender === window.window.webContents;
    // Before anything is awaited: afterwards the frame may be gone, and `senderFrame` null.
    if (!isTrustedSender(event.senderFrame, ours, page)) {
      logger.warn('A call from elsewhere was refused', { address: event.senderFrame?.url });
      return { ok: false, error: { code: 'forbidden', message: 'Only Reverie’s own window may ask this.' } };
    }
    return routeCall(routes, handlers, name, input, logger);
  });
  return () => {
    ipcMain.removeHandler(channels.call);
  };
}
