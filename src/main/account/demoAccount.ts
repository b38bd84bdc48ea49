import type { Clock } from '../../shared/domain/clock.ts';
import type { Evolink } from '../evolink/types.ts';
import type { Logger } from '../logging/logger.ts';
import { createAccount, type Account, type AccountOptions } from './account.ts';

/** The demo's account: no key, pretend credits. A key entered while the demo is shown goes to `own`. */
export function openDemoAccount(options: {
  own: Account;
  evolink: Evolink;
  charges: AccountOptions['charges'];
  clock: Clock;
  logger: Logger;
  onChange: AccountOptions['onChange'];
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
