import { assertNever } from '../../shared/domain/assertNever.ts';
import { describeTaskError } from '../evolink/index.ts';
import { EvolinkFailure, type Task } from '../evolink/types.ts';
import type { Job, QueueContext } from './context.ts';
import type { GenerationRow, RowPatch } from './row.ts';
import { fail } from './outcome.ts';
import { firstPollDelay, pollDelay, resultLifetime } from './timing.ts';

/** Readings in a row that say "completed" without a picture before it is believed. */
const emptyReadings = 3;
/** A task may not be found yet just after it was made; after this many readings and milliseconds it is gone. */
const notFoundReadings = 5;
const notFoundAfter = 120_000;

/** Reads the task until it has ended; then either its links are written down, or why there are none. */
export async function poll(context: QueueContext, job: Job): Promise<void> {
  const { options } = context;
  let failures = 0;
  let notFound = 0;
  let empty = 0;
  let retryAfter: number | undefined;
  const first = context.row(job.id);
  const age = options.clock.now() - (first.acceptedAt ?? first.createdAt);
  // A task that has been running for a while, as after a restart, is read at once.
  let delay = Math.max(0, firstPollDelay - age);
  for (;;) {
    if (delay > 0) await context.sleep(job.id, delay, job.signal);
    await options.connection.whenUsable(job.signal);
    const row = context.row(job.id);
    const { taskId } = row;
    if (row.status !== 'running' || taskId === undefined) return;
    retryAfter = undefined;
    try {
      const task = await options.evolink.task(taskId, { signal: job.signal });
      failures = 0;
      notFound = 0;
      if (task.status === 'completed' && task.results.length === 0) empty += 1;
      if (apply(context, job, task, empty >= emptyReadings)) return;
    } catch (error) {
      if (job.signal.aborted) throw error;
      if (!(error instanceof EvolinkFailure)) throw error;
      failures += 1;
      retryAfter = error.retryAfter;
      options.logger.warn('A task could not be read.', {
        generation: job.id,
        task: taskId,
        code: error.code,
        status: error.status,
        request: error.requestId,
      });
      notFound = error.kind === 'not_found' || error.code === 'invalid_task_id' ? notFound + 1 : 0;
      if (notFound >= notFoundReadings && options.clock.now() - (row.acceptedAt ?? row.createdAt) > notFoundAfter) {
        fail(context, job.id, {
          code: error.code,
          message:
            'EvoLink no longer knows this task, so its pictures cannot be fetched. Look it up in the task log on EvoLink’s site; generating it again would be a new paid task.',
          ...(error.serviceMessage === undefined ? {} : { serviceMessage: error.serviceMessage }),
          charged: 'unknown',
          retry: 'yes',
        });
        return;
      }
    }
    const now = context.row(job.id);
    delay = pollDelay({
      elapsed: options.clock.now() - (now.acceptedAt ?? now.createdAt),
      estimatedSeconds: now.estimatedSeconds,
      failures,
      retryAfter,
      unwatched: now.unwatched,
      random: context.chance(),
    });
  }
}

function facts(row: GenerationRow, task: Task): RowPatch {
  return {
    answers: { ...row.answers, task: task.raw },
    ...(task.creditsReserved === undefined ? {} : { creditsReserved: task.creditsReserved }),
    ...(task.creditsUsed === undefined ? {} : { creditsUsed: task.creditsUsed }),
  };
}

/** Takes one answer in. True when the task has ended. */
function apply(context: QueueContext, job: Job, task: Task, believeEmpty: boolean): boolean {
  const { clock } = context.options;
  const row = context.row(job.id);
  if (row.status !== 'running') return true;
  switch (task.status) {
    case 'pending':
    case 'processing': {
      const progress = Math.max(row.progress ?? 0, task.progress ?? 0);
      const estimatedSeconds = task.estimatedSeconds ?? row.estimatedSeconds;
      if (progress !== (row.progress ?? 0) || estimatedSeconds !== row.estimatedSeconds) {
        context.transition(job.id, { progress, estimatedSeconds });
      }
      return false;
    }
    case 'completed': {
      if (task.results.length === 0) {
        if (!believeEmpty) return false;
        fail(
          context,
          job.id,
          {
            code: 'no_pictures',
            message: 'The model finished without a picture. Nothing was charged.',
            charged: 'no',
            retry: 'yes',
          },
          facts(row, task),
        );
        return true;
      }
      context.store.beginSaving(job.id, task.results, {
        ...facts(row, task),
        status: 'saving',
        progress: 100,
        attempts: 0,
        error: undefined,
        resultsExpireAt: clock.now() + resultLifetime,
      });
      context.forget(job.id);
      context.announce(job.id);
      context.recordIfPossible(job.id);
      return true;
    }
    case 'failed':
      fail(
        context,
        job.id,
        describeTaskError(task.error?.code ?? 'unknown_error', task.error?.message ?? ''),
        facts(row, task),
      );
      return true;
    case 'cancelled':
      context.transition(job.id, {
        ...facts(row, task),
        status: 'cancelled',
        completedAt: clock.now(),
        error: {
          code: task.error?.code ?? 'request_cancelled',
          message: 'Stopped by the service. Whether anything was charged is not known; your balance tells.',
          ...(task.error === undefined ? {} : { serviceMessage: task.error.message }),
          charged: 'unknown',
          retry: 'yes',
        },
      });
      context.recordIfPossible(job.id);
      return true;
    default:
      return assertNever(task.status, 'task status');
  }
}
