import type { Edited } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import {
  renewReference,
  useComposer,
  draftPart,
  stepRedone,
  stepUndone,
  useComposerSteps,
  withStep,
  changeWords,
  type ComposerDraft,
  type ComposerStep,
  type StepKind,
} from '../composer/index.ts';
import { redoEdit, undoEdit, useLibraryActions } from '../curation/index.ts';

/** What was taken back or made again. */
export type Undone = { what: 'composer'; kind: StepKind } | { what: 'library'; edited: Edited } | { what: 'nothing' };

type Next = { what: 'composer' } | { what: 'library'; only: number | undefined } | { what: 'nothing' };

/**
 * What was done last, in the composer or the library. The library's actions are main's and numbered; a step of the
 * composer knows which of them came before it.
 */
function nextUndo(): Next {
  const step = useComposerSteps.getState().done.at(-1);
  const { actions, running } = useLibraryActions.getState();
  const since = running.some((edit) => edit > (step?.edits ?? 0));
  if (step && !since && actions.last <= step.since) return { what: 'composer' };
  // While an edit is under way its number is not known yet: main takes edits one after the other.
  if (running.length > 0) return { what: 'library', only: undefined };
  return actions.last > 0 ? { what: 'library', only: actions.last } : { what: 'nothing' };
}

/** What came first of what is undone. */
function nextRedo(): Next {
  const { undone, overtaken } = useComposerSteps.getState();
  const step = undone.at(-1);
  const { next } = useLibraryActions.getState().actions;
  const library = next > 0 && (next <= overtaken.after || next > overtaken.newest);
  if (step && !(library && next <= step.since)) return { what: 'composer' };
  return library ? { what: 'library', only: next } : { what: 'nothing' };
}

/** A name of what was done last, for whoever offers to undo that and nothing else. */
export function lastDone(): string {
  const next = nextUndo();
  if (next.what === 'composer') return `composer ${useComposerSteps.getState().done.at(-1)?.id}`;
  return next.what === 'library' ? `library ${next.only ?? 'under way'}` : next.what;
}

/** Calls back whenever something may have been done or undone. Answers how to stop. */
export function onDone(listener: () => void): () => void {
  const stops = [useComposerSteps.subscribe(listener), useLibraryActions.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Makes of the composer what it was on one side of a step. Answers how the step leads back from there, exactly. */
async function crossStep(step: ComposerStep, to: 'before' | 'after'): Promise<ComposerStep> {
  await step.cross?.(to);
  const from = to === 'before' ? 'after' : 'before';
  const now = draftPart(useComposer.getState());
  const then = withStep(step.kind, now, step[from], step[to]);
  // Words that are replaced for a new order of their references are not lost; others are.
  const replaces = step.kind === 'replaced';
  if (replaces) changeWords(now, then, Date.now());
  useComposer.setState({ ...then, refused: [], problem: undefined });
  renewNames(then);
  return {
    ...step,
    [from]: replaces ? now : { ...step[from], prompt: now.prompt },
    [to]: replaces ? step[to] : { ...step[to], prompt: then.prompt },
  };
}

/** References may have got other names since then; that they have is no reason to wait. */
function renewNames({ references }: ComposerDraft): void {
  const ids = references.map(({ reference }) => reference.id);
  if (ids.length === 0) return;
  reverie()
    .references.get(ids)
    .then((answer) => {
      if (answer.ok) for (const reference of answer.data) renewReference(reference);
    }, console.error);
}

let underWay: Promise<unknown> = Promise.resolve();

/** One after the other, in the order the keys were pressed. */
function inTurn(work: () => Promise<Undone>): Promise<Undone> {
  const done = underWay.then(work);
  // The caller hears of a failure.
  underWay = done.catch(() => undefined);
  return done;
}

async function inLibrary(next: () => Next, run: (only: number | undefined) => Promise<Edited>): Promise<Undone> {
  for (let wanted = next(); wanted.what === 'library';) {
    // oxlint-disable-next-line no-await-in-loop -- each goes by what the one before has told
    const edited = await run(wanted.only);
    const then = next();
    const same = then.what === 'library' && then.only === wanted.only;
    if (edited.changed > 0 || wanted.only === undefined || same) return { what: 'library', edited };
    // Another action came between: what is next now?
    wanted = then;
  }
  return { what: 'nothing' };
}

/** Takes back what was done last, in the composer or the library. */
export function undoLast(): Promise<Undone> {
  return inTurn(async () => {
    const step = useComposerSteps.getState().done.at(-1);
    if (nextUndo().what !== 'composer' || !step) return inLibrary(nextUndo, undoEdit);
    stepUndone(await crossStep(step, 'before'));
    return { what: 'composer', kind: step.kind };
  });
}

/** Makes again what was undone last, unless something else was done since. */
export function redoLast(): Promise<Undone> {
  return inTurn(async () => {
    const step = useComposerSteps.getState().undone.at(-1);
    if (nextRedo().what !== 'composer' || !step) return inLibrary(nextRedo, redoEdit);
    stepRedone(await crossStep(step, 'after'));
    return { what: 'composer', kind: step.kind };
  });
}

/** Whether the composer's words are those that a replacement, the last thing that was done, has put there. */
export function isJustReplaced(): boolean {
  const step = useComposerSteps.getState().done.at(-1);
  return nextUndo().what === 'composer' && step?.kind === 'replaced' && promptIs(step.after);
}
/** The same of a replacement that was the last thing to be undone. */
export function isJustPutBack(): boolean {
  const step = useComposerSteps.getState().undone.at(-1);
  return nextRedo().what === 'composer' && step?.kind === 'replaced' && promptIs(step.before);
}

const promptIs = ({ prompt }: ComposerDraft): boolean => useComposer.getState().prompt === prompt;

/** Reads where the library's undo stands: pages come later than main. */
export async function loadActions(): Promise<void> {
  useLibraryActions.setState({ actions: await ask(reverie().library.actions()) });
}
