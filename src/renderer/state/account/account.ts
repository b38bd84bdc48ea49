import { create } from 'zustand';
import type { BridgeEvents, Credits, KeyStatus } from '../../../shared/bridge/index.ts';
import { ask, reverie } from '../../bridge/index.ts';

interface AccountState {
  /** Undefined until it was read. */
  key: KeyStatus | undefined;
  credits: Credits | undefined;
  refreshing: boolean;
}

export const useAccount = create<AccountState>(() => ({ key: undefined, credits: undefined, refreshing: false }));

/** Two statuses are of the same key. */
const sameKey = (a: KeyStatus | undefined, b: KeyStatus): boolean =>
  a?.present === b.present && a.lastFour === b.lastFour && a.protection === b.protection;

/** Reads what is known of the balance; main asks the service when it never has. Why that failed is in the answer. */
async function readCredits(): Promise<void> {
  useAccount.setState({ credits: await ask(reverie().account.credits()) });
}

export function applyAccount({ key, credits }: BridgeEvents['account.changed']): void {
  const before = useAccount.getState().key;
  useAccount.setState({ key, credits });
  if (key.present && credits.readAt === undefined && !sameKey(before, key)) readCredits().catch(report);
}

/** Reads whether there is a key; the balance comes later, for that may take as long as the network does. */
export async function loadAccount(): Promise<void> {
  const key = await ask(reverie().account.keyStatus());
  useAccount.setState({ key });
  readCredits().catch(report);
}

function report(problem: unknown): void {
  console.error('The balance could not be read', problem);
}

/** Asks the service for the balance. Throws a `BridgeFailure`. */
export async function refreshCredits(): Promise<void> {
  useAccount.setState({ refreshing: true });
  try {
    useAccount.setState({ credits: await ask(reverie().account.credits({ refresh: true })) });
  } finally {
    useAccount.setState({ refreshing: false });
  }
}
