/** Hooks about the window and the time. They know nothing of what Reverie is for, and draw nothing. */
export { useMediaQuery } from './useMediaQuery.ts';
export { useNow } from './useNow.ts';
export { useSoon } from './useSoon.ts';
