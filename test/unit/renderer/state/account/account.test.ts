import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credits, KeyStatus, Result } from '../../../../../src/shared/bridge/index.ts';
import {
  applyAccount,
  loadAccount,
  refreshCredits,
  useAccount,
} from '../../../../../src/renderer/state/account/account.ts';

const credits = vi.fn<(options?: { refresh: boolean }) => Promise<Result<Credits>>>();
const keyStatus = vi.fn<() => Promise<Result<KeyStatus>>>();
const key: KeyStatus = { present: true, lastFour: 'a1b2', protection: 'keychain', storageAvailable: 'keychain' };
const never: Credits = { held: 0, waiting: 0 };

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', { reverie: { account: { credits, keyStatus } } });
  useAccount.setState({ key: undefined, credits: undefined, refreshing: false });
  credits.mockResolvedValue({ ok: true, data: { held: 0, waiting: 0, spendable: 500, readAt: 1 } });
});

describe('the account', () => {
  it('does not wait for the balance', async () => {
    keyStatus.mockResolvedValue({ ok: true, data: key });
    credits.mockReturnValue(new Promise(() => {}));
    await loadAccount();
    expect(useAccount.getState().key).toEqual(key);
  });

  it('asks for the balance of a key it has not seen, once', async () => {
    applyAccount({ key, credits: never });
    applyAccount({ key, credits: never });
    await vi.waitFor(() => {
      expect(useAccount.getState().credits?.spendable).toBe(500);
    });
    expect(credits).toHaveBeenCalledTimes(1);
  });

  it('asks for nothing without a key', () => {
    applyAccount({ key: { present: false, storageAvailable: 'keychain' }, credits: never });
    expect(credits).not.toHaveBeenCalled();
  });

  it('is no longer refreshing when that failed', async () => {
    credits.mockResolvedValue({ ok: false, error: { code: 'network', message: 'No network.' } });
    await expect(refreshCredits()).rejects.toThrow('No network.');
    expect(useAccount.getState().refreshing).toBe(false);
  });
});
