import type { Account, Key } from '../account/index.ts';
import { ledgerPage } from '../spending/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { StudioHandlers } from './routes.ts';

export interface AccountHandlerParts {
  workspace: () => Pick<Workspace, 'queue'>;
  /** The account behind the workspace that is shown. */
  account: () => Account;
  /** The artist's own key. */
  key: Pick<Key, 'question'>;
}

export function accountHandlers({ workspace, account, key }: AccountHandlerParts) {
  return {
    'account.keyStatus': () => account().keyStatus(),
    'account.saveKey': (text, options) => account().saveKey(text, options),
    'account.clearKey': () => account().clearKey(),
    'account.allowAddresses': async () => {
      await key.question.begin();
      return null;
    },
    'account.checkKey': (text) => account().checkKey(text),
    'account.credits': (options) => account().credits(options),
    'account.ledger': (query) => ledgerPage(workspace().queue.store, query),
  } satisfies Partial<StudioHandlers>;
}
