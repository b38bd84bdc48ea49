import { inflateSync } from 'node:zlib';
import { DamagedStructure, joinRanges, latin1, type Cleaned } from './privateData.ts';
import { holdsPosition, namesPlace, orientationOf } from './tiffStructure.ts';

export interface CleanedPng extends Cleaned {
  /** EXIF orientation, 1 to 8. It is gone from `bytes`. */
  orientation: number;
  /** Of an animated PNG; its still picture remains in `bytes`. */
  frames: number;
}

/** The ancillary chunks that say how the pixels are to be shown; of the others none is needed. */
const needed = new Set([
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'mDCV',
  'cLLI',
  'sBIT',
  'bKGD',
  'hIST',
  'pHYs',
  'sPLT',
]);
const animation = new Set(['acTL', 'fcTL', 'fdAT']);

/** Texts are unpacked no further than this, in bytes. */
const longestText = 4_000_000;

/**
 * Takes everything out of a PNG that its pixels do not need: texts, EXIF, time, programs' own chunks, the
 * frames of an animation after the still picture, and what follows the end. The rest stays as it is.
 * Throws {@link DamagedStructure}.
 */
export function cleanPng(file: Uint8Array): CleanedPng {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const kept: [number, number][] = [[0, 8]];
  const found = { location: false, any: false };
  let orientation = 1;
  let frames = 1;
  for (let offset = 8; ;) {
    if (offset + 12 > file.length) throw new DamagedStructure('it ends before its end mark');
    const length = view.getUint32(offset);
    const kind = latin1(file, offset + 4, 4);
    const end = offset + 12 + length;
    if (end > file.length) throw new DamagedStructure('a chunk is longer than the file');
    // A small first letter means that a picture can be shown without the chunk.
    const critical = (view.getUint8(offset + 4) & 0x20) === 0;
    if (critical || needed.has(kind)) {
      kept.push([offset, end]);
    } else {
      const body = file.subarray(offset + 8, end - 4);
      if (kind === 'acTL' && length === 8) frames = Math.max(1, view.getUint32(offset + 8));
      if (!animation.has(kind)) found.any = true;
      if (kind === 'eXIf') {
        orientation = orientationOf(body) ?? 1;
        found.location ||= holdsPosition(body);
      } else if (/^[izt][TE]Xt$/.test(kind)) {
        found.location ||= textNamesPlace(kind, body);
      }
    }
    offset = end;
    if (kind !== 'IEND') continue;
    if (offset < file.length) found.any = true;
    return { bytes: joinRanges(file, kept), found, orientation, frames };
  }
}

/** XMP lies in `iTXt`; older programs put EXIF and IPTC as hexadecimal digits into `zTXt` or `tEXt`. */
function textNamesPlace(kind: string, body: Uint8Array): boolean {
  const text = unpackText(kind, body);
  if (text === undefined) return false;
  if (namesPlace(text)) return true;
  if (!latin1(body, 0, 16).startsWith('Raw profile type')) return false;
  const digits = latin1(text, 0, text.length)
    .replace(/^\s*\w+\s+\d+\s/, '')
    .replaceAll(/\s/g, '');
  const raw = Buffer.from(digits, 'hex');
  const start = raw.indexOf('Exif\0\0', 0, 'latin1');
  return holdsPosition(start === -1 ? raw : raw.subarray(start + 6)) || namesPlace(raw);
}

function unpackText(kind: string, body: Uint8Array): Uint8Array | undefined {
  const keywordEnd = body.indexOf(0);
  if (keywordEnd === -1) return undefined;
  if (kind === 'tEXt') return body.subarray(keywordEnd + 1);
  if (kind === 'zTXt') return inflated(body.subarray(keywordEnd + 2));
  // Keyword, two bytes on compression, language, translated keyword, text.
  const languageEnd = body.indexOf(0, keywordEnd + 3);
  const start = body.indexOf(0, languageEnd + 1) + 1;
  if (languageEnd === -1 || start === 0) return undefined;
  const text = body.subarray(start);
  return body[keywordEnd + 1] === 1 ? inflated(text) : text;
}

function inflated(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: longestText });
  } catch {
    // Damaged, or too long to be a caption. It is taken out unread.
    return undefined;
  }
}
