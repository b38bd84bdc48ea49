import { z } from 'zod';
import type { Generation } from '../domain/generation.ts';
import type { ExportJobId, GenerationId, PictureId } from '../domain/ids.ts';
import type { Reference, ReferenceAnswer, ReferenceUse } from '../domain/reference.ts';
import type { DraftProblem } from '../seedream/checkDraft.ts';
import { libraryRoutes, type LibraryEvents } from './libraryRoutes.ts';
import { nothing, route, type Page, type Route } from './route.ts';
import type { Credits, KeyStatus, LedgerEntry } from './account.ts';
import type { SendingPreview } from './preview.ts';
import {
  cropArea,
  cursor,
  draft,
  exportJobId,
  exportPlan,
  generationId,
  generationIds,
  generationQuery,
  incomingFile,
  keyStorage,
  linkName,
  namedReferences,
  pictureId,
  pictureIds,
  pictureLink,
  recentReferences,
  referenceId,
  referenceTitle,
  settingsPatch,
  type Settings,
} from './schemas.ts';

export type { Page } from './route.ts';

export interface Estimate {
  /** Pictures asked for, over all tasks. */
  pictures: number;
  tasks: number;
  credits: number;
  dollars: number;
  problems: DraftProblem[];
}

export interface ExportPreviewItem {
  pictureId: PictureId;
  /** The name it will get, with ending. */
  name: string;
  /** The name it would have had, when another file already has that one. */
  taken?: string;
  bytes: number;
  thumbnailUrl: string;
}

export interface ExportPreview {
  items: ExportPreviewItem[];
  totalBytes: number;
  /** Names that got a number because they were taken. */
  conflicts: number;
  /** Why the plan cannot run, in plain words. */
  problem?: string;
}

export interface ExportProgress {
  jobId: ExportJobId;
  folder: string;
  done: number;
  total: number;
  state: 'running' | 'finished' | 'cancelled';
  failures: { pictureId: PictureId; name: string; reason: string }[];
}

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

/** Every call there is. The input is the tuple of the call's arguments. */
export const routes = {
  'generations.estimate': route(z.tuple([draft])).answers<Estimate>(),
  /** Exactly what `submit` would send for this draft. Nothing is written or sent. */
  'generations.preview': route(z.tuple([draft])).answers<SendingPreview>(),
  'generations.submit': route(z.tuple([draft])).answers<{ ids: GenerationId[] }>(),
  'generations.get': route(z.tuple([generationId])).answers<Generation>(),
  'generations.list': route(z.tuple([generationQuery])).answers<Page<Generation>>(),
  'generations.cancel': route(z.tuple([generationId])).answers<{
    outcome: 'cancelled' | 'unwatched' | 'already_ended';
  }>(),
  'generations.retry': route(z.tuple([generationId])).answers<{ ids: GenerationId[] }>(),
  /** Sends what waits for the artist because its library was copied or another key is in use. */
  'generations.sendHeld': route(z.tuple([generationId])).answers<Generation>(),
  'generations.retryDownload': route(z.tuple([generationId])).answers<Generation>(),
  'generations.checkUnconfirmed': route(z.tuple([generationId])).answers<Generation>(),
  'generations.resolveUnconfirmed': route(
    z.tuple([generationId, z.enum(['adopt', 'resend', 'dismiss'])]),
  ).answers<Generation>(),
  'generations.dismiss': route(z.tuple([generationId])).answers<Generation>(),
  /** Puts the cards of ended generations away, or back: all of them, or none where one has not ended (`not_possible_now`). */
  'generations.setDismissed': route(z.tuple([generationIds, z.boolean()])).answers<Generation[]>(),

  'references.add': route(z.tuple([z.array(incomingFile).min(1).max(200)])).answers<ReferenceAnswer[]>(),
  'references.addFromPicture': route(z.tuple([pictureId])).answers<ReferenceAnswer>(),
  'references.addFromClipboard': route(nothing).answers<ReferenceAnswer[]>(),
  'references.addFromLink': route(z.tuple([pictureLink])).answers<ReferenceAnswer>(),
  /** A part of a reference's original, or of one that was refused with `cropFrom`, as a new reference. */
  'references.crop': route(z.tuple([referenceId, cropArea])).answers<ReferenceAnswer>(),
  'references.get': route(z.tuple([z.array(referenceId).max(1000)])).answers<Reference[]>(),
  /** Last used first. */
  'references.recent': route(z.tuple([recentReferences])).answers<Page<Reference>>(),
  /** Those the artist has named, by name. */
  'references.named': route(z.tuple([namedReferences])).answers<Reference[]>(),
  'references.setTitle': route(z.tuple([referenceId, referenceTitle])).answers<Reference>(),
  'references.usedIn': route(z.tuple([referenceId])).answers<ReferenceUse>(),

  ...libraryRoutes,

  'exports.preview': route(z.tuple([exportPlan])).answers<ExportPreview>(),
  'exports.run': route(z.tuple([exportPlan])).answers<ExportJobId>(),
  'exports.cancel': route(z.tuple([exportJobId])).answers<null>(),
  'exports.chooseFolder': route(nothing).answers<{ folder: string | null }>(),
  'exports.startDrag': route(z.tuple([pictureIds])).answers<null>(),

  'account.keyStatus': route(nothing).answers<KeyStatus>(),
  'account.saveKey': route(
    z.tuple([z.string().min(1).max(1000), z.strictObject({ storage: keyStorage.optional() }).optional()]),
  ).answers<KeyStatus>(),
  'account.clearKey': route(nothing).answers<KeyStatus>(),
  /**
   * Asks the artist, in a dialog of the system, whether the key may go to the addresses in force. Answers when the
   * question is shown; `account.changed` tells what came of it.
   */
  'account.allowAddresses': route(nothing).answers<null>(),
  'account.checkKey': route(z.tuple([z.string().min(1).max(1000).optional()])).answers<{
    accepted: boolean;
    message?: string;
  }>(),
  'account.credits': route(
    z.tuple([z.strictObject({ refresh: z.boolean().optional() }).optional()]),
  ).answers<Credits>(),
  'account.ledger': route(
    z.tuple([z.strictObject({ limit: z.int().min(1).max(500).optional(), cursor: cursor.optional() }).default({})]),
  ).answers<Page<LedgerEntry>>(),

  'settings.get': route(nothing).answers<Settings>(),
  'settings.update': route(z.tuple([settingsPatch])).answers<Settings>(),

  'app.info': route(nothing).answers<AppInfo>(),
  'app.enterDemo': route(nothing).answers<AppInfo>(),
  'app.leaveDemo': route(nothing).answers<AppInfo>(),
  'app.openLink': route(z.tuple([linkName])).answers<null>(),
  /** What the composer held when it was kept last; null when nothing was. Its shape is the page's own. */
  'app.keptDraft': route(nothing).answers<string | null>(),
  'app.keepDraft': route(z.tuple([z.string().max(200_000)])).answers<null>(),
  'app.dismissNotice': route(z.tuple([z.string().max(200)])).answers<AppInfo>(),
} as const;

export type RouteName = keyof typeof routes;
export type RouteInput<Name extends RouteName> = z.input<(typeof routes)[Name]['input']>;
export type RouteArguments<Name extends RouteName> = z.output<(typeof routes)[Name]['input']>;
export type RouteOutput<Name extends RouteName> =
  (typeof routes)[Name] extends Route<z.ZodType, infer Output> ? Output : never;

/** What main's handlers look like: the parsed arguments in, the plain answer out; problems are thrown. */
export type Handlers = {
  [Name in RouteName]: (
    ...input: RouteArguments<Name> extends unknown[] ? RouteArguments<Name> : never
  ) => Promise<RouteOutput<Name>> | RouteOutput<Name>;
};

/** What main tells the page, and with what. */
export interface BridgeEvents extends LibraryEvents {
  'generations.changed': Generation;
  'exports.progress': ExportProgress;
  'account.changed': { key: KeyStatus; credits: Credits };
  'settings.changed': Settings;
  'app.changed': AppInfo;
  /** A menu item or the system asks the page to do something; `folder` is the library to open. */
  'app.command': { command: AppCommand; folder?: string };
}
export type EventName = keyof BridgeEvents;

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

export { channels } from './channels.ts';
