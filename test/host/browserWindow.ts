import { EventEmitter } from 'node:events';
import { StandInEmitter, StandInEvent } from './emitter.ts';
import { strict } from './strict.ts';
import type { World } from './world.ts';

/** What a window needs of the process around it. */
export interface WindowHost {
  world: World;
  /** Sends to the pages that show the window. */
  send(channel: string, input: unknown[]): void;
  /** Makes the pages load anew. */
  reload(): void;
  /** Fetches an address through the app's own scheme handlers; the status of the answer. */
  load(address: string): Promise<number>;
  created(contents: StandInWebContents): void;
  /** The window shall be shown: pages may come. */
  shown(window: StandInBrowserWindow): void;
}

type ContentsMembers =
  | 'getURL'
  | 'isDestroyed'
  | 'reload'
  | 'replaceMisspelling'
  | 'send'
  | 'setWindowOpenHandler'
  | 'startDrag';

/** Electron's `webContents` of the one window; every connected page is it. */
export class StandInWebContents extends StandInEmitter implements Pick<Electron.WebContents, ContentsMembers> {
  readonly id = 1;
  readonly mainFrame: { readonly url: string; readonly parent: null };
  readonly #host: WindowHost;
  #address = '';
  #destroyed = false;

  constructor(host: WindowHost) {
    super();
    this.#host = host;
    const address = (): string => this.#address;
    this.mainFrame = {
      get url() {
        return address();
      },
      parent: null,
    };
  }

  async load(address: string): Promise<void> {
    const status = await this.#host.load(address);
    if (status !== 200) throw new Error(`ERR_FAILED (-2) loading '${address}': the scheme answered ${status}.`);
    this.#address = address;
  }

  destroy(): void {
    this.#destroyed = true;
    this.announce('destroyed');
  }

  getURL(): string {
    return this.#address;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  reload(): void {
    this.#host.reload();
  }

  replaceMisspelling(): void {
    throw new Error('The stand-in for Electron shows no spelling suggestions.');
  }

  send(channel: string, ...input: unknown[]): void {
    this.#host.send(channel, input);
  }

  setWindowOpenHandler(): void {}

  startDrag(item: Electron.Item): void {
    const { file, files, icon } = item;
    if (typeof icon === 'string' ? icon === '' : icon.isEmpty()) throw new Error('Must specify non-empty icon option');
    this.#host.world.record('drag', { files: files ?? [file] });
  }
}

type WindowMembers =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setBackgroundColor'
  | 'setProgressBar'
  | 'setTitleBarOverlay'
  | 'show';

/** Electron's `BrowserWindow`: a state and no window. The browser that shows the page has the window. */
export class StandInBrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, WindowMembers> {
  readonly webContents: StandInWebContents;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly #host: WindowHost;
  readonly #bounds: Electron.Rectangle;
  #maximized = false;
  #minimized = false;
  #visible = false;
  #destroyed = false;

  constructor(host: WindowHost, options: Electron.BrowserWindowConstructorOptions) {
    super();
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = options.webPreferences ?? {};
    if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity || webviewTag) {
      throw new Error('The stand-in for Electron runs a sandboxed, isolated page only; the window asks for another.');
    }
    this.#host = host;
    this.options = options;
    this.webContents = strict('webContents', new StandInWebContents(host));
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    const { world } = host;
    world.record('window', { ...this.#bounds, titleBarStyle: options.titleBarStyle });
    world.on('focus', (focused) => {
      this.emit(focused ? 'focus' : 'blur', new StandInEvent());
    });
    host.created(this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.load(address);
    this.emit('ready-to-show');
  }

  show(): void {
    this.#visible = true;
    this.#host.shown(this);
  }

  isVisible(): boolean {
    return this.#visible;
  }

  focus(): void {
    this.#host.world.focused = true;
  }

  isFocused(): boolean {
    return this.#visible && this.#host.world.focused;
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('maximize', new StandInEvent());
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  restore(): void {
    this.#minimized = false;
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBackgroundColor(): void {}

  setProgressBar(progress: number): void {
    this.#host.world.record('progress', { progress });
  }

  setTitleBarOverlay(options: Electron.TitleBarOverlayOptions): void {
    this.#host.world.record('titleBarOverlay', { ...options });
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  close(): void {
    const event = new StandInEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#visible = false;
    this.webContents.destroy();
    this.emit('closed');
  }
}
