import type { WithheldKey } from '../../shared/bridge/index.ts';
import { hostsText } from '../locales/format.ts';
import { ask, reverie } from '../bridge/index.ts';

/** The hosts in question, for the sentences that say why the key waits. */
export function withheldValues({ from, givenFor }: WithheldKey, locale: string): { hosts: string; given: string } {
  return { hosts: hostsText(from, locale), given: hostsText(givenFor, locale) };
}

/** Has the artist asked, in a dialog of the system, whether the key may go there. Throws a `BridgeFailure`. */
export async function allowAddresses(): Promise<void> {
  await ask(reverie().account.allowAddresses());
}
