import { DamagedStructure, joinRanges, latin1, type Cleaned } from './privateData.ts';
import { holdsPosition, namesPlace, orientationOf } from './tiffStructure.ts';

export interface CleanedJpeg extends Cleaned {
  /** EXIF orientation, 1 to 8. It is gone from `bytes`. */
  orientation: number;
}

/**
 * Takes everything out of a JPEG that its pixels do not need: EXIF, XMP, IPTC, comments, previews, makers'
 * segments, and what follows the picture (other pictures, films, archives). The picture's own segments stay
 * as they are, with ICC profile, JFIF and Adobe's colour transform. Throws {@link DamagedStructure}.
 */
export function cleanJpeg(file: Uint8Array): CleanedJpeg {
  const kept: [number, number][] = [[0, 2]];
  const found = { location: false, any: false };
  let orientation = 1;
  let offset = 2;
  const byte = (at: number): number => file[at] ?? 0;
  for (;;) {
    const start = offset;
    if (byte(offset) !== 0xff) throw new DamagedStructure('a segment does not begin with its mark');
    while (byte(offset + 1) === 0xff) offset += 1;
    const marker = byte(offset + 1);
    if (offset + 1 >= file.length) throw new DamagedStructure('it ends before its end mark');
    if (marker === 0xd9) {
      kept.push([start, offset + 2]);
      break;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      offset += 2;
      kept.push([start, offset]);
      continue;
    }
    const length = (byte(offset + 2) << 8) | byte(offset + 3);
    const end = offset + 2 + length;
    if (length < 2 || end > file.length) throw new DamagedStructure('a segment is longer than the file');
    const body = file.subarray(offset + 4, end);
    if (isNeeded(marker, body)) {
      offset = marker === 0xda ? afterScan(file, end) : end;
      kept.push([start, offset]);
      continue;
    }
    found.any = true;
    if (marker === 0xe1 && latin1(body, 0, 6) === 'Exif\0\0') {
      const exif = body.subarray(6);
      orientation = orientationOf(exif) ?? orientation;
      found.location ||= holdsPosition(exif);
    } else {
      found.location ||= (marker === 0xe1 && namesPlace(body)) || (marker === 0xed && holdsIptcPlace(body));
    }
    offset = end;
  }
  const last = kept.at(-1)?.[1] ?? 0;
  if (last < file.length) found.any = true;
  const bytes = joinRanges(file, kept);
  return { bytes, found: bytes === file ? { location: false, any: false } : found, orientation };
}

function isNeeded(marker: number, body: Uint8Array): boolean {
  switch (marker) {
    case 0xe0:
      return latin1(body, 0, 5) === 'JFIF\0';
    case 0xe2:
      return latin1(body, 0, 12) === 'ICC_PROFILE\0';
    case 0xee:
      return latin1(body, 0, 5) === 'Adobe';
    case 0xfe:
      return false;
    default:
      return marker < 0xe0 || marker > 0xef;
  }
}

/** Where the next segment begins behind a scan's data, in which 0xff stands only before 0x00 or a restart mark. */
function afterScan(file: Uint8Array, start: number): number {
  for (let at = file.indexOf(0xff, start); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new DamagedStructure('it ends before its end mark');
}

/** City, place, province and country of IPTC's second record. */
function holdsIptcPlace(body: Uint8Array): boolean {
  for (let at = body.indexOf(0x1c); at !== -1; at = body.indexOf(0x1c, at + 1)) {
    if (body[at + 1] === 2 && [90, 92, 95, 100, 101].includes(body[at + 2] ?? 0)) return true;
  }
  return false;
}

/** A JPEG with an EXIF segment that holds the orientation alone, for a decoder to turn it by. */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const directory = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Buffer.concat([jpeg.subarray(0, 2), Uint8Array.from([...exif, ...directory]), jpeg.subarray(2)]);
}
