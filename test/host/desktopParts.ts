import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EventEmitter } from 'node:events';
import { StandInEmitter, StandInEvent } from './emitter.ts';
import { openOutside } from './openOutside.ts';
import type { World } from './world.ts';

/** Electron's `nativeTheme`. A browser keeps its own idea of dark and light; only what the app reads follows. */
export class StandInTheme
  extends EventEmitter
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
{
  readonly #world: World;
  #source: Electron.NativeTheme['themeSource'] = 'system';

  constructor(world: World) {
    super();
    this.#world = world;
    world.on('systemTheme', () => {
      this.emit('updated');
    });
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#world.systemDark : this.#source === 'dark';
  }
}

/** Electron's `powerMonitor`: sleeps and wakes when a test says so. */
export class StandInPower extends EventEmitter {
  constructor(world: World) {
    super();
    world.on('suspend', () => {
      this.emit('suspend');
    });
    world.on('resume', () => {
      this.emit('resume');
    });
  }
}

/** Electron's `Notification`, of which only a record is kept. */
export function createNotificationClass(world: World) {
  return class StandInNotification extends StandInEmitter implements Pick<Electron.Notification, 'show' | 'close'> {
    readonly #options: Electron.NotificationConstructorOptions;
    #number: number | undefined;

    static isSupported(): boolean {
      return true;
    }

    constructor(options: Electron.NotificationConstructorOptions = {}) {
      super();
      this.#options = options;
      world.on('clickNotification', (number) => {
        if (number === this.#number) this.announce('click');
      });
    }

    show(): void {
      const { title = '', body = '' } = this.#options;
      this.#number = world.record('notification', { title, body });
    }

    close(): void {
      this.announce('close', new StandInEvent());
    }
  };
}

/** Electron's `shell`. With a person at the screen it really opens what it is asked to. */
export function createShell(world: World) {
  return {
    async openExternal(url) {
      world.record('openExternal', { url });
      if (world.headless) return;
      const problem = await openOutside(url);
      if (problem !== '') throw new Error(problem);
    },
    async openPath(path) {
      world.record('openPath', { path });
      return world.headless ? '' : openOutside(path);
    },
    showItemInFolder(fullPath) {
      world.record('showItemInFolder', { path: fullPath });
      if (world.headless) return;
      openOutside(dirname(fullPath)).catch((problem: unknown) => {
        console.error('The folder could not be shown.', problem);
      });
    },
    /** There is no trash to be relied on here, so it is gone. */
    async trashItem(path) {
      world.record('trashItem', { path });
      await rm(path);
    },
  } satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem'>;
}

/** Asks the person at the page; null when nobody answers. */
export type Ask = (question: string, suggestion: string) => Promise<string | null>;

/** Electron's `dialog`: answers come from a test's script, or from the person at the page, or it was cancelled. */
export function createDialog(world: World, ask: Ask) {
  async function showOpenDialog(
    ...input: [Electron.OpenDialogOptions] | [Electron.BaseWindow, Electron.OpenDialogOptions]
  ): Promise<Electron.OpenDialogReturnValue> {
    const { title = '', defaultPath = '', properties = [] } = input.length === 2 ? input[1] : input[0];
    const scripted = world.dialogAnswers.shift();
    world.record('dialog', { title, defaultPath, properties, scripted: scripted !== undefined });
    if (scripted) return scripted;
    const path = world.headless ? null : await ask(`${title} Type the path of a folder.`, defaultPath);
    return path === null || path.trim() === ''
      ? { canceled: true, filePaths: [] }
      : { canceled: false, filePaths: [path.trim()] };
  }
  async function showMessageBox(
    ...input: [Electron.MessageBoxOptions] | [Electron.BaseWindow, Electron.MessageBoxOptions]
  ): Promise<Electron.MessageBoxReturnValue> {
    const { message, detail = '', buttons = [], defaultId, cancelId = 0 } = input.length === 2 ? input[1] : input[0];
    const scripted = world.messageAnswers.shift();
    const answered = (response: number) => ({ response, checkboxChecked: false });
    world.record('dialog', { message, detail, buttons, defaultId, cancelId, scripted: scripted !== undefined });
    if (scripted) return answered(scripted.response);
    if (world.headless) return answered(cancelId);
    const choices = buttons.map((label, index) => `${index + 1}: ${label}`).join('   ');
    const typed = await ask(`${message}\n\n${detail}\n\nType a number. ${choices}`, String(cancelId + 1));
    const chosen = Number(typed?.trim() || Number.NaN) - 1;
    return answered(chosen in buttons ? chosen : cancelId);
  }
  return {
    showOpenDialog,
    showMessageBox,
    showErrorBox(title: string, content: string) {
      world.record('errorBox', { title, content });
      process.stderr.write(`${title}: ${content}\n`);
    },
  } satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showMessageBox' | 'showErrorBox'>;
}

type MenuTemplate = Electron.MenuItemConstructorOptions[];

function menuItem(template: MenuTemplate, label: string): Electron.MenuItemConstructorOptions | undefined {
  for (const item of template) {
    const found = item.label === label ? item : Array.isArray(item.submenu) ? menuItem(item.submenu, label) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Electron's `Menu`: a browser has none for us, so a test clicks its items through the control addresses. */
export function createMenuClass(world: World) {
  let application: MenuTemplate = [];
  world.on('clickMenu', (label) => {
    // Ours take nothing of what Electron hands to a click.
    (menuItem(application, label)?.click as (() => void) | undefined)?.();
  });
  return class StandInMenu {
    readonly template: Electron.MenuItemConstructorOptions[];

    constructor(template: Electron.MenuItemConstructorOptions[] = []) {
      this.template = template;
    }

    static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): StandInMenu {
      return new StandInMenu(template);
    }

    static setApplicationMenu(menu: StandInMenu | null): void {
      application = menu?.template ?? [];
      const labels = menu?.template.map(({ label, role }) => label ?? role) ?? [];
      world.record('menu', { labels });
    }

    popup(): void {
      world.record('menu', { popup: this.template.length });
    }
  };
}

/** Electron's default session: what it is told to refuse is refused by the browser's own sandboxing, or not at all. */
export class StandInSession
  extends EventEmitter
  implements
    Pick<Electron.Session, 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'>
{
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
}
