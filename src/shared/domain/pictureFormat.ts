import type { SentFormat, SourceFormat } from './reference.ts';

export const mediaTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  heic: 'image/heic',
  avif: 'image/avif',
} as const satisfies Record<SourceFormat, string>;

/** Endings of file names that Reverie writes, with their dot. */
export const fileEndings = {
  jpeg: '.jpg',
  png: '.png',
  webp: '.webp',
  gif: '.gif',
  bmp: '.bmp',
  tiff: '.tif',
  heic: '.heic',
  avif: '.avif',
} as const satisfies Record<SourceFormat, string>;

/** How the formats write themselves; the same in every language. */
export const formatNames = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  gif: 'GIF',
  bmp: 'BMP',
  tiff: 'TIFF',
  heic: 'HEIC',
  avif: 'AVIF',
} as const satisfies Record<SourceFormat, string>;

/** How many first bytes {@link sniffFormat} needs. */
export const sniffLength = 12;

/** The format by the first bytes, never by a name. */
export function sniffFormat(bytes: Uint8Array): SentFormat | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 1, 3) === 'PNG' && bytes[0] === 0x89 && ascii(bytes, 4, 4) === '\r\n\u001a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 6) === 'GIF87a' || ascii(bytes, 0, 6) === 'GIF89a') return 'gif';
  return undefined;
}

/** Characters of `bytes` from `start`, each one byte. */
function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
