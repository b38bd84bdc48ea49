import { beforeEach, describe, expect, it } from 'vitest';
import { createAccount, fingerprintOf, type Account, type KeyVault } from '../../../src/main/account/index.ts';
import { EvolinkFailure, type CreditsAnswer, type FailureKind } from '../../../src/main/evolink/index.ts';
import { silentLogger } from '../../../src/main/logging/index.ts';
import type { Internal } from '../../../src/main/settings/index.ts';
import type { Charge } from '../../../src/shared/domain/charge.ts';
import type { Credits, KeyStatus } from '../../../src/shared/bridge/account.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const failure = (kind: FailureKind): EvolinkFailure =>
  new EvolinkFailure({ kind, code: kind, message: `It was ${kind}.`, accepted: 'no' });

/** Where the key is, as far as the account can see. */
function vaultOf(first: string | undefined): KeyVault & { key: string | undefined } {
  return {
    key: first,
    current() {
      return Promise.resolve(this.key);
    },
    tryAgain: () => Promise.resolve(),
    status() {
      return Promise.resolve({ present: this.key !== undefined, storageAvailable: 'keychain' });
    },
    save(key) {
      this.key = key;
      return Promise.resolve();
    },
    clear() {
      this.key = undefined;
      return Promise.resolve();
    },
  };
}

let clock: FakeClock;
let vault: ReturnType<typeof vaultOf>;
let memory: Pick<Internal, 'credits' | 'accountId'>;
let changes: { key: KeyStatus; credits: Credits }[];
let readings: ((answer: CreditsAnswer | EvolinkFailure) => void)[];
let checked: (string | undefined)[];
let checkFailure: EvolinkFailure | undefined;
let account: Account;
let charges: Map<string, Charge>;

beforeEach(() => {
  clock = new FakeClock(1_000_000);
  vault = vaultOf('sk-evo-one');
  memory = { credits: undefined, accountId: '' };
  changes = [];
  readings = [];
  checked = [];
  checkFailure = undefined;
  charges = new Map();
  account = createAccount({
    vault,
    evolink: {
      credits: () =>
        new Promise((resolve, reject) => {
          readings.push((answer) => {
            if (answer instanceof EvolinkFailure) reject(answer);
            else resolve(answer);
          });
        }),
      checkKey: (options) => {
        checked.push(options?.key);
        return checkFailure ? Promise.reject(checkFailure) : Promise.resolve({ models: [] });
      },
    },
    memory,
    charges: () => new Map(charges),
    clock,
    logger: silentLogger,
    onChange: (state) => changes.push(state),
  });
});

/** Lets the reading that is under way end. */
async function answer(with_: CreditsAnswer | EvolinkFailure): Promise<void> {
  await clock.advance(0);
  readings.shift()?.(with_);
  await clock.advance(0);
}

const none = { held: 0, waiting: 0 };
const limited: CreditsAnswer = { accountRemaining: 950.4, keyRemaining: 500, keyUnlimited: false, spendable: 500 };

describe('the balance', () => {
  it('is read when it never was, and then remembered with its age', async () => {
    const reading = account.credits();
    await answer(limited);
    const credits = { account: 950.4, keyLimit: 500, balance: 500, ...none, spendable: 500, readAt: 1_000_000 };
    expect(await reading).toEqual(credits);
    await clock.advance(3_600_000);
    expect(await account.credits()).toEqual(credits);
    expect(readings).toEqual([]);
    expect(changes.map(({ credits: told }) => told)).toEqual([credits]);
  });

  it('shows no limit of the key where it has none', async () => {
    const reading = account.credits();
    await answer({ accountRemaining: 9, keyRemaining: 0, keyUnlimited: true, spendable: 9 });
    expect(await reading).toEqual({ account: 9, balance: 9, ...none, spendable: 9, readAt: 1_000_000 });
  });

  it('stays the last one, with the reason, when it cannot be read anew', async () => {
    const first = account.credits();
    await answer(limited);
    await first;
    const second = account.credits({ refresh: true });
    await answer(failure('network'));
    expect(await second).toMatchObject({ spendable: 500, readAt: 1_000_000, problem: 'It was network.' });
    const third = account.credits({ refresh: true });
    await answer(limited);
    expect(await third).not.toHaveProperty('problem');
  });

  it('is not asked for without a key', async () => {
    vault.key = undefined;
    expect(await account.credits({ refresh: true })).toEqual(none);
    expect(readings).toEqual([]);
  });

  it('is read by one question at a time; who asks during one gets the next answer', async () => {
    const first = account.credits({ refresh: true });
    await clock.advance(0);
    const others = [account.credits({ refresh: true }), account.credits({ refresh: true })];
    await clock.advance(0);
    expect(readings).toHaveLength(1);
    await answer({ ...limited, spendable: 1 });
    expect((await first).spendable).toBe(1);
    expect(readings).toHaveLength(1);
    await answer({ ...limited, spendable: 2 });
    expect((await Promise.all(others)).map(({ spendable }) => spendable)).toEqual([2, 2]);
    expect(readings).toEqual([]);
  });

  it('of another key is never shown for this one', async () => {
    const first = account.credits();
    await answer(limited);
    await first;
    const late = account.credits({ refresh: true });
    await clock.advance(0);
    await account.saveKey('sk-evo-two');
    expect(account.knownCredits()).toEqual(none);
    await answer({ ...limited, spendable: 77 });
    await late;
    expect(account.knownCredits()).toEqual(none);
    expect(memory.accountId).toBe(fingerprintOf('sk-evo-two'));
  });

  it('is forgotten with the key', async () => {
    const first = account.credits();
    await answer(limited);
    await first;
    await account.clearKey();
    expect(memory.credits).toBeUndefined();
    expect(changes.at(-1)).toEqual({
      key: { present: false, storageAvailable: 'keychain' },
      credits: none,
    });
  });

  it('of an earlier run is there at once, for the same key', async () => {
    memory.accountId = fingerprintOf('sk-evo-one');
    memory.credits = { spendable: 3, readAt: 5 };
    expect(await account.credits()).toEqual({ balance: 3, ...none, spendable: 3, readAt: 5 });
    vault.key = 'sk-evo-two';
    const reading = account.credits();
    await answer(limited);
    expect((await reading).spendable).toBe(500);
  });
});

describe('what tasks cost', () => {
  const read = async (spendable: number): Promise<void> => {
    const reading = account.credits({ refresh: true });
    await answer({ accountRemaining: spendable, spendable });
    await reading;
  };
  const free = (): (number | undefined)[] => {
    const { balance, held, waiting, spendable } = account.knownCredits();
    return [balance, held, waiting, spendable];
  };

  it('is off the balance at once, and only once when the service shows it too', async () => {
    await read(500);
    charges.set('a', { state: 'held', credits: 2.04 }).set('b', { state: 'waiting', credits: 2.04 });
    expect(free()).toEqual([500, 2.04, 2.04, 495.92]);
    await read(497.96);
    expect(free()).toEqual([500, 2.04, 2.04, 495.92]);
    charges.delete('a');
    account.settle('a', 2.04);
    expect(free()).toEqual([497.96, 0, 2.04, 495.92]);
    await read(497.96);
    expect(free()).toEqual([497.96, 0, 2.04, 495.92]);
  });

  it('is off the balance too where the service shows it only at the end', async () => {
    await read(500);
    charges.set('a', { state: 'held', credits: 2.04 });
    await read(500);
    expect(memory.credits?.showsHolds).toBe(false);
    expect(free()).toEqual([500, 2.04, 0, 497.96]);
    charges.set('b', { state: 'held', credits: 2.04 });
    expect(free()).toEqual([500, 4.08, 0, 495.92]);
    charges.delete('a');
    account.settle('a', 2.04);
    expect(free()).toEqual([497.96, 2.04, 0, 495.92]);
    await read(497.96);
    expect(free()).toEqual([497.96, 2.04, 0, 495.92]);
  });

  it('that was accepted while the service was asked is never missing, and nothing is learned from it', async () => {
    await read(500);
    const reading = account.credits({ refresh: true });
    await clock.advance(0);
    charges.set('a', { state: 'held', credits: 2.04 });
    await answer({ accountRemaining: 497.96, spendable: 497.96 });
    await reading;
    // Perhaps counted twice for a moment: the cautious side.
    expect(free()).toEqual([497.96, 2.04, 0, 495.92]);
    await read(497.96);
    expect(memory.credits).not.toHaveProperty('showsHolds');
    expect(free()).toEqual([497.96, 2.04, 0, 495.92]);
    // The next one that begins tells.
    charges.set('b', { state: 'held', credits: 2.04 });
    await read(495.92);
    expect(free()).toEqual([500, 4.08, 0, 495.92]);
  });

  it('and has ended since the last reading stays off the balance over a restart', async () => {
    await read(500);
    account.settle('a', 2.04);
    account.settle('b', 4.08);
    const kept = JSON.parse(JSON.stringify(memory.credits)) as typeof memory.credits;
    memory.credits = kept;
    expect(free()).toEqual([493.88, 0, 0, 493.88]);
    await read(493.88);
    expect(free()).toEqual([493.88, 0, 0, 493.88]);
  });

  it('is told with the figures as soon as it changes', async () => {
    account.tellFigures();
    expect(changes).toEqual([]);
    await account.keyStatus();
    charges.set('a', { state: 'held', credits: 2.04 });
    account.tellFigures();
    expect(changes.at(-1)?.credits).toEqual({ held: 2.04, waiting: 0 });
  });
});

describe('checking a key', () => {
  it('asks with the key in use, and the status remembers the answer', async () => {
    expect(await account.checkKey()).toEqual({ accepted: true });
    expect(checked).toEqual([undefined]);
    expect((await account.keyStatus()).check).toEqual({ at: 1_000_000, accepted: true });
    await account.saveKey('sk-evo-two');
    expect(await account.keyStatus()).not.toHaveProperty('check');
  });

  it('of a typed one leaves the one in use alone', async () => {
    checkFailure = failure('key_rejected');
    expect(await account.checkKey(' sk-typed ')).toEqual({ accepted: false, message: 'It was key_rejected.' });
    expect(checked).toEqual(['sk-typed']);
    expect(await account.keyStatus()).not.toHaveProperty('check');
    await account.saveKey('sk-typed');
    expect((await account.keyStatus()).check).toMatchObject({ accepted: false });
  });

  it.each(['balance', 'key_limit'] as const)('is accepted with a word when only the %s is in the way', async (kind) => {
    checkFailure = failure(kind);
    expect(await account.checkKey()).toEqual({ accepted: true, message: `It was ${kind}.` });
  });

  it.each([
    ['network', 'network'],
    ['timeout', 'network'],
    ['server', 'service'],
    ['rate_limited', 'service'],
  ] as const)('is no answer when there was a %s failure', async (kind, code) => {
    checkFailure = failure(kind);
    const outcome = await account.checkKey().catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(ReverieError);
    expect((outcome as ReverieError).code).toBe(code);
    expect(await account.keyStatus()).not.toHaveProperty('check');
  });

  it('needs a key', async () => {
    vault.key = undefined;
    await expect(account.checkKey()).rejects.toMatchObject({ code: 'no_key' });
    await expect(account.checkKey('two words')).rejects.toMatchObject({ code: 'invalid_input' });
    expect(checked).toEqual([]);
  });
});
