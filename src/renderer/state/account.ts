import { create } from 'zustand';
import type { BridgeEvents, Credits, KeyStatus } from '../../shared/bridge/index.ts';
import { ask, reverie } from './bridge.ts';

interface AccountState {
  /** Undefined until it was read. */
  key: KeyStatus | undefined;
  credits: Credits | undefined;
  refreshing: boolean;
}

export const useAccount = create<AccountState>(() => ({ key: undefined, credits: undefined, refreshing: false }));

export function applyAccount({ key, credits }: BridgeEvents['account.changed']): void {
  useAccount.setState({ key, credits });
}

export async function loadAccount(): Promise<void> {
  const [key, credits] = await Promise.all([ask(reverie().account.keyStatus()), ask(reverie().account.credits())]);
  useAccount.setState({ key, credits });
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
