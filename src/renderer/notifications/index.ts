/** Toasts about what the artist asked for: why it did not happen, and what was done with the way back. */
export { notifyProblem } from './notifyProblem.ts';
export { notifyUndoable } from './notifyUndoable.ts';
