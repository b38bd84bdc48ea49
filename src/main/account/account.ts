import type { Credits, KeyStatus } from '../../shared/bridge/account.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { KeyStorage } from '../../shared/bridge/account.ts';
import type { Charge } from '../../shared/domain/charge.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import { EvolinkFailure, type Evolink } from '../evolink/types.ts';
import type { Logger } from '../logging/logger.ts';
import type { Internal } from '../settings/index.ts';
import { figuresOf, holdingOf, nothingHappened, showsHoldsAfter } from './figures.ts';
import { fingerprintOf, readKey } from './keyText.ts';
import type { KeyVault } from './keyVault.ts';

export interface AccountOptions {
  vault: KeyVault;
  evolink: Pick<Evolink, 'credits' | 'checkKey'>;
  /** Where the last balance and the account's name for itself are kept. */
  memory: Pick<Internal, 'credits' | 'accountId'>;
  /** What each open generation costs or will cost. */
  charges: () => ReadonlyMap<string, Charge>;
  clock: Clock;
  logger: Logger;
  /** Called when the key or the balance is another than before. */
  onChange: (state: { key: KeyStatus; credits: Credits }) => void;
}

/** The artist's key and balance. */
export interface Account {
  keyStatus(): Promise<KeyStatus>;
  /** As {@link KeyVault.save}. */
  saveKey(key: string, options?: { storage?: KeyStorage | undefined }): Promise<KeyStatus>;
  clearKey(): Promise<KeyStatus>;
  /**
   * Asks EvoLink, free of charge, whether it takes `key`, or else the key in use. Throws `no_key`,
   * `invalid_input`, or `network`/`service` when the question could not be answered.
   */
  checkKey(key?: string): Promise<{ accepted: boolean; message?: string }>;
  /**
   * The last known balance; read anew with `refresh`, or when it was never read. A failed reading keeps the
   * last balance and says why in `problem`.
   */
  credits(options?: { refresh?: boolean | undefined }): Promise<Credits>;
  /** What is known now, without asking anyone. */
  knownCredits(): Credits;
  /** Takes it that a generation has cost so much, until the service says more. */
  settle(id: string, credits: number): void;
  /** Tells the figures as they are now: a charge has changed. */
  tellFigures(): void;
  /** As {@link KeyVault.tryAgain}. */
  tryKeyAgain(): Promise<void>;
}

/** Starts by asking nobody anything. */
export function createAccount(options: AccountOptions): Account {
  const { vault, evolink, memory, clock, logger } = options;
  let check: { fingerprint: string; answer: NonNullable<KeyStatus['check']> } | undefined;
  let problem: string | undefined;
  let told: KeyStatus | undefined;
  let reading: Promise<void> | undefined;
  let readingNext: Promise<void> | undefined;

  /** The key in use; a key of another account than before makes what is known of that one void. */
  async function currentKey(): Promise<string | undefined> {
    const key = await vault.current();
    if (key !== undefined) {
      const fingerprint = fingerprintOf(key);
      if (memory.accountId !== fingerprint) {
        memory.accountId = fingerprint;
        memory.credits = undefined;
        problem = undefined;
      }
    }
    return key;
  }

  async function keyStatus(): Promise<KeyStatus> {
    const key = await currentKey();
    const status = await vault.status();
    const checked = key !== undefined && check?.fingerprint === fingerprintOf(key) ? check.answer : undefined;
    told = { ...status, ...(checked === undefined ? {} : { check: checked }) };
    return told;
  }

  function knownCredits(): Credits {
    const readAt = memory.credits?.readAt;
    return {
      ...figuresOf(memory.credits, options.charges()),
      ...(readAt === undefined ? {} : { readAt }),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  async function tell(): Promise<KeyStatus> {
    const key = await keyStatus();
    options.onChange({ key, credits: knownCredits() });
    return key;
  }

  async function readCredits(): Promise<void> {
    if ((await currentKey()) === undefined) return;
    const account = memory.accountId;
    const chargesBefore = options.charges();
    const heldBefore = holdingOf(chargesBefore);
    const settledBefore = memory.credits?.settled ?? {};
    try {
      const answer = await evolink.credits();
      // Another key has taken its place meanwhile: this is not its balance.
      if (memory.accountId !== account || (await vault.current()) === undefined) return;
      problem = undefined;
      const before = memory.credits;
      // What came or went while the service was asked may be in its answer or not; then it is not believed to be.
      const charges = options.charges();
      const unsure = !nothingHappened(chargesBefore, charges);
      const holding = within(holdingOf(charges), (id) => id in heldBefore);
      const settled = within(before?.settled ?? {}, (id, credits) => settledBefore[id] !== credits);
      const { spendable } = answer;
      const showsHolds = before && showsHoldsAfter(before, { spendable, holding, unsure });
      memory.credits = {
        readAt: clock.now(),
        ...(answer.accountRemaining === undefined ? {} : { account: answer.accountRemaining }),
        ...(answer.keyRemaining === undefined || answer.keyUnlimited ? {} : { keyLimit: answer.keyRemaining }),
        ...(spendable === undefined ? {} : { spendable }),
        holding,
        settled,
        ...(showsHolds === undefined ? {} : { showsHolds }),
        ...(unsure ? { unsure } : {}),
      };
    } catch (error) {
      if (!(error instanceof EvolinkFailure)) throw error;
      if (memory.accountId !== account) return;
      // That the key is kept back is told by its status, with what ends it.
      problem = error.code === 'key_withheld' ? undefined : error.message;
    }
    await tell();
  }

  /** One reading at a time; who asks during one gets the next, because the balance may have changed since it began. */
  function refresh(): Promise<void> {
    if (!reading) {
      reading = readCredits().finally(() => {
        reading = undefined;
      });
      return reading;
    }
    readingNext ??= reading
      .catch(() => undefined)
      .then(() => {
        readingNext = undefined;
        return refresh();
      });
    return readingNext;
  }

  return {
    keyStatus,

    async saveKey(key, given = {}) {
      await vault.save(key, given.storage);
      return tell();
    },

    async clearKey() {
      await vault.clear();
      check = undefined;
      problem = undefined;
      if ((await vault.current()) === undefined) memory.credits = undefined;
      return tell();
    },

    async checkKey(given) {
      if (given !== undefined) logger.addSecret?.(given.trim());
      if (given === undefined) await vault.tryAgain(0);
      const key = given === undefined ? await currentKey() : readKey(given);
      if (key === undefined) {
        const { unreadable } = await vault.status();
        const none = 'There is no key to check yet. Enter your EvoLink key.';
        throw new ReverieError('no_key', unreadable?.message ?? none);
      }
      // The key in use is asked for by the client itself, which keeps it from addresses that it was not given for.
      const answer = await ask(given === undefined ? {} : { key });
      check = { fingerprint: fingerprintOf(key), answer: { at: clock.now(), ...answer } };
      await tell();
      return answer;
    },

    async credits({ refresh: anew } = {}) {
      await currentKey();
      if (anew) await refresh();
      else if (memory.credits === undefined) await (reading ?? refresh());
      return knownCredits();
    },

    knownCredits,

    settle(id, credits) {
      const { credits: last } = memory;
      if (!last) return;
      const settled = { ...last.settled, [id]: (last.settled?.[id] ?? 0) + credits };
      memory.credits = { ...last, settled };
    },

    async tryKeyAgain() {
      await vault.tryAgain();
    },

    tellFigures() {
      // Before the key was looked at there is nothing to tell the figures of.
      if (told) options.onChange({ key: told, credits: knownCredits() });
    },
  };

  async function ask(typed: { key?: string }): Promise<{ accepted: boolean; message?: string }> {
    try {
      await evolink.checkKey(typed);
      return { accepted: true };
    } catch (error) {
      if (!(error instanceof EvolinkFailure)) throw error;
      // The service was not asked at all.
      if (error.code === 'key_withheld') throw new ReverieError('key_withheld', error.message, { cause: error });
      if (error.kind === 'key_rejected') return { accepted: false, message: error.message };
      // The key was recognised; something else is in the way.
      if (error.kind === 'balance' || error.kind === 'key_limit') return { accepted: true, message: error.message };
      const code = error.kind === 'network' || error.kind === 'timeout' ? 'network' : 'service';
      throw new ReverieError(code, error.message, { cause: error });
    }
  }
}

function within(
  credits: Readonly<Record<string, number>>,
  keep: (id: string, credits: number) => boolean,
): Record<string, number> {
  return Object.fromEntries(Object.entries(credits).filter(([id, each]) => keep(id, each)));
}
