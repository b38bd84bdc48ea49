import { create } from 'zustand';
import type { ReferenceId } from '../../../shared/domain/index.ts';
import { renumberPrompt } from '../../../shared/seedream/index.ts';
import { numberMapping, withoutStaleApproval, type ComposerDraft, type ComposerReference } from './draft.ts';
import { useLibraryActions } from '../curation/index.ts';

/** What a step did to the composer. Typing in the prompt is no step: it belongs to the field's own undo. */
export type StepKind = 'replaced' | 'references' | 'note' | 'name' | 'size' | 'count';

/** One change of the composer that can be taken back. */
export interface ComposerStep {
  id: number;
  kind: StepKind;
  before: ComposerDraft;
  after: ComposerDraft;
  /** What else belongs to it, outside the draft: makes it as it was on that side of the step. */
  cross?: (to: 'before' | 'after') => Promise<void>;
  /** The newest action of the library that came before it. */
  since: number;
  /** Edits of the library that this page had begun before it, answered or not. */
  edits: number;
}

interface ComposerStepsState {
  done: readonly ComposerStep[];
  /** The earliest is the last. */
  undone: readonly ComposerStep[];
  /** Actions of the library after `after`, up to `newest`, were undone when the composer was changed: they stay so. */
  overtaken: { after: number; newest: number };
}

/** Steps that are remembered; the oldest are forgotten. */
const most = 100;
/** Changes of these that follow each other are one step: a number is reached by many clicks. */
const joined: ReadonlySet<StepKind> = new Set(['size', 'count']);

const none = { after: 0, newest: 0 };

export const useComposerSteps = create<ComposerStepsState>(() => ({ done: [], undone: [], overtaken: none }));

let latest = 0;
let sealed = false;

/** The next change is a step of its own. */
export function sealStep(): void {
  sealed = true;
}

export function recordStep(
  kind: StepKind,
  before: ComposerDraft,
  after: ComposerDraft,
  cross?: ComposerStep['cross'],
): void {
  const { actions, begun } = useLibraryActions.getState();
  const { done } = useComposerSteps.getState();
  const last = done.at(-1);
  const joins = last?.kind === kind && joined.has(kind) && !sealed;
  // Words that were typed between the two belong to neither.
  const follows = joins && last.after.prompt === before.prompt && last.since === actions.newest && last.edits === begun;
  sealed = false;
  latest += 1;
  const step: ComposerStep = follows
    ? { ...last, after }
    : { id: latest, kind, before, after, since: actions.newest, edits: begun, ...(cross ? { cross } : {}) };
  const others = follows ? done.slice(0, -1) : done;
  const overtaken = { after: actions.last, newest: actions.newest };
  useComposerSteps.setState({ done: [...others, step].slice(-most), undone: [], overtaken });
}

export function forgetSteps(): void {
  useComposerSteps.setState({ done: [], undone: [], overtaken: none });
}

/** The last step was taken back; `step` is how it is made again. */
export function stepUndone(step: ComposerStep): void {
  sealed = true;
  useComposerSteps.setState(({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, step] }));
}
/** The first of what is undone was made again; `step` is how it is taken back. */
export function stepRedone(step: ComposerStep): void {
  sealed = true;
  useComposerSteps.setState(({ done, undone }) => ({ undone: undone.slice(0, -1), done: [...done, step] }));
}

/** An edit that was begun before some steps is answered: its action came before them. */
function placeSteps({ edit, newest }: { edit: number; newest: number }): void {
  const place = (step: ComposerStep): ComposerStep =>
    step.edits >= edit && step.since < newest ? { ...step, since: newest } : step;
  useComposerSteps.setState(({ done }) => ({ done: done.map(place) }));
}

useLibraryActions.subscribe(({ actions, answered, forgotten }, before) => {
  if (forgotten !== before.forgotten) {
    forgetSteps();
    return;
  }
  // Something new was done: what was undone before cannot be redone any more.
  if (actions.newest > before.actions.newest) useComposerSteps.setState({ undone: [] });
  if (answered && answered !== before.answered) placeSteps(answered);
});

/** `composer` with what a step had made of `from` taken back to `to`; what was changed since then stays. */
export function withStep(
  kind: StepKind,
  composer: ComposerDraft,
  from: ComposerDraft,
  to: ComposerDraft,
): ComposerDraft {
  if (kind === 'replaced') return withoutStaleApproval(to);
  const changed = Object.fromEntries(
    Object.entries(to).filter(([name, value]) => from[name as keyof ComposerDraft] !== value),
  ) as Partial<ComposerDraft>;
  // Words that were typed since then stay, and go on naming the same pictures.
  const prompt =
    composer.prompt === from.prompt
      ? to.prompt
      : renumberPrompt(composer.prompt, numberMapping(idsOf(from.references), idsOf(to.references)));
  return withoutStaleApproval({ ...composer, ...changed, prompt });
}

function idsOf(references: readonly ComposerReference[]): ReferenceId[] {
  return references.map(({ reference }) => reference.id);
}
