import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type sharp from 'sharp';
import type { ReferenceVersion, SentFormat } from '../../shared/domain/reference.ts';
import { referenceLimits } from '../../shared/seedream/limits.ts';
import type { DecodedPixels } from './bmp.ts';
import { describeFit } from './describeFit.ts';
import { openSource, withoutIdleAlpha, type OpenedSource } from './openSource.ts';
import { packWithin, unfold } from './pack.ts';
import { pixelProblem, planFit, uprightSize, type FitStep } from './planFit.ts';
import { sniffPicture } from './sniff.ts';
import { largestSource } from './sourceLimits.ts';
import type { FitPaths, FitResult } from './types.ts';

/** Longest edges, in pixels. */
const thumbnailEdge = 512;
const previewEdge = 4096;

/** Formats a browser shows by itself. */
const shown: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'bmp', 'avif']);

/** Carries out what `planFit` says for `file`, inside the worker, and makes sure of what came of it. */
export async function fitReference(library: typeof sharp, file: Uint8Array, paths: FitPaths): Promise<FitResult> {
  const source = await openSource(library, file);
  const { probe } = source;
  const upright = uprightSize(probe);
  const sha256 = hashOf(file);
  const was: ReferenceVersion = { format: probe.format, ...upright, bytes: file.length };
  const plan = planFit(probe);
  if (!plan.fits) {
    const { problem } = plan;
    const preview = problem.kind === 'too_long' && !shown.has(probe.format);
    await makeWebp(library, await unfold(source.pixels()), paths.thumbnail, thumbnailEdge);
    if (preview) await makeWebp(library, await unfold(source.pixels()), paths.preview, previewEdge);
    return { outcome: 'misfit', problem, preview, sha256, was };
  }
  const { bytes, format } = await carryOut(library, source, plan.steps, paths);
  const sent = checked(bytes, format);
  const asItIs = bytes === file;
  if (!asItIs) await writeFile(paths.sent, bytes);
  return {
    outcome: 'fitted',
    sha256,
    was,
    sent: { ...sent, sha256: asItIs ? sha256 : hashOf(bytes) },
    asItIs,
    changes: asItIs ? [] : describeFit(probe, plan.steps, was, sent),
  };
}

async function carryOut(
  library: typeof sharp,
  source: OpenedSource,
  steps: readonly FitStep[],
  paths: FitPaths,
): Promise<{ bytes: Uint8Array; format: SentFormat }> {
  const encode = steps.find((step) => step.do === 'encode');
  if (!encode) {
    // What is sent is decoded whole: a file that breaks in the middle would only fail at the service.
    await writeThumbnail(library, source.clean, paths.thumbnail);
    return { bytes: source.clean, format: source.probe.format as SentFormat };
  }
  const size = steps.find((step) => step.do === 'scale');
  const pixels = withoutIdleAlpha(await unfold(source.pixels(), size));
  await makeWebp(library, pixels, paths.thumbnail, thumbnailEdge);
  const as = pixels.channels === 4 || !encode.as.includes('webp') ? encode.as : withoutAlpha(source);
  return await packWithin(library, pixels, as, referenceLimits.maximumBytes);
}

/** What a picture is packed as whose alpha turned out to be opaque everywhere. */
function withoutAlpha(source: OpenedSource): readonly SentFormat[] {
  const plan = planFit({ ...source.probe, hasAlpha: false });
  const encode = plan.fits ? plan.steps.find((step) => step.do === 'encode') : undefined;
  return encode?.as ?? ['png', 'jpeg'];
}

/** Looks at what is about to be sent as a stranger would. A breach is a fault of ours, so it throws. */
function checked(bytes: Uint8Array, format: SentFormat): ReferenceVersion<SentFormat> {
  const header = sniffPicture(bytes);
  const fits =
    header?.format === format &&
    header.orientation === 1 &&
    bytes.length <= referenceLimits.maximumBytes &&
    header.width * header.height <= referenceLimits.maximumArea &&
    pixelProblem(header) === undefined;
  if (!header || !fits) {
    throw new Error(`A fitted ${format} breaks a limit: ${JSON.stringify(header)}, ${bytes.length} bytes.`);
  }
  return { format, width: header.width, height: header.height, bytes: bytes.length };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function makeWebp(library: typeof sharp, pixels: DecodedPixels, path: string, edge: number): Promise<void> {
  const { channels, data, height, width } = pixels;
  const webp = await library(data, { raw: { width, height, channels }, limitInputPixels: largestSource.pixels })
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80, effort: 3 })
    .toBuffer();
  await writeFile(path, webp);
}

/** Decodes all of `file` and writes a small version of it. */
async function writeThumbnail(library: typeof sharp, file: Uint8Array, path: string): Promise<void> {
  // fastShrinkOnLoad would let a JPEG be decoded at a fraction, and WebP too: the whole shall be seen to decode.
  const small = library(file, { failOn: 'error', limitInputPixels: largestSource.pixels })
    .resize(thumbnailEdge, thumbnailEdge, { fit: 'inside', withoutEnlargement: true, fastShrinkOnLoad: false })
    .webp({ quality: 80, effort: 3 });
  await writeFile(path, await small.toBuffer());
}
