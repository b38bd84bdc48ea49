/*
 * Which library is open, where it lies, and which one is shown: the artist's own (opened, waited for, changed, moved,
 * repaired) and the demo's. Everything else asks here for the workspace that it is to work on.
 */

export { createOwnLibrary } from './createOwnLibrary.ts';
export { DemoLibrary } from './demoLibrary.ts';
export { Libraries } from './libraries.ts';
export { LibraryFolders } from './libraryFolders.ts';
export { Showing } from './showing.ts';
