import type { WithheldKey } from '../../shared/bridge/index.ts';
import { ask, reverie } from './bridge.ts';

/** `a.example and b.example`, without the schemes. */
export function hostsText(origins: readonly string[], locale: string): string {
  const hosts = origins.map((origin) => new URL(origin).host);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(hosts);
}

/** The hosts in question, for the sentences that say why the key waits. */
export function withheldValues({ from, givenFor }: WithheldKey, locale: string): { hosts: string; given: string } {
  return { hosts: hostsText(from, locale), given: hostsText(givenFor, locale) };
}

/** Has the artist asked, in a dialog of the system, whether the key may go there. Throws a `BridgeFailure`. */
export async function allowAddresses(): Promise<void> {
  await ask(reverie().account.allowAddresses());
}
