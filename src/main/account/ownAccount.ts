import type { Credits, KeyStatus } from '../../shared/bridge/account.ts';
import { settlementOf } from '../../shared/domain/charge.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';
import { Soon } from '../../shared/domain/soon.ts';
import {
  createAccount,
  createKeyVault,
  KeyAddresses,
  withAddresses,
  type Account,
  type AccountOptions,
  type Origins,
} from './index.ts';
import { createEvolink, defaultOrigins, type Evolink } from '../evolink/index.ts';
import { KeyQuestion } from './keyQuestion.ts';
import type { Logger } from '../logging/logger.ts';
import type { Questions } from '../notices/questions.ts';
import type { OpenSettings } from '../settings/index.ts';
import type { StudioOptions } from '../studio/studio.ts';
import type { ChargeChange } from '../workspace/workspace.ts';

/** The balance is read when tasks have not begun or ended for a moment, and while they do so on and on. */
const readingTimes = { rest: 2000, longest: 10_000 };

type OnChange = (state: { key: KeyStatus; credits: Credits }) => void;

/** The artist's own account with its key vault, and the client that speaks for it. */
export function openOwnAccount(options: {
  studio: StudioOptions;
  settings: OpenSettings;
  questions: Questions;
  charges: AccountOptions['charges'];
  onChange: OnChange;
  /** There is a key where there was none, or it may go where it could not. */
  onNewKey: () => void;
  onUnreadableKey: (message: string, path: string) => void;
  /** The question of an unreadable key is settled: it can be read, was replaced or removed. */
  onKeySettled: () => void;
}): { account: Account; evolink: Evolink; missingKey: () => Promise<string | undefined>; keyQuestion: KeyQuestion } {
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
    onReadable: () => {
      options.onKeySettled();
      options.onNewKey();
    },
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
    charges: options.charges,
    clock: studio.clock,
    logger: studio.logger,
    onChange: options.onChange,
  });
  return {
    account: {
      ...account,
      async saveKey(text, given) {
        const status = await account.saveKey(text, given);
        options.onKeySettled();
        options.onNewKey();
        return status;
      },
      async clearKey() {
        const status = await account.clearKey();
        options.onKeySettled();
        return status;
      },
    },
    evolink,
    missingKey: async () => {
      if ((await vault.current()) !== undefined) return undefined;
      const { unreadable } = await vault.status();
      return unreadable?.message ?? 'There is no EvoLink key yet. Enter it in Settings, then generate.';
    },
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
  charges: AccountOptions['charges'];
  clock: Clock;
  logger: Logger;
  onChange: OnChange;
}): Account {
  const status = { present: true, protection: 'demo', storageAvailable: 'none' } as const;
  const account = createAccount({
    vault: {
      current: () => Promise.resolve('demo'),
      tryAgain: () => Promise.resolve(),
      status: () => Promise.resolve(status),
      save: () => Promise.resolve(),
      clear: () => Promise.resolve(),
    },
    evolink: options.evolink,
    memory: { credits: undefined, accountId: 'demo' },
    charges: options.charges,
    clock: options.clock,
    logger: options.logger,
    onChange: options.onChange,
  });
  const { own } = options;
  return {
    ...account,
    keyStatus: async () => ({
      ...(await account.keyStatus()),
      storageAvailable: (await own.keyStatus()).storageAvailable,
    }),
    tryKeyAgain: () => own.tryKeyAgain(),
    saveKey: (key, given) => own.saveKey(key, given),
    clearKey: () => own.clearKey(),
    checkKey: (key) => (key === undefined ? account.checkKey() : own.checkKey(key)),
  };
}

/** Keeps one account's figures true while generations come and go. */
export class BalanceKeeper {
  readonly #account: () => Account | undefined;
  readonly #logger: Logger;
  readonly #reading: Soon;
  #telling = false;

  constructor(account: () => Account | undefined, clock: Clock, logger: Logger) {
    this.#account = account;
    this.#logger = logger;
    this.#reading = new Soon(clock, readingTimes, () => {
      this.read();
    });
  }

  /** What a change of a charge means: the figures follow at once, and the service is asked a moment later. */
  readonly follow = ({ id, before, now }: ChargeChange): void => {
    const settlement = settlementOf(before, now);
    if (settlement !== undefined) this.#settle(id, settlement);
    this.#tell();
    // Accepting reserves credits; every end settles them.
    const accepted = now.state === 'held' && before?.state !== 'held';
    if (accepted || settlement !== undefined) this.#reading.ask();
  };

  /** It is written down; where the disk refuses that, the service's next answer makes up for it. */
  #settle(id: GenerationId, credits: number): void {
    try {
      this.#account()?.settle(id, credits);
    } catch (error) {
      this.#logger.error('What a task has cost could not be written down.', { generation: id, error });
    }
  }

  /** Asks the service in the background; without a key nothing happens. */
  read(): void {
    this.#account()
      ?.credits({ refresh: true })
      .catch((error: unknown) => {
        this.#logger.error('The balance could not be read.', { error });
      });
  }

  stop(): void {
    this.#reading.stop();
  }

  /** Several tasks of one action are told together. */
  #tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.#account()?.tellFigures();
    });
  }
}
