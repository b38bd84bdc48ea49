import type { ReferenceId } from '../../shared/domain/ids.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import { checkDraft } from '../../shared/seedream/checkDraft.ts';
import type { Draft } from '../../shared/seedream/draft.ts';

/** Throws `invalid_draft` with every problem of the draft, references that are not in the library among them. */
export function refuseInvalidDraft(draft: Draft, exists: (id: ReferenceId) => boolean): void {
  const problems: { field: string; message: string }[] = checkDraft(draft);
  for (const [index, reference] of draft.references.entries()) {
    if (!exists(reference.referenceId)) {
      problems.push({
        field: 'references',
        message: `Reference ${index + 1} is no longer in this library. Remove it and add its file again.`,
      });
    }
  }
  if (problems.length > 0) {
    throw new ReverieError('invalid_draft', problems.map((problem) => problem.message).join(' '), {
      details: problems,
    });
  }
}
