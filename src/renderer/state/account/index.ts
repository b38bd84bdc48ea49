/**
 * The key, the balance, and how a key is entered.
 */
export { applyAccount, loadAccount, refreshCredits, useAccount } from './account.ts';
export { useKeyEntry } from './keyEntry.ts';
