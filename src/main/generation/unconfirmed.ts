import type { UnconfirmedMatch } from '../../shared/domain/generation.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import { model } from '../../shared/seedream/limits.ts';
import type { TaskListRow } from '../evolink/types.ts';
import type { Job, QueueContext } from './context.ts';
import { wordsOf } from './failures.ts';
import type { GenerationRow } from './row.ts';
import { checkDelay } from './timing.ts';

/** Looks through the account by itself this often (over about 25 minutes), and then only when asked to. */
const automaticChecks = 12;

/**
 * The task that fits an unconfirmed generation best: the same model, created at or after the submit
 * (the service counts whole seconds), not linked to another generation, nearest in time.
 */
export function findMatch(
  submittedAt: number,
  tasks: readonly TaskListRow[],
  linked: ReadonlySet<string>,
): UnconfirmedMatch | undefined {
  const second = Math.floor(submittedAt / 1000) * 1000;
  const fitting = tasks
    .filter(
      (task) => (task.model === undefined || task.model === model) && task.createdAt >= second && !linked.has(task.id),
    )
    .toSorted((one, other) => one.createdAt - other.createdAt);
  const nearest = fitting[0];
  return nearest && { taskId: nearest.id, createdAt: nearest.createdAt };
}

/** Clocks that differ by less than this are taken to agree, in milliseconds: `Date` headers are cut to seconds. */
const agreeingClocks = 2000;

/** When the submit left, by the service's clock. */
function submittedByService(row: GenerationRow, offset: number | undefined): number {
  const submittedAt = row.submittedAt ?? row.createdAt;
  return offset === undefined || Math.abs(offset) < agreeingClocks ? submittedAt : submittedAt + offset;
}

/** Asks the account for its tasks and writes down what was found. Throws what the asking throws. */
export async function lookForMatch(
  context: QueueContext,
  row: GenerationRow,
  signal?: AbortSignal,
): Promise<UnconfirmedMatch | undefined> {
  const { clock, evolink } = context.options;
  // A little earlier than the submit, because the offset is only known when an answer has come.
  const since = submittedByService(row, evolink.clockOffset()) - agreeingClocks;
  const tasks = await evolink.recentTasks({ pageSize: 50, since, ...(signal ? { signal } : {}) });
  const linked = context.store.linkedTasks(tasks.map((task) => task.id));
  const match = findMatch(submittedByService(row, evolink.clockOffset()), tasks, linked);
  if (context.row(row.id).status === 'unconfirmed') {
    context.transition(row.id, { checkedAt: clock.now(), match });
  }
  return match;
}

/** Keeps looking for the task whose answer was lost. Never decides anything: that is the artist's. */
export async function watchUnconfirmed(context: QueueContext, job: Job): Promise<void> {
  const { connection, logger } = context.options;
  for (let checks = 0; checks < automaticChecks; checks += 1) {
    if (checks > 0) await context.sleep(job.id, checkDelay(checks, context.chance()), job.signal);
    await connection.whenUsable(job.signal);
    const row = context.row(job.id);
    if (row.status !== 'unconfirmed') return;
    // In another account nothing of this one can be found, but much that looks like it.
    if (row.account !== undefined && row.account !== context.options.account()) continue;
    try {
      if (await lookForMatch(context, row, job.signal)) return;
    } catch (error) {
      if (job.signal.aborted) throw error;
      logger.warn('The account could not be looked through.', { generation: job.id, reason: wordsOf(error) });
    }
  }
}

export function noMatch(): ReverieError {
  return new ReverieError(
    'no_match',
    'No task in your account matches this one. It may not have been accepted. Check again in a minute, send it again, or dismiss it.',
  );
}
