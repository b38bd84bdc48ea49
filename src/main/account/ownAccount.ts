import { createAccount, type Account, type AccountOptions } from './account.ts';
import type { Key } from './key.ts';

/** The account that the artist's own key belongs to. */
export function createOwnAccount(key: Key, options: Omit<AccountOptions, 'vault' | 'evolink'>): Account {
  const account = createAccount({ ...options, vault: key.vault, evolink: key.evolink });
  return {
    ...account,
    async saveKey(text, given) {
      const status = await account.saveKey(text, given);
      key.entered();
      return status;
    },
    async clearKey() {
      const status = await account.clearKey();
      key.removed();
      return status;
    },
  };
}
