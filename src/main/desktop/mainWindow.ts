import { BrowserWindow, nativeTheme, screen } from 'electron';
import { channels } from '../../shared/bridge/channels.ts';
import type { BridgeEvents, EventName } from '../../shared/bridge/contract.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import { Soon } from '../../shared/domain/soon.ts';
import type { Logger } from '../logging/index.ts';
import { FirstShow } from './firstShow.ts';
import { titleBarOverlay, windowBackground } from './theme.ts';
import { leastSize, loadWindowState, placeWindow, saveWindowState } from './windowState.ts';

/** A page that crashes again within this time is not loaded again. In milliseconds. */
const reloadPause = 10_000;
/** The window's place is saved this long after it last moved, and while it moves on and on. In milliseconds. */
const savePause = { rest: 1000, longest: 10_000 };

export interface MainWindowOptions {
  /** Address of the page. */
  address: string;
  /** Absolute path of the built preload script. */
  preload: string;
  /** Absolute path of the file that remembers where the window was. */
  stateFile: string;
  /** Absolute path of the window's icon. */
  icon: string;
  platform: NodeJS.Platform;
  clock: Clock;
  logger: Logger;
  /** The artist has come back to it. */
  onFocus: () => void;
  /** Called when a new window is on the screen. */
  onShown: () => void;
}

/** Reverie's one window. It may be closed and opened again while the app goes on (macOS). */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | undefined;
  #lastReload: number | undefined;
  #progress = -1;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  /** The window, while there is one. */
  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Opens the window, or brings the open one to the front. */
  show(): void {
    const open = this.#window;
    if (open) {
      if (open.isMinimized()) open.restore();
      open.show();
      open.focus();
      return;
    }
    this.#window = this.#create();
  }

  isFocused(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** Tells the page; nothing happens while there is none (a page asks for everything when it starts). */
  send<Name extends EventName>(name: Name, payload: BridgeEvents[Name]): void {
    const contents = this.#window?.webContents;
    if (contents && !contents.isDestroyed()) contents.send(channels.event, name, payload);
  }

  /** `share` from 0 to 1; above 1 for work whose end is not known, below 0 for none. */
  setProgress(share: number): void {
    if (share === this.#progress) return;
    this.#progress = share;
    this.#window?.setProgressBar(share);
  }

  /** Colours the system draws, after the theme has changed. */
  applyTheme(): void {
    const dark = nativeTheme.shouldUseDarkColors;
    this.#window?.setBackgroundColor(windowBackground(dark));
    if (this.#options.platform !== 'darwin') this.#window?.setTitleBarOverlay(titleBarOverlay(dark));
  }

  #create(): BrowserWindow {
    const { address, preload, stateFile, icon, platform, clock, logger } = this.#options;
    const state = loadWindowState(stateFile);
    const dark = nativeTheme.shouldUseDarkColors;
    const place = placeWindow(
      state,
      screen.getAllDisplays().map((display) => display.workArea),
    );
    const window = new BrowserWindow({
      ...place,
      ...leastSize(place),
      show: false,
      title: 'Reverie',
      backgroundColor: windowBackground(dark),
      titleBarStyle: platform === 'darwin' ? 'hiddenInset' : 'hidden',
      titleBarOverlay: platform === 'darwin' ? true : titleBarOverlay(dark),
      // macOS takes the icon from the application's bundle.
      ...(platform === 'darwin' ? {} : { icon }),
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        // Elsewhere Chromium would fetch its dictionary from a server of Google's; macOS has its own.
        spellcheck: process.platform === 'darwin',
      },
    });
    const firstShow = new FirstShow(clock, () => {
      if (state.maximized) window.maximize();
      window.show();
      this.#options.onShown();
    });
    window.once('ready-to-show', () => {
      firstShow.ready();
    });
    const saveSoon = new Soon(clock, savePause, () => {
      if (!window.isDestroyed()) this.#save(window);
    });
    window.on('resize', () => {
      saveSoon.ask();
    });
    window.on('move', () => {
      saveSoon.ask();
    });
    window.on('focus', this.#options.onFocus);
    window.on('close', () => {
      this.#save(window);
    });
    window.on('closed', () => {
      firstShow.cancel();
      saveSoon.stop();
      this.#window = undefined;
      this.#progress = -1;
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      logger.error('The page has gone', { reason: details.reason, exitCode: details.exitCode });
      if (details.reason !== 'clean-exit') this.#reload(window);
    });
    window.webContents.on('preload-error', (_event, path, error) => {
      logger.error('The preload script failed', { path, error: error.stack });
    });
    window
      .loadURL(address)
      .catch((cause: unknown) => {
        logger.error('The page could not be loaded', { address, cause });
      })
      .finally(() => {
        firstShow.settled();
      });
    return window;
  }

  /** A crashed page comes back by itself, unless it crashes at once again. */
  #reload(window: BrowserWindow): void {
    const now = this.#options.clock.now();
    if (window.isDestroyed() || (this.#lastReload !== undefined && now - this.#lastReload < reloadPause)) return;
    this.#lastReload = now;
    window.webContents.reload();
  }

  #save(window: BrowserWindow): void {
    try {
      saveWindowState(this.#options.stateFile, {
        bounds: window.getNormalBounds(),
        maximized: window.isMaximized(),
      });
    } catch (cause) {
      // Not worth interrupting anyone: the window opens at its earlier place.
      this.#options.logger.warn('The place of the window could not be saved', { cause });
    }
  }
}
