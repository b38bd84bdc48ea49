import { access, constants, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { systemCode } from '../files/systemCode.ts';
import type { ExportPlan, ExportPreview, ExportProgress } from '../../shared/bridge/exports.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import { endingOf } from '../../shared/domain/fileNames.ts';
import type { ExportJobId, PictureId } from '../../shared/domain/ids.ts';
import { KnownFolder } from '../files/knownFolder.ts';
import type { ExportFacts } from '../library/database/pictureRows.ts';
import type { Logger } from '../logging/logger.ts';
import { copyInto, OriginalUnreadable } from './copyFile.ts';
import { FreeNames, planExport, type PlannedFile } from './planExport.ts';

export interface ExporterOptions {
  /** Facts of the pictures that exist, in the order asked for. */
  pictures: (ids: readonly PictureId[]) => readonly ExportFacts[];
  clock: Clock;
  /** `count` random bytes. */
  random: (count: number) => Uint8Array;
  logger: Logger;
  emit: (progress: ExportProgress) => void;
  /** Bytes free on the disk of an existing folder; the system's answer when absent. */
  freeBytes?: (folder: string) => Promise<number>;
  /** Copies one file; a test puts a full disk in its place. */
  copy?: typeof copyInto;
}

/** Copies originals into a folder of the artist's, byte for byte, never over another file. */
export interface Exporter {
  /** What {@link run} would write, and whether anything stands in its way. Writes nothing. */
  preview(plan: ExportPlan): Promise<ExportPreview>;
  /** Begins to copy and answers at once. Throws `invalid_input`, `not_found` or `disk` when nothing can be copied at all. */
  run(plan: ExportPlan): Promise<ExportJobId>;
  /** Stops a job after the file it is at; files already copied stay. A job that has ended stays as it is. Throws `not_found`. */
  cancel(jobId: ExportJobId): void;
  /** Stops every job and waits for its last file. */
  dispose(): Promise<void>;
}

interface Job {
  progress: ExportProgress;
  target: KnownFolder;
  cancelled: boolean;
  ended: Promise<void>;
}

/** Milliseconds between two reports while nothing but the count changes. */
const reportEvery = 100;
/** Ended jobs that are remembered, so that a late cancel is no error. */
const rememberedJobs = 100;
const partPattern = /^\.reverie-export-([0-9a-f]{32})-\d+\.part$/;

async function freeOnDisk(folder: string): Promise<number> {
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0)} MB`;

/** The nearest folder above (or at) `folder` that exists. */
async function existingFolder(folder: string): Promise<string> {
  for (let candidate = folder; ; candidate = dirname(candidate)) {
    try {
      await stat(candidate);
      return candidate;
    } catch (error) {
      const gone = systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR';
      if (!gone || dirname(candidate) === candidate) throw error;
    }
  }
}

/** Names in `folder`; none when it does not exist yet. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Plain words for what the file system said about the target folder. */
function folderWords(error: unknown, folder: string): string {
  switch (systemCode(error) ?? '') {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of ${folder} is full.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${folder} cannot be written to. Choose another folder, or allow it.`;
    case 'ENOENT':
      return `${folder} is no longer there. Check that its disk is connected.`;
    case 'ENOTDIR':
      return `${folder} is no folder. Choose another one.`;
    default:
      return `${folder} cannot be used (${systemCode(error) ?? 'unknown fault'}). Choose another folder.`;
  }
}

export function createExporter(options: ExporterOptions): Exporter {
  const { clock, logger } = options;
  const freeBytes = options.freeBytes ?? freeOnDisk;
  const copy = options.copy ?? copyInto;
  const jobs = new Map<ExportJobId, Job>();

  async function folderProblem(folder: string, totalBytes: number): Promise<string | undefined> {
    if (!isAbsolute(folder)) return `“${folder.slice(0, 80)}” is not a full folder path.`;
    try {
      const existing = await existingFolder(folder);
      if (!(await stat(existing)).isDirectory()) return `${existing} is no folder. Choose another one.`;
      await access(existing, constants.W_OK);
      const free = await freeBytes(existing);
      if (free < totalBytes) {
        return `The disk of ${folder} has ${megabytes(free)} free; these pictures need ${megabytes(totalBytes)}.`;
      }
    } catch (error) {
      return folderWords(error, folder);
    }
    return undefined;
  }

  async function plan({
    pictureIds,
    folder,
    nameTemplate,
  }: ExportPlan): Promise<{ files: PlannedFile[]; problem?: string }> {
    const pictures = options.pictures(pictureIds);
    if (pictures.length === 0) {
      return { files: [], problem: 'None of the chosen pictures is in the library any more.' };
    }
    const totalBytes = pictures.reduce((sum, picture) => sum + picture.bytes, 0);
    const problem = await folderProblem(folder, totalBytes);
    const existing = problem === undefined ? await namesIn(folder) : [];
    const files = planExport(pictures, nameTemplate, existing);
    return problem === undefined ? { files } : { files, problem };
  }

  /** Unfinished copies that an export left behind when Reverie was ended in the middle of it. */
  async function removeLeftovers(folder: string): Promise<void> {
    for (const name of await readdir(folder)) {
      const jobId = partPattern.exec(name)?.[1];
      if (jobId !== undefined && !jobs.has(jobId as ExportJobId)) await rm(join(folder, name), { force: true });
    }
  }

  async function syncFolder(folder: string): Promise<void> {
    // Windows has no such call: its file systems log names themselves.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async function copyAll(job: Job, files: readonly PlannedFile[], existing: readonly string[]): Promise<void> {
    const { progress, target } = job;
    const { folder, jobId } = progress;
    const names = new FreeNames([...existing, ...files.map(({ name }) => name)]);
    let reported = clock.now();
    for (const [index, { picture, name }] of files.entries()) {
      if (job.cancelled) break;
      const ending = endingOf(name);
      try {
        // Without its disk, the folder in which that is mounted may be there; nothing is written into it.
        if (!target.isThere()) throw Object.assign(new Error('The export folder is gone'), { code: 'ENOENT' });
        await copy(picture.path, folder, `.reverie-export-${jobId}-${index}.part`, name, (taken) => {
          return names.take(basename(taken, ending), ending).name;
        });
        progress.done += 1;
      } catch (error) {
        const reason = error instanceof OriginalUnreadable ? error.message : folderWords(error, folder);
        progress.failures.push({ pictureId: picture.id, name, reason });
        logger.warn('A picture was not exported', { jobId, picture: picture.id, cause: error });
      }
      if (clock.now() - reported >= reportEvery) {
        reported = clock.now();
        report(progress);
      }
    }
    if (progress.done > 0) {
      await syncFolder(folder).catch((error: unknown) => {
        // The files themselves are on the disk; some network folders only cannot promise it for their names.
        logger.warn('The export folder could not be flushed', { jobId, folder, cause: error });
      });
    }
  }

  /** Never rejects: nobody waits for it but the end of the app. */
  async function work(job: Job, files: readonly PlannedFile[], existing: readonly string[]): Promise<void> {
    const { progress } = job;
    try {
      await copyAll(job, files, existing);
    } catch (error) {
      logger.error('An export broke off', { jobId: progress.jobId, cause: error });
      job.cancelled = true;
    }
    const { jobId, done, failures, total } = progress;
    progress.state = job.cancelled && done + failures.length < total ? 'cancelled' : 'finished';
    logger.info('Export ended', { jobId, state: progress.state, done, failed: failures.length });
    report(progress);
  }

  function report(progress: ExportProgress): void {
    options.emit({ ...progress, failures: [...progress.failures] });
  }

  function forgetOldJobs(): void {
    for (const [id, { progress }] of jobs) {
      if (jobs.size <= rememberedJobs) return;
      if (progress.state !== 'running') jobs.delete(id);
    }
  }

  return {
    async preview(given) {
      const { files, problem } = await plan(given);
      return {
        items: files.map(({ picture, name, taken }) => ({
          pictureId: picture.id,
          name,
          ...(taken === undefined ? {} : { taken }),
          bytes: picture.bytes,
          thumbnailUrl: picture.thumbnailUrl,
        })),
        totalBytes: files.reduce((sum, { picture }) => sum + picture.bytes, 0),
        conflicts: files.filter(({ taken }) => taken !== undefined).length,
        ...(problem === undefined ? {} : { problem }),
      };
    },

    async run(given) {
      const { files, problem } = await plan(given);
      const { folder } = given;
      if (problem !== undefined) {
        const code = files.length === 0 ? 'not_found' : isAbsolute(folder) ? 'disk' : 'invalid_input';
        throw new ReverieError(code, problem);
      }
      const jobId = Buffer.from(options.random(16)).toString('hex') as ExportJobId;
      let existing: string[];
      let target: KnownFolder;
      try {
        await mkdir(folder, { recursive: true });
        await removeLeftovers(folder);
        existing = await readdir(folder);
        target = new KnownFolder(folder);
      } catch (error) {
        throw new ReverieError('disk', folderWords(error, folder), { cause: error });
      }
      const progress: ExportProgress = { jobId, folder, done: 0, total: files.length, state: 'running', failures: [] };
      const job: Job = { progress, target, cancelled: false, ended: Promise.resolve() };
      jobs.set(jobId, job);
      forgetOldJobs();
      report(progress);
      job.ended = work(job, files, existing);
      return jobId;
    },

    cancel(jobId) {
      const job = jobs.get(jobId);
      if (!job) throw new ReverieError('not_found', 'This export is not known, or ended long ago.');
      job.cancelled = true;
    },

    async dispose() {
      const running = [...jobs.values()];
      for (const job of running) job.cancelled = true;
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}
