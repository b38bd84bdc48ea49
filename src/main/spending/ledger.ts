import type { LedgerEntry } from '../../shared/bridge/account.ts';
import { assertNever } from '../../shared/domain/assertNever.ts';
import type { GenerationRow } from '../generation/row.ts';

function stateOf(row: GenerationRow): LedgerEntry['state'] {
  switch (row.status) {
    case 'completed':
      return 'charged';
    case 'unconfirmed':
      return 'in_doubt';
    case 'failed':
    case 'cancelled':
      return row.error?.charged === 'unknown' ? 'in_doubt' : 'not_charged';
    case 'queued':
    case 'preparing':
    case 'submitting':
    case 'running':
    case 'saving':
      return 'held';
    default:
      return assertNever(row.status, 'generation status');
  }
}

/** What a generation cost, or may have cost. */
export function ledgerEntryOf(row: GenerationRow): LedgerEntry {
  return {
    generationId: row.id,
    at: row.submittedAt ?? row.createdAt,
    prompt: row.draft.prompt,
    pictures: row.picturesRequested,
    ...(row.taskId === undefined ? {} : { taskId: row.taskId }),
    ...(row.creditsReserved === undefined ? {} : { reserved: row.creditsReserved }),
    ...(row.creditsUsed === undefined ? {} : { used: row.creditsUsed }),
    state: stateOf(row),
  };
}
