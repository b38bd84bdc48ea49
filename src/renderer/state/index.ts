export { applyAccount, loadAccount, refreshCredits, useAccount } from './account.ts';
export { allowAddresses, withheldValues } from './withheldKey.ts';
export {
  dismissNotice,
  enterDemo,
  isToldByBanner,
  leaveDemo,
  tryLibraryAgain,
  useAppInfo,
  useLibraryAway,
} from './appInfo.ts';
export { ask, BridgeFailure, failureMessage, reverie } from './bridge.ts';
export { costsOrDestroys, runCommand, useCommand, type CommandId } from './commands.ts';
export {
  addFiles,
  addFromClipboard,
  addKnownReferences,
  addLink,
  addPictures,
  cropReference,
  replaceByFile,
  type CropTarget,
} from './addReferences.ts';
export {
  approvePrompt,
  dismissRefused,
  dropReferences,
  putReferences,
  renewReference,
  reorderReference,
  replacePrompt,
  setAutoSize,
  setCount,
  setCountMode,
  setEdge,
  setLinked,
  setNote,
  setOwnPixels,
  setPrompt,
  setRatio,
  setTier,
  submitDraft,
  useComposer,
  type ComposerState,
  type CropSource,
  type RefusedFile,
} from './composer.ts';
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
  restorePictures,
  sayCurated,
  toggleMarks,
  trashPictures,
  uncollectPictures,
  useCuration,
  type CurationQuestion,
} from './curation.ts';
export { densities, densityNames, densityOf, type Density } from './densities.ts';
export { useReference, useReferenceNames, type KnownReference } from './references.ts';
export { stopLongEdit, useLongEdit, type LongEdit } from './longEdits.ts';
export { sameWord } from './curationChange.ts';
export { successorOf } from './followShown.ts';
export { currentCollections, useCurationLists, useFreshLists } from './curationLists.ts';
export { createCollection, deleteCollection, orderPictures, updateCollection } from './collectionEdits.ts';
export { deleteTag, mergeTags } from './tagEdits.ts';
export { renameReference } from './renameReference.ts';
export { isJustPutBack, isJustReplaced, lastDone, onDone, redoLast, undoLast, type Undone } from './undo.ts';
export { useUnsentDrafts, type UnsentDraft } from './unsentDrafts.ts';
export { bringsPictures, keepFromWindow, picturesOf, rememberDragged } from './pictureDrag.ts';
export { closeComposeDialog, openComposeDialog, useComposeDialog, type ComposeDialog } from './composeDialogs.ts';
export * from './composerDraft.ts';
export * from './drags.ts';
export { dropOutcome } from './dropOutcome.ts';
export { readDraft } from './draftText.ts';
export { reuseDraft, reuseUnsent } from './reuseDraft.ts';
export { acceptedFiles, takeDroppedFiles, type DroppedFiles } from './droppedFiles.ts';
export { cardGroup, hasCards, meanProgress, needingAttention, type Cards } from './generationList.ts';
export { applyGeneration, loadGenerations, useCards, useGeneration, useGenerations } from './generations.ts';
export {
  closeExport,
  openExport,
  openOnboarding,
  openSettings,
  openViewer,
  setComposerOver,
  setInspectorOver,
  setKeysOpen,
  showLibrary,
  useInterface,
  type SettingsSection,
  type View,
} from './interface.ts';
export { goOnWithout, loadLibrary, needSummaries, useLibrary, usePictureCount, useSummary } from './library.ts';
export * from './libraryFilters.ts';
export {
  chooseLibrary,
  chooseMove,
  closeFolderDialog,
  forgetLibrary,
  keepOldLibrary,
  moveLibrary,
  offerOldRemoval,
  openLibraryFolder,
  removeOldLibrary,
  stopMove,
  useFolderDialog,
  useLibraryPlaces,
  type FolderDialog,
} from './libraryFolders.ts';
export { applyVerifyProgress, dropFindings, stopVerifying, useVerification, verifyLibrary } from './verification.ts';
export {
  addFilter,
  clearSearch,
  countWithout,
  groupBy,
  lookFor,
  removeFilter,
  searchNow,
  searchText,
  showMadeWith,
  showPlace,
  sortBy,
  useEmptyLibrary,
  useLibraryQuery,
} from './libraryQuery.ts';
export { placeKey, useFreshCounts, usePlaceCounts } from './placeCounts.ts';
export { toggleFold, useFolds } from './folds.ts';
export { useSidebar } from './sidebar.ts';
export { hasSelectionBar, useSelection } from './selection.ts';
export { updateSettings, useSettings } from './settings.ts';
export { commandFor, keysFor, pressedKeys, shortcuts, type Shortcut } from './shortcuts.ts';
export { pressOf, type KeyPress } from './pressedKeys.ts';
export { useMediaQuery } from './useMediaQuery.ts';
export { useNow } from './useNow.ts';
export { useSoon } from './useSoon.ts';
export { creditsText, dollarsText, ageInWords } from './amounts.ts';
export { useFileDrag } from './fileDrag.ts';
export { readPicture, usePictureReading, usePictureReadings, type PictureReading } from './pictureDetails.ts';
export { useKeyEntry, type KeyEntry } from './keyEntry.ts';
