import type { Credits, KeyStatus } from '../shared/bridge/account.ts';
import type { Clock } from '../shared/domain/clock.ts';
import {
  createAccount,
  createKeyVault,
  KeyAddresses,
  withAddresses,
  type Account,
  type Origins,
} from './account/index.ts';
import { createEvolink, defaultOrigins, type Evolink } from './evolink/index.ts';
import { KeyQuestion } from './keyQuestion.ts';
import type { Logger } from './logging/logger.ts';
import type { Questions } from './questions.ts';
import type { OpenSettings } from './settings/index.ts';
import type { StudioOptions } from './studio.ts';

/** Reading the balance waits this long after a task has ended, so that a set of them asks once. Milliseconds. */
const refreshDelay = 2000;

type OnChange = (state: { key: KeyStatus; credits: Credits }) => void;

/** The artist's own account with its key vault, and the client that speaks for it. */
export function openOwnAccount(options: {
  studio: StudioOptions;
  settings: OpenSettings;
  questions: Questions;
  held: () => number;
  onChange: OnChange;
  /** There is a key where there was none, or it may go where it could not. */
  onNewKey: () => void;
  onUnreadableKey: (message: string, path: string) => void;
}): { account: Account; evolink: Evolink; hasKey: () => Promise<boolean>; keyQuestion: KeyQuestion } {
  const { studio, settings } = options;
  /** The addresses in force. */
  const origins = (): Origins => ({
    api: studio.apiOrigin ?? (settings.get().apiOrigin || defaultOrigins.api),
    files: studio.filesOrigin ?? (settings.get().filesOrigin || defaultOrigins.files),
  });
  const stored = createKeyVault({
    userData: studio.userData,
    protector: studio.protector,
    clock: studio.clock,
    logger: studio.logger,
    environmentKey: studio.environmentKey,
    onUnreadable: options.onUnreadableKey,
  });
  const addresses = new KeyAddresses({
    vault: stored,
    memory: settings.internal,
    inForce: origins,
    environmentKey: studio.environmentKey,
    logger: studio.logger,
  });
  const vault = withAddresses(stored, addresses);
  const evolink = createEvolink({
    origins,
    key: (origin) => addresses.keyFor(origin),
    // The artist's own choice of a proxy or mirror on this computer, and nothing else on it.
    loopbackAllowed: (origin) => origin === origins().api || origin === origins().files,
    logger: studio.logger,
    clock: studio.clock,
    version: studio.version,
  });
  const account = createAccount({
    vault,
    evolink,
    memory: settings.internal,
    held: options.held,
    clock: studio.clock,
    logger: studio.logger,
    onChange: options.onChange,
  });
  return {
    account: {
      ...account,
      async saveKey(text, given) {
        const status = await account.saveKey(text, given);
        options.onNewKey();
        return status;
      },
    },
    evolink,
    hasKey: async () => (await vault.current()) !== undefined,
    keyQuestion: new KeyQuestion({
      addresses,
      vault,
      questions: options.questions,
      clock: studio.clock,
      logger: studio.logger,
      onAllowed: options.onNewKey,
    }),
  };
}

/** The demo's account: no key, pretend credits. A key entered while the demo is shown goes to `own`. */
export function openDemoAccount(options: {
  own: Account;
  evolink: Evolink;
  held: () => number;
  clock: Clock;
  logger: Logger;
  onChange: OnChange;
}): Account {
  const status = { present: true, protection: 'demo', storageAvailable: 'none' } as const;
  const account = createAccount({
    vault: {
      current: () => Promise.resolve('demo'),
      status: () => Promise.resolve(status),
      save: () => Promise.resolve(),
      clear: () => Promise.resolve(),
    },
    evolink: options.evolink,
    memory: { credits: undefined, accountId: 'demo' },
    held: options.held,
    clock: options.clock,
    logger: options.logger,
    onChange: options.onChange,
  });
  const { own } = options;
  return {
    ...account,
    keyStatus: async () => ({ ...status, storageAvailable: (await own.keyStatus()).storageAvailable }),
    saveKey: (key, given) => own.saveKey(key, given),
    clearKey: () => own.clearKey(),
    checkKey: (key) => (key === undefined ? account.checkKey() : own.checkKey(key)),
  };
}

/** Reads a balance anew a moment after the last of several reasons to. */
export class BalanceReader {
  readonly #clock: Clock;
  readonly #logger: Logger;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  soon(account: () => Account | undefined): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(refreshDelay, () => {
      account()
        ?.credits({ refresh: true })
        .catch((error: unknown) => {
          this.#logger.error('The balance could not be read.', { error });
        });
    });
  }

  stop(): void {
    this.#cancel?.();
  }
}
