/** One undo for the composer and the library: which of them did something last. */
export {
  isJustPutBack,
  isJustReplaced,
  lastDone,
  loadActions,
  onDone,
  redoLast,
  undoLast,
  type Undone,
} from './undo.ts';
