import { EventEmitter } from 'node:events';

/** One thing the app asked of the desktop. */
export interface DesktopRequest {
  /** Counted from 1. */
  number: number;
  kind:
    | 'dialog'
    | 'errorBox'
    | 'notification'
    | 'drag'
    | 'openExternal'
    | 'openPath'
    | 'showItemInFolder'
    | 'trashItem'
    | 'clipboard'
    | 'progress'
    | 'menu'
    | 'titleBarOverlay'
    | 'window';
  details: Record<string, unknown>;
}

/** What the next open dialog answers. */
export interface DialogAnswer {
  canceled: boolean;
  filePaths: string[];
}

/** The number of the button that the next message box answers with, from 0. */
export interface MessageAnswer {
  response: number;
}

/** What the clipboard holds: bytes by MIME type. */
export type ClipboardContents = Map<string, Uint8Array<ArrayBuffer>>;

/**
 * The desktop as the stand-in pretends it is. The control addresses read and change it; the exports of
 * `electron.ts` are built on it. One for the process, as there is one desktop.
 */
export class World extends EventEmitter<{
  focus: [focused: boolean];
  suspend: [];
  resume: [];
  secondInstance: [];
  systemTheme: [];
  clickNotification: [number: number];
  clickMenu: [label: string];
  quit: [];
}> {
  online = true;
  /** The window of the app is the one in front. */
  focused = true;
  systemDark = true;
  /** What was encrypted before cannot be decrypted now; also with REVERIE_STAND_IN_KEYCHAIN=locked at the start. */
  keychainLocked = process.env['REVERIE_STAND_IN_KEYCHAIN'] === 'locked';
  clipboard: ClipboardContents = new Map();
  readonly requests: DesktopRequest[] = [];
  readonly dialogAnswers: DialogAnswer[] = [];
  readonly messageAnswers: MessageAnswer[] = [];
  /** Nobody is at the screen: no browser is opened, and nobody is asked. */
  headless = true;
  /** Absolute path of Reverie's own folder. */
  root = '';
  version = '';

  record(kind: DesktopRequest['kind'], details: Record<string, unknown>): number {
    const number = this.requests.length + 1;
    this.requests.push({ number, kind, details });
    return number;
  }
}

export const world = new World();
