import { DamagedStructure, joinRanges, latin1, type Cleaned } from './privateData.ts';
import { namesPlace } from './tiffStructure.ts';

export interface CleanedGif extends Cleaned {
  /** In the file; only the first is in `bytes`. */
  frames: number;
}

/**
 * Takes comments, captions, programs' own blocks (XMP among them), every frame after the first and what
 * follows the end out of a GIF. The first frame's blocks stay as they are. Throws {@link DamagedStructure}.
 */
export function cleanGif(file: Uint8Array): CleanedGif {
  const found = { location: false, any: false };
  const kept: [number, number][] = [];
  const byte = (at: number): number => {
    const value = file[at];
    if (value === undefined) throw new DamagedStructure('it ends before its end mark');
    return value;
  };
  let offset = 13 + tableBytes(byte(10));
  kept.push([0, offset]);
  let frames = 0;
  /** What belongs to the next frame: its delay and transparency. */
  let control: [number, number] | undefined;
  for (;;) {
    const start = offset;
    const block = byte(offset);
    if (block === 0x3b) {
      kept.push([start, start + 1]);
      if (start + 1 < file.length) found.any = true;
      break;
    }
    if (block === 0x21) {
      const label = byte(offset + 1);
      offset = afterSubBlocks(byte, offset + 2);
      if (label === 0xf9) control = [start, offset];
      else if (label === 0xff && latin1(file, start + 3, 11) === 'ICCRGBG1012') kept.push([start, offset]);
      else if (label !== 0xff || !isLooping(file, start)) {
        found.any = true;
        found.location ||= namesPlace(file.subarray(start, offset));
      }
    } else if (block === 0x2c) {
      // One byte after the colour table is the LZW code size.
      offset = afterSubBlocks(byte, offset + 10 + tableBytes(byte(offset + 9)) + 1);
      frames += 1;
      if (frames === 1) kept.push(...(control ? [control] : []), [start, offset]);
      control = undefined;
    } else {
      throw new DamagedStructure('a block is of no known kind');
    }
  }
  if (frames === 0) throw new DamagedStructure('it holds no picture');
  return { bytes: frames > 1 || found.any ? joinRanges(file, kept) : file, found, frames };
}

function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function afterSubBlocks(byte: (at: number) => number, start: number): number {
  let offset = start;
  for (;;) {
    const length = byte(offset);
    offset += 1 + length;
    if (length === 0) return offset;
  }
}

/** The block that makes an animation repeat says nothing of anybody. */
function isLooping(file: Uint8Array, start: number): boolean {
  const name = latin1(file, start + 3, 11);
  return name === 'NETSCAPE2.0' || name === 'ANIMEXTS1.0';
}
