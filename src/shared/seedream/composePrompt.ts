import type { Draft } from './draft.ts';

type Worded = Pick<Draft, 'prompt' | 'references' | 'approvedPrompt'>;

/**
 * The draft's prompt followed by one line for each reference with a note: `Image 2: only the palette.`
 * Without any note it is the prompt itself, character for character.
 */
export function composePrompt(draft: Pick<Draft, 'prompt' | 'references'>): string {
  const lines = draft.references.flatMap(({ note }, index) => {
    const words = note?.replaceAll(/\s+/g, ' ').trim() ?? '';
    return words === '' ? [] : [`Image ${index + 1}: ${endSentence(words)}`];
  });
  if (lines.length === 0) return draft.prompt;
  const notes = lines.join('\n');
  return draft.prompt === '' ? notes : `${draft.prompt}\n${notes}`;
}

/** The text that goes out for this draft: the one with notes only after the artist has seen exactly it. */
export function promptToSend(draft: Worded): string {
  return draft.approvedPrompt !== undefined && draft.approvedPrompt === composePrompt(draft)
    ? draft.approvedPrompt
    : draft.prompt;
}

/** Whether the draft has notes that would not be sent, because the artist has not seen the text with them. */
export function hasUnsentNotes(draft: Worded): boolean {
  return promptToSend(draft) !== composePrompt(draft);
}

function endSentence(words: string): string {
  return /[.!?…。！？]$/u.test(words) ? words : `${words}.`;
}
