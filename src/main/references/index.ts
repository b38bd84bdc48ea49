export { createReferences, type References, type ReferencesOptions } from './references.ts';
