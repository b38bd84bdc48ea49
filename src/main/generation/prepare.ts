import { draft as draftSchema } from '../../shared/bridge/generations.ts';
import { promptToSend } from '../../shared/seedream/composePrompt.ts';
import { buildRequest, type AutoForm, type GenerationRequest } from '../../shared/seedream/request.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import { EvolinkFailure, passesByItself } from '../evolink/types.ts';
import { LibraryGone } from '../library/files/problems.ts';
import type { Job, QueueContext } from './context.ts';
import { refuseInvalidDraft } from './draftGuard.ts';
import { errorOfRefusal, waitsForKey } from './failures.ts';
import { fail } from './outcome.ts';
import type { GenerationRow } from './row.ts';
import { submitRetryDelay } from './timing.ts';

/**
 * Puts the references up and builds the body to send. Uploads are free, so they are tried again for as
 * long as the trouble is one that passes. Undefined when the generation has failed instead.
 */
export async function prepare(
  context: QueueContext,
  job: Job,
  autoForm: AutoForm,
): Promise<GenerationRequest | undefined> {
  const { options } = context;
  let row = context.row(job.id);
  const draft = readDraft(context, job, row);
  if (!draft) return undefined;
  if (row.status === 'queued') row = context.transition(job.id, { status: 'preparing', attempts: 0 });
  const ids = draft.references.map((reference) => reference.referenceId);
  let imageUrls: string[] = [];
  for (let attempts = 1; ids.length > 0; attempts += 1) {
    if (!options.connection.usable) context.tell(job.id, 'waiting_for_network');
    await options.connection.whenUsable(job.signal);
    context.tell(job.id, 'uploading_references', { done: 0, total: ids.length });
    try {
      imageUrls = await options.references.ensureUploaded(ids, {
        signal: job.signal,
        onProgress: (done, total) => {
          context.tell(job.id, 'uploading_references', { done, total });
        },
      });
      break;
    } catch (error) {
      if (job.signal.aborted) throw error;
      // Without the library's folder no file of it can be read: that is no reference's fault.
      options.library.folder.check();
      if (error instanceof LibraryGone) throw error;
      if (error instanceof ReverieError) {
        fail(context, job.id, { code: error.code, message: error.message, charged: 'no', retry: 'edit_first' });
        return undefined;
      }
      if (!(error instanceof EvolinkFailure)) throw error;
      if (!waitsForKey(error) && !passesByItself(error.kind)) {
        fail(context, job.id, errorOfRefusal(error));
        return undefined;
      }
      options.logger.warn('References could not be uploaded; trying again.', { generation: job.id, code: error.code });
      context.tell(job.id, waitsForKey(error) ? 'waiting_for_key' : 'waiting_for_network');
      await context.sleep(job.id, submitRetryDelay(attempts, error.retryAfter, context.chance()), job.signal);
    }
  }
  return buildRequest({
    prompt: promptToSend(draft),
    size: draft.size,
    pictures: draft.countMode === 'separate' ? 1 : draft.count,
    imageUrls,
    callbackUrl: options.callbackUrl(),
    autoForm,
  });
}

/**
 * The draft under the rules of today: it may have been written by another version, or come with a library from
 * elsewhere. Undefined when the generation has failed for it.
 */
function readDraft(context: QueueContext, job: Job, row: GenerationRow): Draft | undefined {
  const parsed = draftSchema.safeParse(row.draft);
  try {
    if (!parsed.success)
      throw new ReverieError('invalid_draft', 'This was written down in a way that Reverie does not know.');
    refuseInvalidDraft(parsed.data, (id) => context.options.library.reference(id) !== undefined);
    return parsed.data;
  } catch (error) {
    if (!(error instanceof ReverieError)) throw error;
    fail(context, job.id, { code: error.code, message: error.message, charged: 'no', retry: 'edit_first' });
    return undefined;
  }
}
