import { create } from 'zustand';
import { holdsWork, type ComposerDraft } from './draft.ts';
import { readDraft, writeDraft } from './draftText.ts';

/** Words that were never sent and gave way to others. */
export interface UnsentDraft {
  /** When they gave way, in milliseconds since 1970. */
  at: number;
  /** As `writeDraft` writes it: references by id. */
  text: string;
}

interface UnsentDraftsState {
  /** The latest first. */
  drafts: readonly UnsentDraft[];
  /** Words that were sent, or brought back from where they are kept anyway; the latest last. */
  settled: readonly string[];
}

/** Drafts that are kept; the oldest give way. */
export const mostUnsent = 20;
/** As many as undo could bring back. */
const mostSettled = 100;

export const useUnsentDrafts = create<UnsentDraftsState>(() => ({ drafts: [], settled: [] }));

/** What would be missed of a draft: its words and its references with their notes. */
function wordsIn(text: string): string {
  const { composer, references } = readDraft(text);
  return JSON.stringify([composer.prompt, references]);
}

/** The composer's words are kept elsewhere: in a task or a picture. */
export function settleWords(composer: ComposerDraft): void {
  const words = wordsIn(writeDraft(composer));
  useUnsentDrafts.setState(({ settled }) => ({
    settled: [...settled.filter((each) => each !== words), words].slice(-mostSettled),
  }));
}

/** Whether the composer holds words that are nowhere else. */
export function holdsUnsent(composer: ComposerDraft): boolean {
  return holdsWork(composer) && !useUnsentDrafts.getState().settled.includes(wordsIn(writeDraft(composer)));
}

/** `now`'s words take the place of `before`'s; what was unsent of those is kept. `at`: milliseconds since 1970. */
export function changeWords(before: ComposerDraft, now: ComposerDraft, at: number): void {
  const text = writeDraft(before);
  const gone = wordsIn(text);
  const come = wordsIn(writeDraft(now));
  if (gone === come) return;
  const kept = holdsUnsent(before) ? [{ at, text }] : [];
  useUnsentDrafts.setState(({ drafts }) => {
    const others = drafts.filter((each) => ![gone, come].includes(wordsIn(each.text)));
    return { drafts: [...kept, ...others].slice(0, mostUnsent) };
  });
}
