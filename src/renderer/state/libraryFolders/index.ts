/** Where the libraries lie: opening another one, moving one, and the dialog that asks and tells of it. */
export {
  applyMoveProgress,
  chooseLibrary,
  chooseMove,
  closeFolderDialog,
  forgetLibrary,
  keepOldLibrary,
  moveLibrary,
  offerOldRemoval,
  openLibraryFolder,
  outdateLibraryPlaces,
  removeOldLibrary,
  stopMove,
  useFolderDialog,
  useLibraryPlaces,
  type FolderDialog,
} from './folders.ts';
