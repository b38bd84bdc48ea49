/**
 * The draft that the composer holds: prompt, references, size and count, each change with its step to take back;
 * files on their way into it; and drafts that gave way before they were sent.
 */
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
  type CropSource,
  type RefusedFile,
} from './composer.ts';
export { closeComposeDialog, openComposeDialog, useComposeDialog, type ComposeDialog } from './dialogs.ts';
export {
  draftOf,
  draftPart,
  mostPictures,
  roomForReferences,
  sizeOf,
  type ComposerDraft,
  type ComposerReference,
} from './draft.ts';
export { draftStorage, rememberDraft } from './draftMemory.ts';
export { readDraft } from './draftText.ts';
export { acceptedFiles, takeDroppedFiles, type DroppedFiles } from './droppedFiles.ts';
export { renameReference } from './renameReference.ts';
export { keepKnownReferences, reuseDraft, reuseUnsent } from './reuseDraft.ts';
export { stepRedone, stepUndone, useComposerSteps, withStep, type ComposerStep, type StepKind } from './steps.ts';
export { changeWords, useUnsentDrafts, type UnsentDraft } from './unsentDrafts.ts';
