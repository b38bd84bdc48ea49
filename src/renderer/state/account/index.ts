/** The key and the balance, as main tells them. */
export { applyAccount, loadAccount, refreshCredits, useAccount } from './account.ts';
