/**
 * The bridge: all that the page and main say to each other, and nothing of how either does it. One file a domain
 * (`generations`, `references`, `library`, `curation`, `exports`, `account`, `settings`, `app`) has its calls, how their
 * input is checked, what they answer, and its events. `contract.ts` joins them, `reverie.ts` is `window.reverie`, and
 * `result.ts` how a call fails. `docs/bridge.md` follows a call there and back, and shows how a new one is made.
 *
 * What is here are types, so that the page may import it without zod; who checks input imports the domain's file.
 */
export type * from './account.ts';
export type * from './app.ts';
export type * from './contract.ts';
export type * from './curation.ts';
export type * from './exports.ts';
export type * from './generations.ts';
export type * from './library.ts';
export type * from './references.ts';
export type { ReverieBridge } from './reverie.ts';
export type { Page } from './route.ts';
export * from './result.ts';
export type * from './settings.ts';
