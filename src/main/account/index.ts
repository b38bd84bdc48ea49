export { createAccount, type Account, type AccountOptions } from './account.ts';
export { hostOf, KeyAddresses, listOf, withAddresses, type Origins } from './keyAddresses.ts';
export { createKeyVault, type KeyFacts, type KeyVault, type KeyVaultOptions } from './keyVault.ts';
export { fingerprintOf } from './keyText.ts';
