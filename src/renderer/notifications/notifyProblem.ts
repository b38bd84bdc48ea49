import { failureMessage } from '../bridge/index.ts';
import { isToldByBanner } from '../state/appInfo/index.ts';
import { showToast } from '../ui/index.ts';

/** Says why something the artist asked for did not happen, unless a banner says so already. */
export function notifyProblem(problem: unknown): void {
  if (isToldByBanner(problem)) return;
  showToast({ icon: 'problem', text: failureMessage(problem) });
}
