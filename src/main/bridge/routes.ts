import type { Handlers, RouteName } from '../../shared/bridge/contract.ts';

/** Routes that need the desktop (dialogs, clipboard, shell, drag); `desktop/` answers them. */
export type DesktopRoute = Extract<
  RouteName,
  | 'references.addFromClipboard'
  | 'library.showInFolder'
  | 'library.showFile'
  | 'library.copyImage'
  | 'library.openFolder'
  | 'library.chooseFolder'
  | 'exports.chooseFolder'
  | 'exports.startDrag'
  | 'app.openLink'
>;

/** Answers to all others. */
export type StudioHandlers = Omit<Handlers, DesktopRoute>;
