import type { Picture } from '../../../shared/domain/picture.ts';
import { formatNames, mediaTypes } from '../../../shared/domain/pictureFormat.ts';
import { sourceFormats } from '../../../shared/domain/reference.ts';
import { requestedPixels } from '../../../shared/seedream/checkDraft.ts';
import type { PixelSize, SizeChoice } from '../../../shared/seedream/index.ts';
import { namedShape } from '../../../shared/seedream/sizes.ts';

/** `3:2 · 2K` for the sizes of the model's table, else nothing: a ratio is never guessed from a label. */
export function namedSize(width: number, height: number): string | undefined {
  const named = namedShape({ width, height });
  return named && `${named.ratio} · ${named.tier}`;
}

/** The pixels that were asked for, where other ones came; undefined where they agree or the model chose them. */
export function differentRequest(size: SizeChoice, received: PixelSize): PixelSize | undefined {
  const requested = requestedPixels(size);
  if (!requested) return undefined;
  const same = requested.width === received.width && requested.height === received.height;
  return same ? undefined : { width: requested.width, height: requested.height };
}

/** `JPEG` of `image/jpeg`. */
export function fileKind(mediaType: string): string {
  const format = sourceFormats.find((each) => mediaTypes[each] === mediaType);
  return format ? formatNames[format] : mediaType;
}

/** Whole seconds from asking to the last picture saved; undefined while that is not known. */
export function secondsTaken(picture: Pick<Picture, 'createdAt' | 'completedAt'>): number | undefined {
  if (picture.completedAt === undefined || picture.completedAt < picture.createdAt) return undefined;
  return Math.round((picture.completedAt - picture.createdAt) / 1000);
}

/** What this one picture cost, in credits, when the service has said it: its share of the whole set. */
export function creditsEach(picture: Pick<Picture, 'credits' | 'setSize'>): number | undefined {
  const used = picture.credits?.used ?? picture.credits?.reserved;
  return used === undefined || picture.setSize < 1 ? undefined : used / picture.setSize;
}
