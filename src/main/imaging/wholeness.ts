import { sniffFormat } from '../../shared/domain/pictureFormat.ts';

/**
 * Whether a whole file breaks off before its own end mark. Decoders let some of these pass: a PNG whose
 * pixels are there but whose IEND is not, and a GIF cut between two frames. JPEG is left to the decoder,
 * which sees every cut; a WebP says its length in its header.
 */
export function endsEarly(file: Uint8Array): boolean {
  const format = sniffFormat(file);
  switch (format) {
    case 'png':
      return !pngHasEnd(file);
    case 'gif':
      return countGifFrames(file) === undefined;
    case 'webp':
      return file.length < 12 || 8 + viewOf(file).getUint32(4, true) > file.length;
    case 'jpeg':
    case undefined:
      return false;
  }
}

/** Counts the frames of a whole GIF by walking its blocks; undefined when it ends before its trailer or is malformed. */
export function countGifFrames(file: Uint8Array): number | undefined {
  const flags = file[10];
  if (flags === undefined || file.length < 13) return undefined;
  let offset = 13 + colourTableBytes(flags);
  let frames = 0;
  while (offset < file.length) {
    const block = file[offset];
    if (block === 0x3b) return frames;
    if (block === 0x21) {
      offset = afterSubBlocks(file, offset + 2);
    } else if (block === 0x2c) {
      const frameFlags = file[offset + 9];
      if (frameFlags === undefined) return undefined;
      frames += 1;
      // One byte after the colour table is the LZW code size.
      offset = afterSubBlocks(file, offset + 10 + colourTableBytes(frameFlags) + 1);
    } else {
      return undefined;
    }
  }
  return undefined;
}

function colourTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** The offset behind the empty sub-block that ends a chain of them; behind the file's end when it does not come. */
function afterSubBlocks(file: Uint8Array, start: number): number {
  let offset = start;
  while (offset < file.length) {
    const length = file[offset] ?? 0;
    offset += 1 + length;
    if (length === 0) return offset;
  }
  return file.length;
}

function pngHasEnd(file: Uint8Array): boolean {
  const view = viewOf(file);
  let offset = 8;
  while (offset + 12 <= file.length) {
    const length = view.getUint32(offset);
    const end = offset + 12 + length;
    if (view.getUint32(offset + 4) === iend) return end <= file.length;
    offset = end;
  }
  return false;
}

/** `IEND` as a big-endian number. */
const iend = 0x49_45_4e_44;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
