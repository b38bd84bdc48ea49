import type { LinkName } from '../../shared/bridge/index.ts';
import { ask, reverie } from '../bridge/index.ts';
import { notifyProblem } from '../notifications/index.ts';

/** Opens one of the known pages in the browser. */
export function openPage(name: LinkName): void {
  ask(reverie().app.openLink(name)).catch(notifyProblem);
}
