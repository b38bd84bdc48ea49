import type { HeldReason } from '../../shared/domain/generation.ts';
import type { GenerationRow } from './row.ts';

/** What decides whether a generation is held. */
export type HeldFacts = Pick<GenerationRow, 'status' | 'postOpen' | 'owner' | 'account'>;

/** Nothing of it is on its way to the service. */
export function isUnsent(row: Pick<GenerationRow, 'status' | 'postOpen'>): boolean {
  return row.status === 'queued' || row.status === 'preparing' || (row.status === 'submitting' && !row.postOpen);
}

/**
 * Why a generation that is not sent yet stays where it is until the artist sends it: another installation made it
 * (its library was copied, brought back from a backup, or made anew from its folders), or another account pays for it.
 */
export function heldReason(row: HeldFacts, owner: string, account: string): HeldReason | undefined {
  if (!isUnsent(row)) return undefined;
  if (row.owner !== owner) return 'copied';
  return row.account === account ? undefined : 'account';
}
