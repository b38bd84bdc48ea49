import { existsSync, renameSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ReverieError } from '../../shared/bridge/result.ts';
import { fileEndings, mediaTypes } from '../../shared/domain/pictureFormat.ts';
import { sentFormats } from '../../shared/domain/reference.ts';
import { EvolinkFailure, type DownloadedFile } from '../evolink/types.ts';
import { ImagingError } from '../imaging/types.ts';
import { hashFile } from '../library/files/contentHash.ts';
import type { KeptPicture } from '../library/files/pictureFiles.ts';
import type { Job, QueueContext } from './context.ts';
import { wordsOf } from './failures.ts';
import { FreshLinks } from './freshLinks.ts';
import { fail } from './outcome.ts';
import type { GenerationRow } from './row.ts';
import { downloadRetryDelay } from './timing.ts';

/** A little more than the longest of `downloadRetryDelay`, in milliseconds. */
const longestDownloadDelay = 350_000;

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
  const ends = await Promise.allSettled(waiting.map((result) => saveOne(context, job, result.position, freshLinks)));
  // Only when all have stopped may this step be taken up again: two downloads must never share a part.
  const stumbled = ends.find((end) => end.status === 'rejected');
  if (stumbled) throw stumbled.reason;

  const results = context.store.results(job.id);
  const saved = results.filter((result) => result.state === 'saved').length;
  const lost = results.length - saved;
  if (saved === 0) {
    for (const result of results) await rm(library.partPath(folderOf(row), result.position), { force: true });
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
  const { clock, connection, library, logger, onDiskProblem } = context.options;
  const refused = new RefusedBytes();
  for (;;) {
    const result = context.store.results(job.id).find((each) => each.position === position);
    if (!result || result.state !== 'waiting') return;
    // Never longer than the longest pause there is: the clock may have been set back since.
    const delay = Math.min((result.nextAttemptAt ?? 0) - clock.now(), longestDownloadDelay);
    if (delay > 0) await context.sleep(job.id, delay, job.signal);
    await connection.whenUsable(job.signal);
    try {
      await context.downloads.add(() => fetchAndKeep(context, job, position, refused), { signal: job.signal });
      onDiskProblem?.(undefined);
      return;
    } catch (error) {
      if (job.signal.aborted) throw error;
      // Without the library's folder there is nowhere to save to, and no attempt was made.
      library.folder.check();
      const attempts = result.attempts + 1;
      logger.warn('A picture could not be saved yet.', { generation: job.id, position, attempts, error });
      if (isDiskProblem(error)) onDiskProblem?.(wordsOf(error));
      if (freshLinks.isWorthAsking(error, attempts) && (await freshLinks.areThereNone(position))) {
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

function isDiskProblem(error: unknown): boolean {
  return (
    (error instanceof EvolinkFailure && error.kind === 'disk') ||
    (error instanceof ReverieError && error.code === 'disk')
  );
}

/** Which bytes no decoder would take. The same bytes twice are what the service has: they are kept as they are. */
class RefusedBytes {
  readonly #seen = new Set<string>();

  /** True when these were refused before. */
  again(sha256: string): boolean {
    const known = this.#seen.has(sha256);
    this.#seen.add(sha256);
    return known;
  }
}

async function fetchAndKeep(context: QueueContext, job: Job, position: number, refused: RefusedBytes): Promise<void> {
  const { library, onPictures } = context.options;
  job.signal.throwIfAborted();
  const row = context.row(job.id);
  const folder = folderOf(row);
  const part = library.partPath(folder, position);
  const picture = { generationId: job.id, folder, position, part };
  const { download, found } = await bringHome(context, job, position, part);
  let kept: KeptPicture;
  try {
    kept = await library.keepPicture({ ...picture, download });
  } catch (error) {
    // Other faults leave the part as it is, and the next attempt takes it from there.
    if (!(error instanceof ImagingError)) throw error;
    context.downloaded.delete(`${job.id} ${position}`);
    if (found) {
      // It lay there before us and is no picture: perhaps the artist's own. It is put aside, never written over.
      await rename(part, join(library.resolve(folder), `${position} (found)${download.ending}`));
      throw error;
    }
    if (!refused.again(download.sha256)) throw error;
    kept = await library.keepPicture({ ...picture, download, evenUnreadable: true });
  }
  // From here to the end nothing waits, so sets of pictures are written one after the other.
  context.record(job.id, {}, kept);
  writeRow(context, job, kept, row.createdAt);
  context.downloaded.delete(`${job.id} ${position}`);
  context.announce(job.id);
  onPictures(library.summaries([kept.id]));
}

/** The picture's bytes in its part: already there, or fetched now. */
async function bringHome(
  context: QueueContext,
  job: Job,
  position: number,
  part: string,
): Promise<{ download: DownloadedFile; found: boolean }> {
  const { evolink, library } = context.options;
  const key = `${job.id} ${position}`;
  const before = context.downloaded.get(key);
  if (before && existsSync(part)) return { download: before, found: false };
  const url = context.store.results(job.id).find((result) => result.position === position)?.url;
  if (url === undefined) throw new Error(`Result ${position} of ${job.id} has no link.`);
  // The artist may have removed the folder meanwhile.
  const folder = library.folder.makeFolder(folderOf(context.row(job.id)));
  const finished = await takeFinishedFile(folder, position, part);
  const download = finished ?? (await evolink.download(url, part, { signal: job.signal, namedByService: true }));
  context.downloaded.set(key, download);
  return { download, found: finished !== undefined };
}

function folderOf(row: GenerationRow): string {
  if (row.folder === undefined) throw new Error(`Generation ${row.id} has no folder.`);
  return row.folder;
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
  for (const format of sentFormats) {
    const ending = fileEndings[format];
    const file = join(folder, `${position}${ending}`);
    if (!existsSync(file)) continue;
    const sha256 = await hashFile(file);
    renameSync(file, part);
    return { bytes: statSync(part).size, sha256, mediaType: mediaTypes[format], ending };
  }
  return undefined;
}
