import { z } from 'zod';
import { nothing, route } from './route.ts';

/** The only pages Reverie opens in the browser. */
export const linkName = z.enum(['home', 'keys', 'topUp', 'taskLog', 'manual']);
export type LinkName = z.output<typeof linkName>;

/** A thing the artist should know about the app itself; shown as a banner until it is put away or gone. */
export interface Notice {
  id: string;
  kind:
    | 'library_missing'
    | 'library_read_only'
    | 'library_locked'
    | 'library_newer'
    | 'library_unusable'
    | 'library_rebuilt'
    | 'disk_full'
    | 'settings_reset'
    | 'key_unreadable'
    | 'other';
  message: string;
  /** The folder or file it is about. */
  path?: string;
}

export interface AppInfo {
  version: string;
  platform: 'darwin' | 'win32' | 'linux';
  /** Running without Electron, in a browser: no drag-out, no window controls. */
  standIn: boolean;
  demo: boolean;
  /** No network, as far as the system knows. */
  online: boolean;
  libraryFolder: string;
  /** Bytes free where the library is; absent when it cannot be read. */
  freeBytes?: number;
  /** False when nothing can be saved: no generating until it is. */
  libraryWritable: boolean;
  notices: Notice[];
  /** Only while the demo's own pictures are being made: how many there are. */
  samples?: { done: number; total: number };
}

export type AppCommand =
  | 'generate'
  | 'focusPrompt'
  | 'addReferences'
  | 'pasteReference'
  | 'openSettings'
  | 'export'
  | 'undo'
  | 'redo'
  | 'toggleComposer'
  | 'toggleInspector'
  | 'showKeys'
  | 'showLibrary'
  | 'openLibrary'
  | 'openOtherLibrary'
  | 'moveLibrary'
  | 'verifyLibrary'
  | 'rebuildIndex'
  | 'showTrash';

export const appRoutes = {
  info: route(nothing).answers<AppInfo>(),
  enterDemo: route(nothing).answers<AppInfo>(),
  leaveDemo: route(nothing).answers<AppInfo>(),
  openLink: route(z.tuple([linkName])).answers<null>(),
  /** What the composer held when it was kept last; null when nothing was. Its shape is the page's own. */
  keptDraft: route(nothing).answers<string | null>(),
  keepDraft: route(z.tuple([z.string().max(200_000)])).answers<null>(),
  dismissNotice: route(z.tuple([z.string().max(200)])).answers<AppInfo>(),
} as const;

export interface AppEvents {
  changed: AppInfo;
  /** A menu item or the system asks the page to do something; `folder` is the library to open. */
  command: { command: AppCommand; folder?: string };
}
