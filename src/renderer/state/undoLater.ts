import { undoEdit, useCuration } from './curation.ts';

/**
 * Remembers this moment. The answer takes back the `steps` edits before it; once something else was edited it
 * does nothing, since undoing would take that back instead, and says so with false.
 */
export function undoLater(steps = 1): () => Promise<boolean> {
  const { edits } = useCuration.getState();
  return async () => {
    if (useCuration.getState().edits !== edits) return false;
    // oxlint-disable-next-line no-await-in-loop -- one after the other, the newest first
    for (let step = 0; step < steps; step += 1) await undoEdit();
    return true;
  };
}
