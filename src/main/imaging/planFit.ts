import type { SentFormat, SourceFormat } from '../../shared/domain/reference.ts';
import { referenceLimits } from '../../shared/seedream/limits.ts';

/** What is known of a picture before it is fitted. */
export interface SourceProbe {
  format: SourceFormat;
  /** Pixels as stored, before `orientation`. */
  width: number;
  height: number;
  /** EXIF orientation that is still to be applied, 1 to 8. */
  orientation: number;
  /** Frames or pages. */
  frames: number;
  hasAlpha: boolean;
  /** Bits a channel. */
  depth: number;
  /** `fits`: its numbers mean what they mean in sRGB (or grey of the same curve). */
  colour: { name: string; fits: boolean };
  /** Packed without loss. */
  lossless: boolean;
  /** Of the file; of one that could be sent as it is, without its private data. */
  bytes: number;
  /** What is in the file beside the picture. */
  location: boolean;
  privateData: boolean;
}

/** One thing to do, in the order of the list. */
export type FitStep =
  | { do: 'take_first_frame'; of: number }
  | { do: 'turn'; orientation: number }
  | { do: 'to_srgb'; from: string }
  | { do: 'to_8_bit'; from: number }
  | { do: 'scale'; width: number; height: number }
  /** Packs the pixels in the first of these formats that comes out below the limit of bytes. */
  | { do: 'encode'; as: readonly SentFormat[] }
  /** Takes private data out of the file and leaves every byte of the picture. */
  | { do: 'clean' };

export type FitPlan =
  /** Without steps the file is sent byte for byte. */
  { fits: true; steps: FitStep[] } | { fits: false; problem: PixelProblem };

/** Why no fitting helps. A part of a picture that is too long may fit. */
export interface PixelProblem {
  kind: 'too_small' | 'too_long';
  width: number;
  height: number;
}

export interface PixelSize {
  width: number;
  height: number;
}

const { maximumArea, maximumAspect, maximumBytes, minimumEdge } = referenceLimits;

/** Formats of the file service; all else is packed anew. */
export const sentFormats: readonly SourceFormat[] = ['jpeg', 'png', 'webp', 'gif'];

/** Why a picture of these pixels cannot be made to fit; undefined when it can. Sides may be swapped. */
export function pixelProblem({ width, height }: PixelSize): PixelProblem | undefined {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  if (short < minimumEdge) return { kind: 'too_small', width, height };
  return long > short * maximumAspect ? { kind: 'too_long', width, height } : undefined;
}

/** The size as it is seen. */
export function uprightSize(probe: Pick<SourceProbe, 'width' | 'height' | 'orientation'>): PixelSize {
  return probe.orientation >= 5
    ? { width: probe.height, height: probe.width }
    : { width: probe.width, height: probe.height };
}

/**
 * The largest size of the same shape with at most `factor` of the area and within the model's own: at
 * least 15 pixels on each side, and no longer than 16 to 1 after rounding.
 */
export function scaledSize(size: PixelSize, factor: number, longest = Number.POSITIVE_INFINITY): PixelSize {
  const area = size.width * size.height;
  const byArea = Math.sqrt(Math.min(1, factor, maximumArea / area));
  const scale = Math.min(byArea, longest / Math.max(size.width, size.height));
  const short = Math.max(minimumEdge, Math.floor(Math.min(size.width, size.height) * scale + 1e-9));
  const exact = Math.floor(Math.max(size.width, size.height) * scale + 1e-9);
  const long = Math.max(short, Math.min(exact, short * maximumAspect, Math.floor(maximumArea / short)));
  return size.width >= size.height ? { width: long, height: short } : { width: short, height: long };
}

/** What has to be done to a picture so that the model and the file service take it. Pure; tested as a table. */
export function planFit(probe: SourceProbe): FitPlan {
  const upright = uprightSize(probe);
  const problem = pixelProblem(upright);
  if (problem) return { fits: false, problem };
  const steps: FitStep[] = [];
  if (probe.frames > 1) steps.push({ do: 'take_first_frame', of: probe.frames });
  if (probe.orientation !== 1) steps.push({ do: 'turn', orientation: probe.orientation });
  if (!probe.colour.fits) steps.push({ do: 'to_srgb', from: probe.colour.name });
  if (probe.depth > 8) steps.push({ do: 'to_8_bit', from: probe.depth });
  if (upright.width * upright.height > maximumArea) steps.push({ do: 'scale', ...scaledSize(upright, 1) });
  // The first frames of GIF and animated PNG can be cut out of the file; WebP's cannot.
  const pixelsChange =
    steps.some((step) => step.do !== 'take_first_frame') || (probe.format === 'webp' && probe.frames > 1);
  if (pixelsChange || !sentFormats.includes(probe.format) || probe.bytes > maximumBytes) {
    steps.push({ do: 'encode', as: encodings(probe) });
  } else if (probe.privateData || probe.frames > 1) {
    steps.push({ do: 'clean' });
  }
  return { fits: true, steps };
}

/** The formats to try. Alpha is kept; what came without loss is packed without loss where that is small enough. */
function encodings(probe: SourceProbe): SentFormat[] {
  if (probe.hasAlpha) return ['png', 'webp'];
  return probe.lossless ? ['png', 'jpeg'] : ['jpeg'];
}
