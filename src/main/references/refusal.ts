import type { ReferenceAnswer } from '../../shared/domain/reference.ts';

export type Refused = Extract<ReferenceAnswer, { status: 'refused' }>;

/** A file that cannot become a reference; the message is the whole reason, fit for the artist. */
export class Refusal extends Error {}

export const formatsTaken = 'JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC and AVIF pictures';

/** What reading a file failed with, as a {@link Refusal} where words help; any other error as it is. */
export function asRefusal(name: string, error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal(`${name} is no longer there.`, { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new Refusal(`${name} cannot be read: its permissions do not allow it.`, { cause: error });
    case 'disk':
      return error;
    default:
      return typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)
        ? new Refusal(`${name} could not be read (${error.code}).`, { cause: error })
        : error;
  }
}

/** The last part of a name, without control characters, at most 200 letters; `picture` when nothing is left. */
export function tidyName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const tidy = last.replace(/\p{C}/gu, '').trim();
  return Array.from(tidy).slice(0, 200).join('') || 'picture';
}
