export type { FileToAdd } from './intake.ts';
export { createReferences, type References, type ReferencesOptions } from './references.ts';
export { asReference } from './view.ts';
