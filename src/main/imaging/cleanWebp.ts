import { DamagedStructure, latin1, type Cleaned } from './privateData.ts';
import { holdsPosition, namesPlace, orientationOf } from './tiffStructure.ts';

export interface CleanedWebp extends Cleaned {
  /** EXIF orientation, 1 to 8. It is gone from `bytes`. */
  orientation: number;
  frames: number;
  /** Its pixels were packed without loss. */
  lossless: boolean;
}

const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** Of the flags in VP8X: EXIF and XMP are there. */
const exifAndXmp = 0x08 | 0x04;

/**
 * Takes EXIF, XMP, unknown chunks and what follows the picture out of a WebP. The rest stays as it is, but
 * for the header's length and its flags. Throws {@link DamagedStructure}.
 */
export function cleanWebp(file: Uint8Array): CleanedWebp {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const promised = 8 + view.getUint32(4, true);
  if (promised > file.length) throw new DamagedStructure('it ends before its end');
  const kept: Uint8Array[] = [];
  const found = { location: false, any: promised < file.length };
  let orientation = 1;
  let frames = 0;
  let lossless = false;
  for (let offset = 12; offset + 8 <= promised;) {
    const kind = latin1(file, offset, 4);
    const length = view.getUint32(offset + 4, true);
    // The last byte of filling is missing in some files.
    const end = Math.min(promised, offset + 8 + length + (length & 1));
    if (offset + 8 + length > promised) throw new DamagedStructure('a chunk is longer than the file');
    const body = file.subarray(offset + 8, offset + 8 + length);
    if (needed.has(kind)) {
      kept.push(file.subarray(offset, end));
      if (kind === 'ANMF') frames += 1;
      // An animation's frame holds its own chunks behind 16 bytes.
      if (kind === 'VP8L' || (kind === 'ANMF' && latin1(body, 16, 4) === 'VP8L')) lossless = true;
    } else {
      found.any = true;
      if (kind === 'EXIF') {
        // Some writers put JPEG's mark before it.
        const exif = latin1(body, 0, 6) === 'Exif\0\0' ? body.subarray(6) : body;
        orientation = orientationOf(exif) ?? 1;
        found.location ||= holdsPosition(exif);
      } else if (kind === 'XMP ') {
        found.location ||= namesPlace(body);
      }
    }
    offset = end;
  }
  const facts = { found, orientation, frames: Math.max(1, frames), lossless };
  if (!found.any) return { bytes: file, ...facts };
  const bytes = Buffer.concat([file.subarray(0, 12), ...kept]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  if (latin1(bytes, 12, 4) === 'VP8X') bytes.writeUInt8(bytes.readUInt8(20) & ~exifAndXmp, 20);
  return { bytes, ...facts };
}
