/*
 * The artist's key and what it pays for: where the key is kept and which addresses it may go to, whose account it
 * belongs to, and what of the balance is free while generations come and go. The key leaves this room only for
 * `evolink/`.
 */

export { createAccount, type Account, type AccountOptions } from './account.ts';
export { BalanceKeeper } from './balanceKeeper.ts';
export { openDemoAccount } from './demoAccount.ts';
export { openKey, type Key } from './key.ts';
export { KeyAddresses, withAddresses, type Origins } from './keyAddresses.ts';
export { createKeyVault, type KeyFacts, type KeyVault, type KeyVaultOptions } from './keyVault.ts';
export { fingerprintOf } from './keyText.ts';
export { createOwnAccount } from './ownAccount.ts';
export type { KeyProtector } from './storedKey.ts';
