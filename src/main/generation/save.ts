import { createHash } from 'node:crypto';
import { createReadStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EvolinkFailure, type DownloadedFile } from '../evolink/types.ts';
import type { KeptPicture } from '../library/types.ts';
import type { Job, QueueContext } from './context.ts';
import { wordsOf } from './failures.ts';
import { fail } from './outcome.ts';
import { downloadRetryDelay } from './timing.ts';

/** Links are asked for anew at most this often, in milliseconds. */
const freshLinkSpacing = 30_000;

const endings: Record<DownloadedFile['ending'], DownloadedFile['mediaType']> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
};

/**
 * Brings every picture of a finished task home. Each file is tried on its own until it is saved; none
 * holds up the others. One is given up only when its link has ended and the service has no other.
 */
export async function save(context: QueueContext, job: Job): Promise<void> {
  const { clock, library } = context.options;
  let row = context.row(job.id);
  if (row.folder === undefined) {
    const folder = library.makeGenerationFolder({ id: row.id, createdAt: row.createdAt, prompt: row.draft.prompt });
    row = context.transition(job.id, { folder });
  }
  const freshLinks = new FreshLinks(context, job);
  const waiting = context.store.results(job.id).filter((result) => result.state === 'waiting');
  await Promise.all(waiting.map((result) => saveOne(context, job, result.position, freshLinks)));

  const results = context.store.results(job.id);
  const saved = results.filter((result) => result.state === 'saved').length;
  const lost = results.length - saved;
  if (saved === 0) {
    fail(context, job.id, {
      code: 'results_expired',
      message: `The links to the ${results.length === 1 ? 'picture' : 'pictures'} ended before anything could be saved, and EvoLink gives no new ones. The task was probably charged.`,
      charged: 'unknown',
      retry: 'yes',
    });
    return;
  }
  const end = {
    status: 'completed' as const,
    completedAt: clock.now(),
    error:
      lost === 0
        ? undefined
        : {
            code: 'pictures_lost',
            message: `${lost} of ${results.length} pictures could not be saved before the links ended.`,
            charged: 'unknown' as const,
            retry: 'no' as const,
          },
  };
  context.record(job.id, end);
  context.transition(job.id, end);
}

async function saveOne(context: QueueContext, job: Job, position: number, freshLinks: FreshLinks): Promise<void> {
  const { clock, connection, logger } = context.options;
  for (;;) {
    const result = context.store.results(job.id).find((each) => each.position === position);
    if (!result || result.state !== 'waiting') return;
    const delay = (result.nextAttemptAt ?? 0) - clock.now();
    if (delay > 0) await context.sleep(job.id, delay, job.signal);
    await connection.whenUsable(job.signal);
    try {
      await context.downloads.add(() => fetchAndKeep(context, job, position), { signal: job.signal });
      return;
    } catch (error) {
      if (job.signal.aborted) throw error;
      const attempts = result.attempts + 1;
      logger.warn('A picture could not be saved yet.', { generation: job.id, position, attempts, error });
      const dead = error instanceof EvolinkFailure && error.kind === 'link_expired';
      if (dead && (await freshLinks.areThereNone(position))) {
        context.store.updateResult(job.id, position, { state: 'lost', attempts, problem: wordsOf(error) });
      } else {
        context.store.updateResult(job.id, position, {
          attempts,
          problem: wordsOf(error),
          nextAttemptAt: clock.now() + downloadRetryDelay(attempts, context.chance()),
        });
      }
      context.announce(job.id);
    }
  }
}

async function fetchAndKeep(context: QueueContext, job: Job, position: number): Promise<void> {
  const { evolink, library, onPictures } = context.options;
  job.signal.throwIfAborted();
  const row = context.row(job.id);
  const url = context.store.results(job.id).find((result) => result.position === position)?.url;
  if (url === undefined || row.folder === undefined)
    throw new Error(`Result ${position} of ${job.id} has no link or folder.`);
  const part = library.partPath(row.folder, position);
  const download =
    (await takeFinishedFile(library.resolve(row.folder), position, part)) ??
    (await evolink.download(url, part, { signal: job.signal }));
  const kept = await library.keepPicture({ generationId: job.id, folder: row.folder, position, part, download });
  // From here to the end nothing waits, so sets of pictures are written one after the other.
  context.record(job.id, {}, kept);
  writeRow(context, job, kept, row.createdAt);
  context.announce(job.id);
  onPictures(library.summaries([kept.id]));
}

function writeRow(context: QueueContext, job: Job, kept: KeptPicture, createdAt: number): void {
  const { library } = context.options;
  library.transaction(() => {
    library.insertPicture(kept, createdAt);
    context.store.updateResult(job.id, kept.position, {
      state: 'saved',
      problem: undefined,
      nextAttemptAt: undefined,
    });
  });
}

/**
 * A file that was renamed into its place just before a crash is taken as it is: its link may have ended
 * since. It goes back to the part's name, to be verified like any other.
 */
async function takeFinishedFile(folder: string, position: number, part: string): Promise<DownloadedFile | undefined> {
  for (const [ending, mediaType] of Object.entries(endings) as [
    DownloadedFile['ending'],
    DownloadedFile['mediaType'],
  ][]) {
    const file = join(folder, `${position}${ending}`);
    if (!existsSync(file)) continue;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
    renameSync(file, part);
    return { bytes: statSync(part).size, sha256: hash.digest('hex'), mediaType, ending };
  }
  return undefined;
}

/** Asks the task once more for its links; one answer serves all the pictures of a generation. */
class FreshLinks {
  readonly #context: QueueContext;
  readonly #job: Job;
  #asked: { at: number; links: Promise<readonly string[] | 'gone' | 'unknown'> } | undefined;

  constructor(context: QueueContext, job: Job) {
    this.#context = context;
    this.#job = job;
  }

  /** Whether the picture at `position` is beyond reach: its time is over and the service has no other link. */
  async areThereNone(position: number): Promise<boolean> {
    const { clock } = this.#context.options;
    if (!this.#asked || clock.now() - this.#asked.at >= freshLinkSpacing) {
      this.#asked = { at: clock.now(), links: this.#ask() };
    }
    const links = await this.#asked.links;
    const row = this.#context.row(this.#job.id);
    const ended = row.resultsExpireAt !== undefined && clock.now() >= row.resultsExpireAt;
    if (links === 'unknown') return false;
    if (links === 'gone') return ended;
    const link = links[position - 1];
    const known = this.#context.store.results(this.#job.id).find((result) => result.position === position)?.url;
    if (link !== undefined && link !== known) {
      this.#context.store.updateResult(this.#job.id, position, { url: link });
      return false;
    }
    return ended;
  }

  async #ask(): Promise<readonly string[] | 'gone' | 'unknown'> {
    const { evolink, logger } = this.#context.options;
    const { taskId } = this.#context.row(this.#job.id);
    if (taskId === undefined) return 'gone';
    try {
      return (await evolink.task(taskId, { signal: this.#job.signal })).results;
    } catch (error) {
      if (this.#job.signal.aborted) throw error;
      logger.warn('Fresh links could not be asked for.', { generation: this.#job.id, task: taskId, error });
      return error instanceof EvolinkFailure && error.kind === 'not_found' ? 'gone' : 'unknown';
    }
  }
}
