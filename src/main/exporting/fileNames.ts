import { illegalCharacters } from '../../shared/domain/fileNames.ts';

/** Longest name with its ending, in code points and in UTF-8 bytes: below the limits of every system, with room for a folder. */
export const maximumNameLength = 120;
export const maximumNameBytes = 200;

const encoder = new TextEncoder();

/** What no system takes in a name or shows, and signs that would make a name read as another. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;
const invisible = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
/** Windows keeps these names for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** The longest beginning of `text` with at most so many code points and bytes; characters stay whole. */
function cut(text: string, length: number, bytes: number): string {
  let kept = '';
  let count = 0;
  let size = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    count += Array.from(segment).length;
    size += encoder.encode(segment).byteLength;
    if (count > length || size > bytes) break;
    kept += segment;
  }
  return kept;
}

/**
 * `text` as a file name without ending, which every system takes with `suffix` (a number, say) and `ending`
 * after it. Illegal characters become `-`; never empty (`picture`).
 */
export function safeName(text: string, ending: string, suffix = ''): string {
  const after = `${suffix}${ending}`;
  const clean = text
    .normalize('NFC')
    .replaceAll(invisible, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(illegalCharacters, '-')
    .replaceAll(unprintable, '-')
    .replace(/^[\s.]+/u, '');
  const short = cut(
    clean,
    maximumNameLength - Array.from(after).length - 1,
    maximumNameBytes - encoder.encode(after).byteLength - 1,
  );
  const trimmed = short.replace(/[\s.]+$/u, '');
  const name = trimmed === '' ? 'picture' : trimmed;
  return `${reserved.test(name) ? '_' : ''}${name}${suffix}`;
}

/** Names with the same key are one file on some system: compared without case and without ways of writing accents. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');
}
