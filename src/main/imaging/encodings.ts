import type { SentFormat } from '../../shared/domain/reference.ts';
import { scaledSize, type PixelSize } from './planFit.ts';

/** One way to pack pixels. `quality` is 0 for PNG, which has none. */
export interface Encoding {
  format: SentFormat;
  quality: number;
  size: PixelSize;
}

/**
 * Qualities of JPEG and WebP, best first, with what each needs of the first one's bytes (measured on
 * photographs). The last is the floor: below it blocks begin to show, so the picture is made smaller instead.
 */
export const qualities = [
  { quality: 95, share: 1 },
  { quality: 92, share: 0.78 },
  { quality: 88, share: 0.6 },
  { quality: 84, share: 0.45 },
  { quality: 80, share: 0.39 },
] as const;

/** After a picture was made smaller, it is packed well rather than smallest. */
const qualityAfterScaling = 88;

/** libwebp's longest edge. */
const longestWebpEdge = 16_383;

/** An estimate from samples is only so good: what is expected to come out this much above the limit is still tried. */
const doubt = 1.1;

/** The expected bytes of each format at its best, from packing samples of the picture. */
export type Expected = Partial<Record<SentFormat, number>>;

/** Where to begin: the best encoding that is expected to fit. */
export function firstEncoding(as: readonly SentFormat[], size: PixelSize, expected: Expected, limit: number): Encoding {
  const possible = as.find((format) => format !== 'png' || (expected.png ?? 0) <= limit * doubt) ?? as.at(-1) ?? 'png';
  const format = as.length > 1 || possible !== 'png' ? possible : 'png';
  if (format === 'png') return { format, quality: 0, size };
  const sized = format === 'webp' ? scaledSize(size, 1, longestWebpEdge) : size;
  return { format, quality: fittingQuality(expected[format] ?? 0, limit), size: sized };
}

/** What to try after `tried` came out with `bytes`, which is above `limit`. Ends, since it only gets smaller. */
export function nextEncoding(tried: Encoding, bytes: number, as: readonly SentFormat[], limit: number): Encoding {
  const { format, quality, size } = tried;
  if (format === 'png') {
    const other = as[as.indexOf('png') + 1];
    if (other !== undefined) return firstEncoding([other], size, {}, limit);
    return { format, quality, size: scaledSize(size, smaller(bytes, limit)) };
  }
  const at = qualities.findIndex((each) => each.quality === quality);
  const present = qualities[at];
  const lower = qualities.slice(at + 1);
  if (present && lower.length > 0) {
    const best = bytes / present.share;
    const next = lower.find((each) => best * each.share <= limit) ?? lower.at(-1);
    if (next) return { format, quality: next.quality, size };
  }
  return { format, quality: qualityAfterScaling, size: scaledSize(size, smaller(bytes, limit) * 0.8) };
}

/** Share of the area that is expected to fit, at most nine tenths. */
function smaller(bytes: number, limit: number): number {
  return Math.min(0.9, (limit / bytes) * 0.95);
}

function fittingQuality(best: number, limit: number): number {
  return (qualities.find((each) => best * each.share <= limit) ?? qualities.at(-1) ?? qualities[0]).quality;
}
