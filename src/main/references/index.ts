export { createReferences, type FileToAdd, type References, type ReferencesOptions } from './references.ts';
