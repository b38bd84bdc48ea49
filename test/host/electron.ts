import { StandInApp } from './app.ts';
import { rewriteMediaAddresses } from './addresses.ts';
import { StandInBrowserWindow, type WindowHost } from './browserWindow.ts';
import { createClipboard, StandInClipboardItem } from './clipboard.ts';
import {
  createDialog,
  createMenuClass,
  createNotificationClass,
  createShell,
  StandInPower,
  StandInSession,
  StandInTheme,
} from './desktopParts.ts';
import { StandInEvent } from './emitter.ts';
import { StandInIpcMain } from './ipcMain.ts';
import { standInNativeImage } from './nativeImage.ts';
import { Pages } from './pages.ts';
import { StandInProtocol } from './protocol.ts';
import { standInSafeStorage } from './safeStorage.ts';
import { strict } from './strict.ts';
import { world } from './world.ts';

/*
 * What `import … from 'electron'` means to the built main script under the stand-in. Each export is
 * checked against Electron's own types where it is made; a member that is missing here throws, saying so.
 */

const standInApp = new StandInApp(world);
const standInIpcMain = new StandInIpcMain();
const standInProtocol = new StandInProtocol(() => standInApp.isReady());
const windows: StandInBrowserWindow[] = [];

/** `http://127.0.0.1:PORT`, once there is a server. */
let origin = '';

/** What the host that loaded the main script uses of it. */
export const standIn = {
  app: standInApp,
  protocol: standInProtocol,
  windows,
  useOrigin: (address: string): void => {
    origin = address;
  },
  /** Called when the app shows its window for the first time. */
  onShown: (_window: StandInBrowserWindow): void => {},
  pages: new Pages(
    (channel, input) => {
      const contents = windows[0]?.webContents;
      const event = {
        sender: contents,
        senderFrame: contents?.mainFrame ?? null,
        type: 'frame',
        frameId: 1,
        processId: 1,
      };
      return standInIpcMain.invoke(event as unknown as Electron.IpcMainInvokeEvent, channel, input);
    },
    (value) => rewriteMediaAddresses(value, origin),
  ),
};

const windowHost: WindowHost = {
  world,
  send: (channel, input) => {
    standIn.pages.send(channel, input);
  },
  reload: () => {
    standIn.pages.reload();
  },
  load: async (address) => (await standInProtocol.fetch(address)).status,
  created: (contents) => {
    standInApp.announce('web-contents-created', new StandInEvent(), contents);
  },
  shown: (window) => {
    standIn.onShown(window);
  },
};

standInApp.useWindows(() => {
  for (const window of windows.slice()) window.close();
  return windows.length === 0;
});

export const app = strict('app', standInApp);
export const protocol = strict('protocol', standInProtocol);
export const ipcMain = strict('ipcMain', standInIpcMain) satisfies Pick<Electron.IpcMain, 'handle' | 'removeHandler'>;
export const nativeTheme = strict('nativeTheme', new StandInTheme(world));
export const powerMonitor = strict('powerMonitor', new StandInPower(world));
export const clipboard = strict('clipboard', createClipboard(world));
export const ClipboardItem = StandInClipboardItem;
export const shell = strict('shell', createShell(world));
export const dialog = strict(
  'dialog',
  createDialog(world, (question, suggestion) => standIn.pages.ask(question, suggestion)),
);
export const nativeImage = strict('nativeImage', standInNativeImage);
export const safeStorage = strict('safeStorage', standInSafeStorage);
export const Notification = createNotificationClass(world) satisfies Pick<typeof Electron.Notification, 'isSupported'>;
export const Menu = createMenuClass(world) satisfies Record<
  'buildFromTemplate' | ('setApplicationMenu' & keyof typeof Electron.Menu),
  unknown
>;
export const net = strict('net', { isOnline: () => world.online } satisfies Pick<Electron.Net, 'isOnline'>);
export const session = strict('session', { defaultSession: strict('defaultSession', new StandInSession()) });

const workArea: Electron.Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };
export const screen = strict('screen', {
  getAllDisplays: () => [{ id: 1, bounds: workArea, workArea, scaleFactor: 1 } as Electron.Display],
} satisfies Pick<Electron.Screen, 'getAllDisplays'>);

export class BrowserWindow extends StandInBrowserWindow {
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(windowHost, options);
    const own = strict('BrowserWindow', this);
    windows.push(own);
    this.on('closed', () => {
      windows.splice(windows.indexOf(own), 1);
      if (windows.length === 0) standInApp.announceAllClosed();
    });
    return own;
  }

  static getAllWindows(): StandInBrowserWindow[] {
    return [...windows];
  }
}

export default strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
});
