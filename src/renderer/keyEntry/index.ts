/** Entering a key, the same at the first start and in the settings. */
export { useKeyEntry, type KeyEntry } from './useKeyEntry.ts';
