/*
 * Checked by `tsc`, never run: the contract, the page's interface and main's handlers agree. A route that
 * is missing on one side, or means something else there, is a type error on a line below.
 */
import type { createBridge } from '../../../src/preload/bridge.ts';
import type {
  EventName,
  Handlers,
  RouteArguments,
  RouteInput,
  RouteName,
  RouteOutput,
} from '../../../src/shared/bridge/contract.ts';
import type { Result } from '../../../src/shared/bridge/result.ts';
import type { ReverieBridge } from '../../../src/shared/bridge/reverie.ts';
import type { createDesktopHandlers } from '../../../src/main/desktop/desktopHandlers.ts';
import type { DesktopRoute } from '../../../src/main/bridge/index.ts';
import type { Studio } from '../../../src/main/studio/index.ts';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Holds<Claim extends true> = Claim;

/** `group.name` of every function of the page but the events' `on`. */
type PageRoutes = {
  [Group in keyof ReverieBridge]: `${Group}.${Exclude<keyof ReverieBridge[Group], 'on'> & string}`;
}[keyof ReverieBridge];
export type EveryRouteHasAFunctionOfThePage = Holds<Same<PageRoutes, RouteName>>;

/** The events a page can listen to in each group are the contract's. */
type GroupsWithEvents = {
  [Group in keyof ReverieBridge]: 'on' extends keyof ReverieBridge[Group] ? Group : never;
}[keyof ReverieBridge];
type GroupOf<Name extends string> = Name extends `${infer Group}.${string}` ? Group : never;
export type EveryGroupOfEventsCanBeListenedTo = Holds<Same<GroupsWithEvents, GroupOf<EventName>>>;

/** Every function of the page but `references.add` takes a route's input and answers its output. */
type PageFunction<Name extends RouteName> = Name extends `${infer Group extends keyof ReverieBridge}.${infer Short}`
  ? ReverieBridge[Group][Short & keyof ReverieBridge[Group]]
  : never;
type Mistyped = {
  [Name in Exclude<RouteName, 'references.add'>]: Same<
    PageFunction<Name>,
    (...input: RouteInput<Name> extends unknown[] ? RouteInput<Name> : never) => Promise<Result<RouteOutput<Name>>>
  > extends true
    ? never
    : Name;
}[Exclude<RouteName, 'references.add'>];
export type FunctionsTakeAndAnswerWhatTheirRouteSays = Holds<Same<Mistyped, never>>;
export type FilesAreAnsweredOneByOne = Holds<
  Same<Awaited<ReturnType<ReverieBridge['references']['add']>>, Result<RouteOutput<'references.add'>>>
>;

/** What the preload script builds is what the page is promised. */
export type ThePreloadBuildsWhatThePageIsPromised = Holds<Same<ReturnType<typeof createBridge>, ReverieBridge>>;

/** Studio and desktop answer every route between them, and none twice. */
type StudioRoutes = keyof Studio['handlers'];
type DesktopRoutes = keyof ReturnType<typeof createDesktopHandlers>;
export type EveryRouteHasAHandler = Holds<Same<StudioRoutes | DesktopRoutes, RouteName>>;
export type NoRouteHasTwo = Holds<Same<StudioRoutes & DesktopRoutes, never>>;
export type TheDesktopAnswersItsOwn = Holds<Same<DesktopRoutes, DesktopRoute>>;

/** A handler gets what the schema makes of the input. */
type Mishandled = {
  [Name in RouteName]: Same<Parameters<Handlers[Name]>, RouteArguments<Name>> extends true ? never : Name;
}[RouteName];
export type HandlersGetWhatTheSchemaMakes = Holds<Same<Mishandled, never>>;

/** No answer is `unknown` or `any`, which would let everything through. */
type Untyped = { [Name in RouteName]: unknown extends RouteOutput<Name> ? Name : never }[RouteName];
export type NoAnswerIsUntyped = Holds<Same<Untyped, never>>;
