import type { z } from 'zod';
import { accountRoutes, type AccountEvents } from './account.ts';
import { appRoutes, type AppEvents } from './app.ts';
import { curationRoutes } from './curation.ts';
import { exportRoutes, type ExportEvents } from './exports.ts';
import { generationRoutes, type GenerationEvents } from './generations.ts';
import { libraryRoutes, type LibraryEvents } from './library.ts';
import { referenceRoutes } from './references.ts';
import type { Route } from './route.ts';
import { settingsRoutes, type SettingsEvents } from './settings.ts';

/** Calls and events by their whole names: `generations.submit`. */
type Named<Group extends string, Members> = {
  [Name in keyof Members & string as `${Group}.${Name}`]: Members[Name];
};

function named<Group extends string, Calls extends object>(group: Group, calls: Calls): Named<Group, Calls> {
  const entries = Object.entries(calls).map(([name, route]) => [`${group}.${name}`, route] as const);
  return Object.fromEntries(entries) as Named<Group, Calls>;
}

/** Every call there is. The input is the tuple of the call's arguments. */
export const routes = {
  ...named('generations', generationRoutes),
  ...named('references', referenceRoutes),
  ...named('library', libraryRoutes),
  ...named('library', curationRoutes),
  ...named('exports', exportRoutes),
  ...named('account', accountRoutes),
  ...named('settings', settingsRoutes),
  ...named('app', appRoutes),
};

/** What main tells the page, and with what. */
export interface BridgeEvents
  extends
    Named<'generations', GenerationEvents>,
    Named<'library', LibraryEvents>,
    Named<'exports', ExportEvents>,
    Named<'account', AccountEvents>,
    Named<'settings', SettingsEvents>,
    Named<'app', AppEvents> {}
export type EventName = keyof BridgeEvents;

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
