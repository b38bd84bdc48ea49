import type { DownloadedFile } from './types.ts';

export type PictureType = Pick<DownloadedFile, 'mediaType' | 'ending'>;

/** How many first bytes {@link sniffPicture} needs. */
export const sniffLength = 12;

/** The type of a picture by its first bytes; undefined for anything else (an error page, say). */
export function sniffPicture(head: Uint8Array): PictureType | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, sniffLength)).toString('latin1');
  if (text.startsWith('\u00FF\u00D8\u00FF')) return { mediaType: 'image/jpeg', ending: '.jpg' };
  if (text.startsWith('\u0089PNG\r\n\u001A\n')) return { mediaType: 'image/png', ending: '.png' };
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { mediaType: 'image/webp', ending: '.webp' };
  if (/^GIF8[79]a/.test(text)) return { mediaType: 'image/gif', ending: '.gif' };
  return undefined;
}
