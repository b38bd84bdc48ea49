import { assertNever } from '../../shared/domain/assertNever.ts';
import { wait } from '../../shared/domain/clock.ts';
import { describeTaskError } from '../evolink/index.ts';
import { EvolinkFailure, type Task } from '../evolink/types.ts';
import type { Job, QueueContext } from './context.ts';
import type { GenerationRow, RowPatch } from './row.ts';
import { fail } from './outcome.ts';
import { firstPollDelay, pollDelay, pollInterval, resultLifetime } from './timing.ts';

/** Readings in a row that say "completed" without a picture before it is believed. */
const emptyReadings = 3;
/** And it must have been said for this long, in milliseconds. */
const emptyFor = 60_000;
/** A task may not be found yet just after it was made; after this many readings, and a while, it is gone. */
const notFoundReadings = 5;
const goneAfter = 15 * 60 * 1000;
/** Only EvoLink's own words count: a proxy's 404 says nothing of the task. */
const notFoundCodes: ReadonlySet<string> = new Set(['task_not_found', 'resource_not_found', 'invalid_task_id']);

/** Reads the task until it has ended; then either its links are written down, or why there are none. */
export async function poll(context: QueueContext, job: Job): Promise<void> {
  const { options } = context;
  let failures = 0;
  let notFound = 0;
  let notFoundSince = 0;
  let empty = 0;
  let emptySince = 0;
  let retryAfter: number | undefined;
  let notBefore = 0;
  const first = context.row(job.id);
  // Never negative: the clock may have been set back since.
  const age = Math.max(0, options.clock.now() - (first.acceptedAt ?? first.createdAt));
  // A task that has been running for a while, as after a restart, is read at once.
  let delay = Math.max(0, firstPollDelay - age);
  for (;;) {
    if (delay > 0) await context.sleep(job.id, delay, job.signal);
    // Whatever woke it early: never faster than the interval, nor before the service wants to be asked.
    const early = Math.min(notBefore - options.clock.now(), delay);
    if (early > 0) await wait(options.clock, early, job.signal);
    await options.connection.whenUsable(job.signal);
    const row = context.row(job.id);
    const { taskId } = row;
    if (row.status !== 'running' || taskId === undefined) return;
    retryAfter = undefined;
    try {
      const task = await options.evolink.task(taskId, { signal: job.signal });
      failures = 0;
      notFound = 0;
      if (context.forget(job.id)) context.announce(job.id);
      if (task.status === 'completed' && task.results.length === 0) {
        empty += 1;
        if (empty === 1) emptySince = options.clock.now();
      }
      const believed = empty >= emptyReadings && options.clock.now() - emptySince >= emptyFor;
      if (apply(context, job, task, believed)) return;
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
      if (!notFoundCodes.has(error.code)) notFound = 0;
      else if (notFound === 0) notFoundSince = options.clock.now();
      if (notFoundCodes.has(error.code)) notFound += 1;
      // Another account's key knows nothing of a task that was paid: it waits for its own.
      const isConclusive = row.account === options.account();
      if (!isConclusive && notFound >= notFoundReadings) context.tell(job.id, 'unknown_to_key');
      if (
        isConclusive &&
        notFound >= notFoundReadings &&
        options.clock.now() - notFoundSince >= (options.taskGoneAfter ?? goneAfter)
      ) {
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
    notBefore = options.clock.now() + Math.max(pollInterval * 0.85, retryAfter ?? 0);
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

/** Writes the links down before anything is fetched. */
function beginSaving(context: QueueContext, job: Job, row: GenerationRow, task: Task): true {
  context.store.beginSaving(job.id, task.results, {
    ...facts(row, task),
    status: 'saving',
    progress: 100,
    attempts: 0,
    error: undefined,
    resultsExpireAt: context.options.clock.now() + resultLifetime,
  });
  context.forget(job.id);
  context.announce(job.id);
  context.recordIfPossible(job.id);
  return true;
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
      if (task.results.length > 0) return beginSaving(context, job, row, task);
      if (!believeEmpty) return false;
      const used = task.creditsUsed ?? 0;
      fail(
        context,
        job.id,
        {
          code: 'no_pictures',
          message:
            used > 0
              ? `The model finished without a picture, but EvoLink names ${used.toFixed(2)} credits used. Look the task up in the task log on EvoLink’s site.`
              : 'The model finished without a picture. Nothing was charged.',
          charged: used > 0 ? 'unknown' : 'no',
          retry: 'yes',
        },
        facts(row, task),
      );
      return true;
    }
    case 'failed':
      // Some of a set may have been made, and paid, all the same.
      if (task.results.length > 0) return beginSaving(context, job, row, task);
      fail(
        context,
        job.id,
        describeTaskError(task.error?.code ?? 'unknown_error', task.error?.message ?? ''),
        facts(row, task),
      );
      return true;
    case 'cancelled':
      if (task.results.length > 0) return beginSaving(context, job, row, task);
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
