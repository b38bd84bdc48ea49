/*
 * What answers the page: one file a domain of the contract (`shared/bridge`), each with the handlers of its calls, and
 * what main tells the page of itself. Handlers pass a call on to the part whose work it is; `desktop/` answers those
 * that need the desktop, and checks every call before it comes here.
 */

import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { Emit } from '../events/emitter.ts';
import type { Libraries } from '../libraries/index.ts';
import type { OpenSettings } from '../settings/index.ts';
import type { Submits } from '../spending/index.ts';
import { accountHandlers, type AccountHandlerParts } from './account.ts';
import type { Announcements } from './announcements.ts';
import { appHandlers, type AppHandlerParts } from './app.ts';
import { curationHandlers } from './curation.ts';
import { exportHandlers } from './exports.ts';
import { generationHandlers } from './generations.ts';
import { libraryHandlers } from './library.ts';
import { referenceHandlers } from './references.ts';
import { repairingIndex } from './indexRepair.ts';
import type { StudioHandlers } from './routes.ts';
import { settingsHandlers } from './settings.ts';

export { createAnnouncements, type Announcements } from './announcements.ts';
export type { DesktopRoute, StudioHandlers } from './routes.ts';

export interface HandlerParts extends Omit<AccountHandlerParts, 'workspace'>, AppHandlerParts {
  libraries: Libraries;
  submits: Submits;
  settings: OpenSettings;
  announcements: Announcements;
  emit: Emit<BridgeEvents>;
}

/** Answers every call that needs no desktop. */
export function createHandlers(parts: HandlerParts): StudioHandlers {
  const { libraries, settings, submits, emit } = parts;
  const workspace = () => libraries.workspace();
  const library = () => workspace().library;
  const handlers: StudioHandlers = {
    ...generationHandlers(workspace, submits),
    ...referenceHandlers(() => workspace().references),
    ...libraryHandlers({ ...parts, library, folders: libraries.folders }),
    ...curationHandlers(library, emit),
    ...exportHandlers(() => workspace().exporter),
    ...accountHandlers({ ...parts, workspace }),
    ...settingsHandlers(settings),
    ...appHandlers(parts),
  };
  return repairingIndex(handlers, () => {
    if (!libraries.demoShown) libraries.own.repairLater();
  });
}
