import type { Draft } from '../../../shared/seedream/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import { forgetReferencesOf, refuse, replaceDraft, useComposer } from './composer.ts';
import { fromDraft, knownReferences } from './draft.ts';
import { readDraft } from './draftText.ts';
import type { UnsentDraft } from './unsentDrafts.ts';

/**
 * Brings a draft back into the composer: prompt, references, size and count. `settled`: its words are kept
 * elsewhere, in a task or a picture.
 */
export async function reuseDraft(draft: Draft, { settled }: { settled: boolean }): Promise<void> {
  const ids = [...new Set(draft.references.map(({ referenceId }) => referenceId))];
  const known = ids.length > 0 ? await ask(reverie().references.get(ids)) : [];
  replaceDraft(fromDraft(draft, known), { settled });
  const missing = ids.length - known.length;
  if (missing > 0) refuse({ kind: 'missing', count: missing });
}

/** Brings words back that were never sent, as they were. */
export async function reuseUnsent({ text }: UnsentDraft): Promise<void> {
  const { composer, references } = readDraft(text);
  const ids = references.map(({ referenceId }) => referenceId);
  const known = ids.length > 0 ? await ask(reverie().references.get(ids)) : [];
  replaceDraft({ ...composer, ...knownReferences({ prompt: composer.prompt, references }, known) });
  const missing = ids.length - known.length;
  if (missing > 0) refuse({ kind: 'missing', count: missing });
}

/** Takes out references that main does not know: they belong to another library. */
export async function keepKnownReferences(): Promise<void> {
  const ids = useComposer.getState().references.map(({ reference }) => reference.id);
  if (ids.length === 0) return;
  const known = new Set((await ask(reverie().references.get(ids))).map(({ id }) => id));
  const gone = ids.filter((id) => !known.has(id));
  if (gone.length === 0) return;
  forgetReferencesOf(gone);
  refuse({ kind: 'missing', count: gone.length });
}
