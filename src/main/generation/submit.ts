import type { AutoForm, GenerationRequest } from '../../shared/seedream/request.ts';
import { EvolinkFailure, passesByItself, type Task } from '../evolink/types.ts';
import type { LogFields } from '../logging/logger.ts';
import type { Job, QueueContext } from './context.ts';
import { errorOfRefusal, waitsForKey } from './failures.ts';
import { newIdempotencyKey } from './identity.ts';
import { fail } from './outcome.ts';
import type { RowPatch } from './row.ts';
import { prepare } from './prepare.ts';
import { submitRetryDelay } from './timing.ts';

/** Refusals for want of capacity before the artist is asked what to do. */
const mostUnavailableAnswers = 6;
/** Milliseconds between attempts to write an accepted task's id while the disk refuses. */
const persistRetryDelay = 1000;

/** Links to uploaded references are good for at least an hour when they are put into a body. In milliseconds. */
const longestUseOfLinks = 50 * 60 * 1000;
/** The service's pauses are capped at this when they are read. In milliseconds. */
const longestPause = 10 * 60 * 1000;

const otherForm: Record<AutoForm, AutoForm> = {
  tier_as_size: 'auto_with_quality',
  auto_with_quality: 'tier_as_size',
};

function formOf(request: GenerationRequest): AutoForm {
  return request.quality === undefined ? 'tier_as_size' : 'auto_with_quality';
}

/** Gives the answer to a POST up for lost: only the artist decides what follows. */
export async function becomeUnconfirmed(context: QueueContext, job: Job, failure?: EvolinkFailure): Promise<void> {
  await persist(context, job, () => {
    context.transition(job.id, {
      status: 'unconfirmed',
      postOpen: false,
      nextAttemptAt: undefined,
      checkedAt: undefined,
      match: undefined,
      error: {
        code: failure?.code ?? 'answer_lost',
        message: 'Connection lost while sending. Reverie keeps checking and will not resend.',
        ...(failure?.serviceMessage === undefined ? {} : { serviceMessage: failure.serviceMessage }),
        ...(failure?.requestId === undefined ? {} : { requestId: failure.requestId }),
        charged: 'unknown',
        retry: 'no',
      },
    });
  });
  context.recordIfPossible(job.id);
}

/** Writes what an answer said. It is worth money, so this does not give up while the disk refuses. */
async function persist(context: QueueContext, job: Job, write: () => void, facts: LogFields = {}): Promise<void> {
  for (;;) {
    try {
      write();
      return;
    } catch (error) {
      if (isConstraint(error)) throw error;
      context.options.logger.error('The answer to a submit could not be written to the index; trying again.', {
        generation: job.id,
        ...facts,
        error,
      });
      await context.sleep(job.id, persistRetryDelay, job.signal);
    }
  }
}

/** SQLite's primary result code for a row that breaks a rule of the schema, here: a task that two generations claim. */
const sqliteConstraint = 19;
function isConstraint(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  return typeof code === 'number' && (code & 255) === sqliteConstraint;
}

async function accept(context: QueueContext, job: Job, task: Task): Promise<void> {
  const { clock, logger, unwritten } = context.options;
  const accepted: RowPatch = {
    status: 'running',
    taskId: task.id,
    acceptedAt: clock.now(),
    postOpen: false,
    attempts: 0,
    nextAttemptAt: undefined,
    progress: task.progress,
    estimatedSeconds: task.estimatedSeconds,
    creditsReserved: task.creditsReserved,
    answers: { submit: task.raw },
    error: undefined,
    match: undefined,
  };
  unwritten?.set(job.id, accepted);
  try {
    await persist(
      context,
      job,
      () => {
        context.transition(job.id, accepted);
      },
      { task: task.id },
    );
    unwritten?.delete(job.id);
    context.recordIfPossible(job.id);
  } catch (error) {
    if (!isConstraint(error)) throw error;
    unwritten?.delete(job.id);
    logger.error('The service answered with a task that belongs to another generation.', {
      generation: job.id,
      task: task.id,
    });
    await becomeUnconfirmed(context, job);
  }
}

/**
 * From the artist's wish to an accepted task. The row says `submitting` with an open POST before a byte
 * leaves, and the task id is written before anything else is done with the answer.
 */
export async function submit(context: QueueContext, job: Job): Promise<void> {
  const { options } = context;
  const row = context.row(job.id);
  // The process ended, or failed in a way nobody foresaw, while the POST was open.
  if (row.status === 'submitting' && row.postOpen) {
    const accepted = options.unwritten?.get(job.id);
    if (accepted) {
      // The answer came while the library's disk was away.
      await persist(context, job, () => context.transition(job.id, accepted));
      options.unwritten?.delete(job.id);
      context.recordIfPossible(job.id);
      return;
    }
    await becomeUnconfirmed(context, job);
    return;
  }
  // A pause that the service asked for holds over a restart too.
  const pause = Math.min((row.nextAttemptAt ?? 0) - options.clock.now(), longestPause);
  if (row.status === 'submitting' && pause > 0) await context.sleep(job.id, pause, job.signal);
  // What was written down is never sent as it stands: the body is built anew from the draft, under the rules of today.
  let request: GenerationRequest | undefined;
  let form: AutoForm = row.request ? formOf(row.request) : (options.autoForm.get() ?? 'tier_as_size');
  let key = row.idempotencyKey ?? newIdempotencyKey(options.random, job.id);
  /** The body that the key was used for. */
  let keyedBody = row.idempotencyKey === undefined ? undefined : JSON.stringify(row.request);
  let builtAt = 0;
  let triedOtherForm = false;
  let triedFreshUploads = false;
  let unavailableAnswers = 0;
  for (let attempts = row.attempts; ;) {
    if (!request) {
      request = await prepare(context, job, form);
      if (!request) return;
      builtAt = options.clock.now();
      const body = JSON.stringify(request);
      // A key belongs to one body for ever.
      if (keyedBody !== undefined && keyedBody !== body) key = newIdempotencyKey(options.random, job.id);
      keyedBody = body;
    }
    if (!options.connection.usable) context.tell(job.id, 'waiting_for_network');
    await options.connection.whenUsable(job.signal);
    if (request.image_urls && options.clock.now() - builtAt > longestUseOfLinks) {
      request = undefined;
      continue;
    }
    await context.gate.pass(job.signal);
    // The gate may have taken minutes, and a cancel may have come in the very turn in which it opened.
    job.signal.throwIfAborted();
    if (!options.connection.usable) continue;
    // Another key has come meanwhile.
    if (context.held(context.row(job.id)) !== undefined) return;
    const intent = { status: 'submitting', request, idempotencyKey: key, submittedAt: options.clock.now() } as const;
    context.record(job.id, intent);
    options.claim.countSubmit();
    context.transition(job.id, { ...intent, postOpen: true, nextAttemptAt: undefined, error: undefined });
    let task: Task;
    try {
      // Without the job's signal: once the request has left, only its answer tells what became of it.
      task = await options.evolink.submit(request, key);
    } catch (error) {
      if (!(error instanceof EvolinkFailure)) {
        options.logger.error('A submit failed in an unforeseen way.', { generation: job.id, error });
        await becomeUnconfirmed(context, job);
        return;
      }
      options.logger.warn('A submit was not answered with a task.', {
        generation: job.id,
        code: error.code,
        status: error.status,
        accepted: error.accepted,
        request: error.requestId,
      });
      if (error.accepted !== 'no') {
        await becomeUnconfirmed(context, job, error);
        return;
      }
      if (error.kind === 'invalid' && row.draft.size.kind === 'auto' && !triedOtherForm) {
        triedOtherForm = true;
        form = otherForm[form];
        request = undefined;
        await persist(context, job, () => context.transition(job.id, { postOpen: false }));
        continue;
      }
      if (error.kind === 'reference_unreadable' && row.draft.references.length > 0 && !triedFreshUploads) {
        triedFreshUploads = true;
        options.references.forgetUploads(row.draft.references.map((reference) => reference.referenceId));
        request = undefined;
        await persist(context, job, () => context.transition(job.id, { postOpen: false }));
        continue;
      }
      if (error.kind === 'unavailable') unavailableAnswers += 1;
      const tryAgain =
        waitsForKey(error) || (passesByItself(error.kind) && unavailableAnswers < mostUnavailableAnswers);
      if (!tryAgain) {
        await persist(context, job, () => {
          fail(context, job.id, errorOfRefusal(error));
        });
        return;
      }
      attempts += 1;
      const delay = submitRetryDelay(attempts, error.retryAfter, context.chance());
      const nextAttemptAt = options.clock.now() + delay;
      if (error.kind === 'rate_limited') context.gate.pauseUntil(nextAttemptAt);
      await persist(context, job, () =>
        context.transition(job.id, { postOpen: false, attempts, nextAttemptAt, error: errorOfRefusal(error) }),
      );
      if (waitsForKey(error)) context.tell(job.id, 'waiting_for_key');
      await context.sleep(job.id, delay, job.signal);
      continue;
    }
    await accept(context, job, task);
    if (row.draft.size.kind === 'auto') options.autoForm.set(form);
    return;
  }
}
