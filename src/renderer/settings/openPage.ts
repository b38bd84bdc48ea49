import type { LinkName } from '../../shared/bridge/index.ts';
import { ask, failureMessage, isToldByBanner, reverie } from '../state/index.ts';
import { showToast } from '../ui/index.ts';

/** Tells why something did not happen that has no field of its own. */
export function tellProblem(problem: unknown): void {
  if (isToldByBanner(problem)) return;
  showToast({ icon: 'problem', text: failureMessage(problem) });
}

/** Opens one of the known pages in the browser. */
export function openPage(name: LinkName): void {
  ask(reverie().app.openLink(name)).catch(tellProblem);
}
