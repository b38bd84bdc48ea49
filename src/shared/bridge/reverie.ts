import type { z } from 'zod';
import type { ReferenceAnswer } from '../domain/reference.ts';
import type { accountRoutes, AccountEvents } from './account.ts';
import type { appRoutes, AppEvents } from './app.ts';
import type { RouteName, routes } from './contract.ts';
import type { curationRoutes } from './curation.ts';
import type { ExportEvents, exportRoutes } from './exports.ts';
import type { GenerationEvents, generationRoutes } from './generations.ts';
import type { LibraryEvents, libraryRoutes } from './library.ts';
import type { referenceRoutes } from './references.ts';
import type { Result } from './result.ts';
import type { Route } from './route.ts';
import type { SettingsEvents, settingsRoutes } from './settings.ts';

type CallOf<Each> =
  Each extends Route<infer Input, infer Output>
    ? (...input: z.input<Input> extends unknown[] ? z.input<Input> : never) => Promise<Result<Output>>
    : never;

/** A function of the page for each route. A jump to its definition leads to the route. */
type Calls<Routes> = { [Name in keyof Routes]: CallOf<Routes[Name]> };

/** A function of the page for one route. */
export type Call<Name extends RouteName> = CallOf<(typeof routes)[Name]>;

interface Hears<Events> {
  /** Calls `listener` at each event, until the answer is called. */
  on<Name extends keyof Events>(event: Name, listener: (payload: Events[Name]) => void): () => void;
}

/** `window.reverie`: all that a page of Reverie can ask of the main process. */
export interface ReverieBridge {
  generations: Calls<typeof generationRoutes> & Hears<GenerationEvents>;
  references: Omit<Calls<typeof referenceRoutes>, 'add'> & {
    /** One answer a file, in the files' order. */
    add(files: File[]): Promise<Result<ReferenceAnswer[]>>;
  };
  library: Calls<typeof libraryRoutes> & Calls<typeof curationRoutes> & Hears<LibraryEvents>;
  exports: Calls<typeof exportRoutes> & Hears<ExportEvents>;
  account: Calls<typeof accountRoutes> & Hears<AccountEvents>;
  settings: Calls<typeof settingsRoutes> & Hears<SettingsEvents>;
  app: Calls<typeof appRoutes> & Hears<AppEvents>;
}
