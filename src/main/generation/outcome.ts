import type { GenerationError } from '../../shared/domain/generation.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';
import type { QueueContext } from './context.ts';
import type { RowPatch } from './row.ts';

/** Ends a generation without pictures. Nothing is ever sent again by itself from here. */
export function fail(context: QueueContext, id: GenerationId, error: GenerationError, more: RowPatch = {}): void {
  context.transition(id, {
    ...more,
    status: 'failed',
    error,
    postOpen: false,
    nextAttemptAt: undefined,
    completedAt: context.options.clock.now(),
  });
  context.recordIfPossible(id);
}
