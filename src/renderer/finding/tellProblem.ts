import { failureMessage } from '../state/index.ts';
import { showToast } from '../ui/index.ts';

/** Tells why something the artist asked for did not happen. */
export function tellProblem(problem: unknown): void {
  showToast({ icon: 'problem', text: failureMessage(problem) });
}
