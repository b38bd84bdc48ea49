import type { Draft } from '../../shared/seedream/index.ts';
import { ask, reverie } from './bridge.ts';
import { dropReferences, refuse, useComposer } from './composer.ts';
import { freshDraft, fromDraft, holdsWork, type ComposerDraft } from './composerDraft.ts';

/**
 * Brings a draft back into the composer: prompt, references, size and count. Answers a function that
 * puts back what was there, or undefined when nothing would be missed.
 */
export async function recallDraft(draft: Draft): Promise<(() => void) | undefined> {
  const ids = [...new Set(draft.references.map(({ referenceId }) => referenceId))];
  const known = ids.length > 0 ? await ask(reverie().references.get(ids)) : [];
  const before = useComposer.getState();
  const kept: ComposerDraft = Object.fromEntries(
    Object.keys(freshDraft).map((name) => [name, before[name as keyof ComposerDraft]]),
  ) as unknown as ComposerDraft;
  useComposer.setState({ ...fromDraft(draft, known), refused: [], problem: undefined });
  const missing = ids.length - known.length;
  if (missing > 0) refuse({ kind: 'missing', count: missing });
  if (!holdsWork(kept)) return undefined;
  return () => {
    useComposer.setState({ ...kept, refused: [], problem: undefined });
  };
}

/** Takes out references that main does not know: they belong to another library. */
export async function keepKnownReferences(): Promise<void> {
  const ids = useComposer.getState().references.map(({ reference }) => reference.id);
  if (ids.length === 0) return;
  const known = new Set((await ask(reverie().references.get(ids))).map(({ id }) => id));
  const gone = ids.filter((id) => !known.has(id));
  if (gone.length === 0) return;
  dropReferences(gone);
  refuse({ kind: 'missing', count: gone.length });
}
