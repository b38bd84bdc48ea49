import { creditsToDollars, estimateCredits } from '../../shared/domain/price.ts';
import { checkDraft } from '../../shared/seedream/checkDraft.ts';
import type { Submits } from '../spending/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { StudioHandlers } from './routes.ts';

/** What costs money goes through `submits`, everything else straight to the queue. */
export function generationHandlers(workspace: () => Pick<Workspace, 'preview' | 'queue'>, submits: Submits) {
  return {
    'generations.estimate': (draft) => ({
      pictures: draft.count,
      tasks: draft.countMode === 'separate' ? draft.count : 1,
      credits: estimateCredits(draft.count),
      dollars: creditsToDollars(estimateCredits(draft.count)),
      problems: checkDraft(draft),
    }),
    'generations.preview': (draft) => workspace().preview(draft),
    'generations.submit': async (draft) => submits.submit(draft),
    'generations.get': (id) => workspace().queue.get(id),
    'generations.list': (query) => workspace().queue.list(query),
    'generations.cancel': (id) => workspace().queue.cancel(id),
    'generations.retry': async (id) => submits.retry(id),
    'generations.sendHeld': async (id) => submits.sendHeld(id),
    'generations.retryDownload': (id) => workspace().queue.retryDownload(id),
    'generations.checkUnconfirmed': (id) => workspace().queue.checkUnconfirmed(id),
    'generations.resolveUnconfirmed': async (id, decision) =>
      decision === 'resend' ? submits.resend(id) : workspace().queue.resolveUnconfirmed(id, decision),
    'generations.dismiss': (id) => workspace().queue.dismiss(id),
    'generations.setDismissed': (ids, dismissed) => workspace().queue.setDismissed(ids, dismissed),
  } satisfies Partial<StudioHandlers>;
}
