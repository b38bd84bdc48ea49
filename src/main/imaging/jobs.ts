import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type sharp from 'sharp';
import type { SharpOptions } from 'sharp';
import { UnknownBmp } from './bmp.ts';
import { cropReference } from './crop.ts';
import { dominantColour } from './dominantColour.ts';
import { fitReference } from './fit.ts';
import type { FailureReason, ImagingJob, ImagingResults } from './messages.ts';
import { DamagedStructure } from './privateData.ts';
import { largestSource } from './sourceLimits.ts';
import type { MadeThumbnail, ProbedPicture } from './types.ts';
import { endsEarly } from './wholeness.ts';

/** More than any picture the model takes (36 million) or makes (16.8 million); beyond it a file is refused undecoded. */
export const maximumInputPixels = 100_000_000;

/** Larger files are refused unread. Results are capped at 128 MB when they are downloaded. */
export const maximumInputBytes = 256 * 1024 * 1024;

/** A job's failure on its way to the main thread. `message` is fit for the artist. */
export class JobFailure extends Error {
  readonly reason: FailureReason;
  readonly detail: string;

  constructor(reason: FailureReason, message: string, detail: string) {
    super(message);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Runs one job inside the worker. Throws {@link JobFailure} only. */
export async function runJob(
  library: typeof sharp,
  request: { id: number; job: ImagingJob },
): Promise<ImagingResults[ImagingJob['kind']]> {
  const { job } = request;
  try {
    switch (job.kind) {
      case 'probe':
        return await probe(library, job.path);
      case 'thumbnail':
        return await thumbnail(library, job, `${job.target}.${request.id}.tmp`);
      case 'fit':
        return await fitReference(library, await readPicture(job.paths.source, largestSource.bytes), job.paths);
      case 'crop':
        return await cropReference(library, await readPicture(job.source, largestSource.bytes), job.area, job.target);
      case 'drawSvg':
        return await drawSvg(library, job);
      case 'versions':
        return { ...library.versions };
    }
  } catch (error) {
    throw error instanceof JobFailure ? error : asFailure(error);
  }
}

async function probe(library: typeof sharp, path: string): Promise<ProbedPicture> {
  const facts = await library(await readPicture(path), decoding).metadata();
  return {
    format: nameFormat(facts.format),
    width: facts.width,
    // A multi-page picture is one tall strip to the decoder.
    height: facts.pageHeight ?? facts.height,
    orientation: facts.orientation ?? 1,
    hasAlpha: facts.hasAlpha,
    pages: facts.pages ?? 1,
  };
}

async function thumbnail(
  library: typeof sharp,
  job: { source: string; target: string; longEdge: number },
  temporary: string,
): Promise<MadeThumbnail> {
  const file = await readPicture(job.source);
  if (endsEarly(file)) throw new JobFailure('unreadable', brokenOff, 'no end mark');
  const source = library(file, decoding);
  const { autoOrient } = await source.metadata();
  // fastShrinkOnLoad would let a JPEG be decoded at a fraction, and WebP too: the whole shall be seen to decode.
  const { data, info } = await source
    .autoOrient()
    .resize(job.longEdge, job.longEdge, { fit: 'inside', withoutEnlargement: true, fastShrinkOnLoad: false })
    .raw()
    .toBuffer({ resolveWithObject: true });
  // Above 2 encoding takes twice as long, for files that are 4 % smaller.
  const webp = await library(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .webp({ quality: 80, effort: 2 })
    .toBuffer();
  await replaceFile(job.target, temporary, webp);
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    dominantColour: dominantColour(data, info.channels),
  };
}

async function drawSvg(
  library: typeof sharp,
  job: { svg: string; width: number; height: number; quality: number },
): Promise<Uint8Array> {
  const drawn = await library(Buffer.from(job.svg), { ...decoding, density: 72 })
    .resize(job.width, job.height, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: job.quality, mozjpeg: false })
    .toBuffer();
  // A copy with a buffer of its own, so that it can be handed over instead of copied.
  return new Uint8Array(drawn);
}

const decoding = {
  failOn: 'error',
  limitInputPixels: maximumInputPixels,
} as const satisfies SharpOptions;

async function readPicture(path: string, most = maximumInputBytes): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > most) {
    throw new JobFailure(
      'unreadable',
      `The file is ${Math.ceil(size / 1_000_000)} MB large. Reverie opens pictures up to ${Math.floor(most / 1_000_000)} MB.`,
      `${size} bytes`,
    );
  }
  return await readFile(path);
}

async function replaceFile(target: string, temporary: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const brokenOff = 'The file ends too early: it is damaged or was not copied completely.';

function asFailure(error: unknown): JobFailure {
  const detail = error instanceof Error ? error.message : String(error);
  if ((error instanceof Error && error.name === 'RuntimeError') || /abort|out of memory|unreachable/i.test(detail)) {
    return new JobFailure('broken', 'The decoder gave up on the picture.', detail);
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return new JobFailure('disk', diskWords(error.code), detail);
  }
  if (error instanceof DamagedStructure) return new JobFailure('unreadable', brokenOff, detail);
  if (error instanceof UnknownBmp) return new JobFailure('unreadable', `The file ${detail}.`, detail);
  if (/pixel limit/i.test(detail)) {
    return new JobFailure(
      'unreadable',
      `The picture has more than ${maximumInputPixels / 1_000_000} million pixels. Reverie opens none larger.`,
      detail,
    );
  }
  if (/unsupported image format|buffer is empty/i.test(detail)) {
    return new JobFailure('unreadable', 'The file is not a picture that Reverie can read.', detail);
  }
  if (/premature end|truncat|read error|unexpected end|unable to parse|ends too/i.test(detail)) {
    return new JobFailure('unreadable', brokenOff, detail);
  }
  return new JobFailure('unreadable', 'The picture is damaged and cannot be decoded.', detail);
}

function diskWords(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full. Make room on it; nothing that was saved is lost.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'A file or folder may not be read or written. Check its permissions and that its disk is not write-protected.';
    case 'ENOENT':
      return 'A file or folder is no longer there. Check that its disk is connected.';
    default:
      return `A file could not be read or written (${code}).`;
  }
}

function nameFormat(format: string): ProbedPicture['format'] {
  switch (format) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'gif':
    case 'tiff':
    case 'heif':
    case 'svg':
      return format;
    default:
      return 'other';
  }
}
