import type { DraftProblem } from './checkDraft.ts';
import { hasUnsentNotes, promptToSend } from './composePrompt.ts';
import type { Draft } from './draft.ts';
import { missingImages } from './imageTokens.ts';

/** What the artist should look at before sending; unlike a problem it keeps nothing from being sent. */
export function draftWarnings(draft: Draft): DraftProblem[] {
  const warnings: DraftProblem[] = [];
  const count = draft.references.length;
  const there =
    count === 0 ? 'there are no references' : count === 1 ? 'there is 1 reference' : `there are ${count} references`;
  const missing = missingImages(promptToSend(draft), count);
  const numbers = new Set(missing.flatMap(({ number }) => number ?? []));
  for (const number of [...numbers].toSorted((one, other) => one - other)) {
    warnings.push({ field: 'prompt', message: `The prompt mentions image ${number}, but ${there}.` });
  }
  if (missing.some(({ number }) => number === undefined)) {
    warnings.push({
      field: 'prompt',
      message: 'The prompt mentions an image that was removed (“?”). Name another one or delete the words.',
    });
  }
  if (hasUnsentNotes(draft)) {
    warnings.push({
      field: 'references',
      message: 'The notes of the references are not part of the prompt yet: look at what will be sent to add them.',
    });
  }
  return warnings;
}
