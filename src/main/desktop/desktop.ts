import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, Menu, nativeTheme, session, type BaseWindow } from 'electron';
import type { EventName, BridgeEvents, Handlers } from '../../shared/bridge/contract.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Logger } from '../logging/index.ts';
import type { Studio } from '../studio/index.ts';
import { watchConnectivity } from './connectivity.ts';
import { createDesktopHandlers, openFolder, openLink } from './desktopHandlers.ts';
import { EndedGenerations } from './endedGenerations.ts';
import { ExportFolders } from './exportFolders.ts';
import { guardPages } from './guards.ts';
import { interfaceAddress, serveInterface } from './interfaceFiles.ts';
import { answerCalls } from './ipc.ts';
import { watchLibrary } from './libraryLook.ts';
import { MainWindow } from './mainWindow.ts';
import { serveMedia } from './mediaFiles.ts';
import { menuTemplate, textMenuTemplate } from './menu.ts';
import { Notifications } from './notifications.ts';
import { serveSchemes } from './schemes.ts';

export interface DesktopOptions {
  studio: Studio;
  logger: Logger;
  clock: Clock;
  userData: string;
  /** Absolute path of the built preload script. */
  preload: string;
  /** Absolute path of the folder of the built interface. */
  renderer: string;
  /** Absolute path of the folder with the icons. */
  resources: string;
  /** Address of the development server that serves the interface instead of the built one. */
  developmentServer: string | undefined;
}

export interface Desktop {
  /** Reverie's window, while there is one. */
  window(): BaseWindow | undefined;
  dispose(): void;
}

/** Puts the desktop around a studio: window, menu, schemes, calls, notifications. Electron has to be ready. */
export async function openDesktop(options: DesktopOptions): Promise<Desktop> {
  const { studio, logger, clock } = options;
  const closing = new DisposableStack();
  const address = options.developmentServer ?? interfaceAddress;
  const page = new URL(address);
  const icon = join(options.resources, 'icon.png');

  guardPages(session.defaultSession, page, logger);
  serveSchemes(
    serveInterface({ folder: options.renderer, makeNonce: () => randomBytes(16).toString('hex') }),
    serveMedia((kind, id) => studio.mediaFile(kind, id)),
    logger,
  );

  const window = new MainWindow({
    address,
    preload: options.preload,
    stateFile: join(options.userData, 'window.json'),
    icon,
    platform: process.platform,
    clock,
    logger,
    onFocus: () => {
      studio.focused();
    },
    onShown: () => {
      studio.windowShown();
    },
  });
  const report = (problem: unknown): void => {
    logger.error('A request to the desktop failed', { problem });
  };
  const exportFolders = new ExportFolders((folder) => {
    openFolder(folder).catch(report);
  });
  const handlers: Handlers = {
    ...studio.handlers,
    ...createDesktopHandlers(studio, window, icon, process.platform),
    'exports.run': exportFolders.watch(studio.handlers['exports.run']),
  };
  closing.defer(answerCalls(handlers, window, page, logger));

  const notifications = new Notifications(() => {
    window.show();
  }, logger);
  closing.defer(() => {
    notifications.clear();
  });
  const ended = new EndedGenerations();
  let wantsNotifications = true;
  function useSettings(settings: BridgeEvents['settings.changed']): void {
    wantsNotifications = settings.notifications;
    nativeTheme.themeSource = settings.theme;
  }
  useSettings(await studio.handlers['settings.get']());

  function drawMenu(): void {
    const template = menuTemplate(process.platform, app.isPackaged, studio.libraries(), {
      command: (command) => {
        window.show();
        window.send('app.command', { command });
      },
      openLink: (name) => {
        openLink(name).catch(report);
      },
      openLogs: () => {
        openFolder(join(options.userData, 'logs')).catch(report);
      },
      openLibrary: (folder) => {
        window.show();
        window.send('app.command', { command: 'openLibrary', folder });
        // The click has ticked it already, and it may not open.
        drawMenu();
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
  drawMenu();
  /** The libraries that the menu shows. */
  let drawn = JSON.stringify(studio.libraries());
  function followLibraries(): void {
    const now = JSON.stringify(studio.libraries());
    if (now === drawn) return;
    drawn = now;
    drawMenu();
  }

  function react<Name extends EventName>(name: Name, payload: BridgeEvents[Name]): void {
    // The names and payloads belong together by type; TypeScript cannot follow that through a switch.
    const event = { name, payload } as { [Each in EventName]: { name: Each; payload: BridgeEvents[Each] } }[EventName];
    switch (event.name) {
      case 'generations.changed': {
        const news = ended.notice(event.payload);
        if (news && wantsNotifications && !window.isFocused()) notifications.show(news);
        const { running, progress } = studio.activity();
        // Without a first report from the service there is work, but no share of it done: 2 stands for "under way".
        window.setProgress(running === 0 ? -1 : progress > 0 ? progress : 2);
        break;
      }
      case 'settings.changed':
        useSettings(event.payload);
        followLibraries();
        break;
      case 'app.changed':
        followLibraries();
        break;
      case 'exports.progress':
        exportFolders.progress(event.payload);
        break;
      case 'library.changed':
      case 'library.verifyProgress':
      case 'library.moveProgress':
      case 'account.changed':
      case 'app.command':
        break;
    }
  }
  closing.defer(
    studio.onEvent((name, payload) => {
      window.send(name, payload);
      react(name, payload);
    }),
  );

  const applyTheme = (): void => {
    window.applyTheme();
  };
  nativeTheme.on('updated', applyTheme);
  closing.defer(() => {
    nativeTheme.off('updated', applyTheme);
  });
  closing.defer(watchConnectivity(studio, clock, logger));
  closing.defer(watchLibrary(studio, window, clock));

  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_menuEvent, params) => {
      const template = textMenuTemplate(params, {
        replaceWord: (word) => {
          contents.replaceMisspelling(word);
        },
        command: (command) => {
          window.send('app.command', { command });
        },
      });
      if (template.length > 0) Menu.buildFromTemplate(template).popup();
    });
  });
  app.on('second-instance', () => {
    window.show();
  });
  app.on('activate', () => {
    window.show();
  });
  app.on('window-all-closed', () => {
    // On macOS an app goes on without a window until it is quit.
    if (process.platform !== 'darwin') app.quit();
  });
  window.show();

  return {
    window: () => window.window,
    dispose: () => {
      closing.dispose();
    },
  };
}
