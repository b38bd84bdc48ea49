import { asReference, type References } from '../references/index.ts';
import type { SendingPreview } from '../../shared/bridge/generations.ts';
import { creditsToDollars, estimateCredits } from '../../shared/domain/price.ts';
import { checkDraft } from '../../shared/seedream/checkDraft.ts';
import { composePrompt, promptToSend } from '../../shared/seedream/composePrompt.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import { draftWarnings } from '../../shared/seedream/draftWarnings.ts';
import { type AutoForm, buildRequest } from '../../shared/seedream/request.ts';

/** Shows what `submit` would send for a draft, built by the same functions. Nothing is written or sent. */
export function previewOf(
  draft: Draft,
  parts: { references: References; callbackUrl: () => string; autoForm: { get: () => AutoForm | undefined } },
): SendingPreview {
  const problems = checkDraft(draft);
  const references: SendingPreview['references'] = [];
  for (const [index, { referenceId }] of draft.references.entries()) {
    const [row] = parts.references.rows([referenceId]);
    if (!row) {
      problems.push({
        field: 'references',
        message: `Reference ${index + 1} is no longer in this library. Remove it and add its file again.`,
      });
      continue;
    }
    const { changes, name, sentAs } = asReference(row);
    const url = parts.references.knownUrl(row);
    references.push({ position: index + 1, referenceId, name, sentAs, changes, ...(url === undefined ? {} : { url }) });
  }
  const prompt = promptToSend(draft);
  const credits = estimateCredits(draft.count);
  return {
    request: buildRequest({
      prompt,
      size: draft.size,
      pictures: draft.countMode === 'separate' ? 1 : draft.count,
      imageUrls: references.map(({ name, url }) => url ?? name),
      callbackUrl: parts.callbackUrl(),
      autoForm: parts.autoForm.get() ?? 'tier_as_size',
    }),
    prompt,
    promptWithNotes: composePrompt(draft),
    references,
    pictures: draft.count,
    tasks: draft.countMode === 'separate' ? draft.count : 1,
    credits,
    dollars: creditsToDollars(credits),
    problems,
    warnings: draftWarnings(draft),
  };
}
