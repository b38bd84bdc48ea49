/**
 * What the artist says of pictures: marks, notes, tags, collections and the trash, edits of any number of them,
 * and where the library's own undo stands.
 */
export { sameWord } from './change.ts';
export { createCollection, deleteCollection, orderPictures, updateCollection } from './collectionEdits.ts';
export {
  applyCurationChange,
  askAbout,
  changePictures,
  closeQuestion,
  collectAnew,
  collectPictures,
  countKeyed,
  deleteForever,
  emptyTrash,
  redoEdit,
  restorePictures,
  sayCurated,
  toggleMarks,
  trashPictures,
  uncollectPictures,
  undoEdit,
  useCuration,
  type CurationQuestion,
} from './curation.ts';
export { useLibraryActions } from './libraryActions.ts';
export { currentCollections, outdateCurationLists, useCurationLists, useFreshLists } from './lists.ts';
export { stopLongEdit, useLongEdit } from './longEdits.ts';
export { deleteTag, mergeTags } from './tagEdits.ts';
