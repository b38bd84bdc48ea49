/*
 * What the artist spends: the one door for everything that costs money, the brake that asks before more is spent than
 * the artist's limits allow, and the ledger of what was.
 */

export { ledgerPage } from './ledger.ts';
export { openSubmits, type Submits } from './submits.ts';
