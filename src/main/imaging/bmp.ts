import { DamagedStructure, latin1 } from './privateData.ts';
import { readRle } from './bmpRle.ts';

export interface DecodedPixels {
  width: number;
  height: number;
  channels: 3 | 4;
  /** Rows from the top, channels red, green, blue and alpha, one byte each. */
  data: Uint8Array;
}

export interface BmpHeader {
  width: number;
  height: number;
  topDown: boolean;
  bits: number;
  /** 0 none, 1 RLE8, 2 RLE4, 3 masks, 6 masks with alpha. */
  compression: number;
  masks: [red: number, green: number, blue: number, alpha: number];
  palette: { offset: number; entries: number; entryBytes: 3 | 4 };
  pixels: number;
}

/** Bytes from the start that {@link readBmpHeader} looks at. */
export const bmpHeaderBytes = 138;

/** A kind of BMP that is no plain picture; the message ends a sentence that begins with the file's name. */
export class UnknownBmp extends Error {}

/** Reads the header. Undefined when it is cut off or absurd. Throws {@link UnknownBmp}. */
export function readBmpHeader(bytes: Uint8Array): BmpHeader | undefined {
  if (bytes.length < 26 || latin1(bytes, 0, 2) !== 'BM') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(14, true);
  const old = length === 12;
  if (!old && (length < 40 || bytes.length < 54)) return undefined;
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = old ? view.getUint16(20, true) : view.getInt32(22, true);
  const height = Math.abs(signedHeight);
  const bits = view.getUint16(old ? 24 : 28, true);
  const compression = old ? 0 : view.getUint32(30, true);
  if (width <= 0 || height === 0) return undefined;
  const known =
    compression === 1
      ? bits === 8
      : compression === 2
        ? bits === 4
        : compression === 3 || compression === 6
          ? bits === 16 || bits === 32
          : compression === 0 && [1, 4, 8, 16, 24, 32].includes(bits);
  if (!known)
    throw new UnknownBmp(`is a BMP of a kind that Reverie cannot read (compression ${compression}, ${bits} bits)`);
  const named = old ? 0 : view.getUint32(46, true);
  const entries = bits > 8 ? named : Math.min(2 ** bits, named === 0 ? 2 ** bits : named);
  const masksBehind = compression === 3 && length === 40 ? 12 : compression === 6 && length === 40 ? 16 : 0;
  return {
    width,
    height,
    topDown: signedHeight < 0,
    bits,
    compression,
    masks: readMasks(view, bits, compression, length),
    palette: { offset: 14 + length + masksBehind, entries, entryBytes: old ? 3 : 4 },
    pixels: view.getUint32(10, true),
  };
}

function readMasks(view: DataView, bits: number, compression: number, length: number): BmpHeader['masks'] {
  if (compression === 3 || compression === 6) {
    const mask = (index: number): number =>
      54 + index * 4 + 4 <= view.byteLength ? view.getUint32(54 + index * 4, true) : 0;
    return [mask(0), mask(1), mask(2), compression === 6 || length >= 56 ? mask(3) : 0];
  }
  return bits === 16 ? [0x7c00, 0x03e0, 0x001f, 0] : [0xff0000, 0x00ff00, 0x0000ff, 0];
}

/** Decodes a whole BMP. Throws {@link DamagedStructure} where it breaks off, and {@link UnknownBmp}. */
export function decodeBmp(file: Uint8Array): DecodedPixels {
  const header = readBmpHeader(file);
  if (!header) throw new DamagedStructure('its header is cut off');
  const { bits, compression, height, pixels, width } = header;
  if (compression === 1 || compression === 2) return fromPalette(header, file, readRle(file.subarray(pixels), header));
  const stride = Math.floor((bits * width + 31) / 32) * 4;
  if (pixels + stride * height > file.length) throw new DamagedStructure('it breaks off before its last row');
  const row = (y: number): number => pixels + stride * (header.topDown ? y : height - 1 - y);
  return bits <= 8 ? fromPalette(header, file, readIndexes(header, file, row)) : fromChannels(header, file, row);
}

function readIndexes({ bits, height, width }: BmpHeader, file: Uint8Array, row: (y: number) => number): Uint8Array {
  const indexes = new Uint8Array(width * height);
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  for (let y = 0; y < height; y += 1) {
    const start = row(y);
    for (let x = 0; x < width; x += 1) {
      const shift = 8 - bits - (x % perByte) * bits;
      indexes[y * width + x] = ((file[start + Math.floor(x / perByte)] ?? 0) >> shift) & mask;
    }
  }
  return indexes;
}

function fromPalette({ height, palette, width }: BmpHeader, file: Uint8Array, indexes: Uint8Array): DecodedPixels {
  const data = new Uint8Array(width * height * 3);
  for (const [pixel, index] of indexes.entries()) {
    // Numbers beyond the palette are black, as everywhere.
    if (index >= palette.entries) continue;
    const entry = palette.offset + index * palette.entryBytes;
    data[pixel * 3] = file[entry + 2] ?? 0;
    data[pixel * 3 + 1] = file[entry + 1] ?? 0;
    data[pixel * 3 + 2] = file[entry] ?? 0;
  }
  return { width, height, channels: 3, data };
}

function fromChannels(header: BmpHeader, file: Uint8Array, row: (y: number) => number): DecodedPixels {
  const { bits, height, masks, width } = header;
  const step = bits / 8;
  const [red, green, blue, alpha] = masks.map(channelOf);
  const channels = masks[3] === 0 ? 3 : 4;
  const data = new Uint8Array(width * height * channels);
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0, from = row(y); x < width; x += 1, from += step) {
      let value = (file[from] ?? 0) | ((file[from + 1] ?? 0) << 8);
      if (step > 2) value |= (file[from + 2] ?? 0) << 16;
      if (step > 3) value |= (file[from + 3] ?? 0) << 24;
      data[to] = red?.(value) ?? 0;
      data[to + 1] = green?.(value) ?? 0;
      data[to + 2] = blue?.(value) ?? 0;
      if (channels === 4) data[to + 3] = alpha?.(value) ?? 255;
      to += channels;
    }
  }
  return { width, height, channels, data };
}

/** Takes the bits of `mask` out of a pixel, as 0 to 255. */
function channelOf(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  if (most === 255) return (pixel) => (pixel >>> shift) & 255;
  return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / most);
}
