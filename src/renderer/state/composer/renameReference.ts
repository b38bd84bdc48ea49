import type { Reference } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import { renewReference, useComposer } from './composer.ts';
import { draftPart } from './draft.ts';
import { recordStep } from './steps.ts';

/** Gives a reference a name of the artist's own, or takes it away for an empty one: a step that can be taken back. */
export async function renameReference({ id, title: before }: Reference, name: string): Promise<void> {
  const after = name === '' ? undefined : name;
  const give = async (title: string | undefined): Promise<void> => {
    renewReference(await ask(reverie().references.setTitle(id, title ?? null)));
  };
  if (after === before) return;
  await give(after);
  const draft = draftPart(useComposer.getState());
  recordStep('name', draft, draft, (to) => give(to === 'before' ? before : after));
}
