import { mkdirSync, statSync } from 'node:fs';
import { tmpdir, homedir } from 'node:os';
import { StandInEmitter, StandInEvent } from './emitter.ts';
import { lockFolder } from './singleInstance.ts';
import type { World } from './world.ts';

type Members =
  | 'enableSandbox'
  | 'exit'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setName'
  | 'setPath'
  | 'whenReady';

/** Electron's `app`: names, paths, the single instance, and the order of events at start and end. */
export class StandInApp extends StandInEmitter implements Pick<Electron.App, Members> {
  readonly isPackaged = false;
  readonly #world: World;
  readonly #paths: Record<string, string>;
  readonly #whenReady = Promise.withResolvers<void>();
  #name = 'reverie';
  #ready = false;
  #lock: { release(): void } | undefined;
  #closeWindows: () => boolean = () => true;
  #beforeExit: () => void = () => {};
  #quitting = false;

  constructor(world: World) {
    super();
    this.#world = world;
    this.#paths = { home: homedir(), temp: tmpdir() };
    world.on('secondInstance', () => {
      this.announce('second-instance', new StandInEvent(), [], process.cwd(), undefined);
    });
    world.on('quit', () => {
      this.quit();
    });
  }

  /** What the host needs before the app's own script is loaded. */
  prepare(options: { userData: string; beforeExit: () => void }): void {
    mkdirSync(options.userData, { recursive: true });
    this.#paths.userData = options.userData;
    this.#paths.sessionData = options.userData;
    this.#beforeExit = options.beforeExit;
  }

  /** How all windows are closed; answers whether they all did. */
  useWindows(closeWindows: () => boolean): void {
    this.#closeWindows = closeWindows;
  }

  becomeReady(): void {
    this.#ready = true;
    this.announce('ready');
    this.#whenReady.resolve();
  }

  isReady(): boolean {
    return this.#ready;
  }

  whenReady(): Promise<void> {
    return this.#whenReady.promise;
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return this.#world.version;
  }

  getPath(name: string): string {
    const path = this.#paths[name];
    if (path === undefined) throw new Error(`The stand-in for Electron does not have app.getPath('${name}').`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (this.#paths[name] === undefined) throw new Error(`Failed to set path '${name}'.`);
    if (!statSync(path).isDirectory()) throw new Error(`Failed to set path '${name}': ${path} is no folder.`);
    this.#paths[name] = path;
  }

  setAppUserModelId(): void {}

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(): boolean {
    this.#lock ??= lockFolder(this.getPath('userData'));
    if (this.#lock) return true;
    process.stderr.write(`Reverie is already running with ${this.getPath('userData')}.\n`);
    return false;
  }

  quit(): void {
    if (this.announce('before-quit')) return;
    this.#quitting = true;
    const allClosed = this.#closeWindows();
    this.#quitting = false;
    if (!allClosed || this.announce('will-quit')) return;
    this.exit(0);
  }

  /** The last window was closed; while quitting that is no event of its own. */
  announceAllClosed(): void {
    if (this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  exit(exitCode = 0): void {
    this.announce('quit', new StandInEvent(), exitCode);
    this.#beforeExit();
    this.#lock?.release();
    process.exit(exitCode);
  }
}
