export { originProblem } from './checkPatch.ts';
export { defaultSettings } from './defaults.ts';
export type { CreditsCache, Internal } from './internal.ts';
export { openSettings, type OpenSettings } from './openSettings.ts';
