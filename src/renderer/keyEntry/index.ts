/** Entering a key, the same at the first start and in the settings. */
export { KeyFields } from './KeyFields.tsx';
export { useKeyEntry } from './useKeyEntry.ts';
