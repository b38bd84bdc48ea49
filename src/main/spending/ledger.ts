import type { LedgerEntry } from '../../shared/bridge/account.ts';
import type { Page } from '../../shared/bridge/route.ts';
import { assertNever } from '../../shared/domain/assertNever.ts';
import { decodeCursor, encodeCursor } from '../generation/cursor.ts';
import type { GenerationRow } from '../generation/row.ts';
import type { GenerationStore } from '../generation/store.ts';

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
function entryOf(row: GenerationRow): LedgerEntry {
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

/** A page of it, newest first, 100 entries when `limit` is absent. Throws `invalid_input` for a cursor of another list. */
export function ledgerPage(
  store: Pick<GenerationStore, 'ledger'>,
  { limit = 100, cursor }: { limit?: number | undefined; cursor?: string | undefined },
): Page<LedgerEntry> {
  const rows = store.ledger(limit + 1, cursor === undefined ? undefined : decodeCursor(cursor));
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(entryOf),
    ...(rows.length > limit && last ? { nextCursor: encodeCursor(last) } : {}),
  };
}
