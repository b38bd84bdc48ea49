import { sniffFormat } from '../../shared/domain/pictureFormat.ts';
import type { SentFormat } from '../../shared/domain/reference.ts';

/** What a picture's header says, read without decoding. */
export interface SniffedPicture {
  format: SentFormat;
  /** As stored, before EXIF orientation. */
  width: number;
  height: number;
  /** EXIF orientation, 1 to 8; 1 when the file says none (or says it behind the bytes that were given). */
  orientation: number;
  hasAlpha: boolean;
  /** Frames, where the header counts them; 1 for a still picture. A GIF counts none: see `countGifFrames`. */
  pages: number;
}

/**
 * Reads the header of a JPEG, PNG, WebP or GIF from the file's first bytes (give all of them where they
 * are at hand: a JPEG may carry megabytes before its size). Undefined when the bytes are none of these,
 * or end or break before the size. Takes well under a millisecond, so a picture that would unfold to
 * billions of pixels is refused before anything decodes it.
 */
export function sniffPicture(bytes: Uint8Array): SniffedPicture | undefined {
  const format = sniffFormat(bytes);
  if (format === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const facts = readers[format](view, bytes);
    return facts && facts.width > 0 && facts.height > 0 ? { format, ...facts } : undefined;
  } catch (error) {
    // DataView throws a RangeError where the bytes end too early; that is the answer, not a fault.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Facts = Omit<SniffedPicture, 'format'>;

const readers: Record<SentFormat, (view: DataView, bytes: Uint8Array) => Facts | undefined> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
  gif: readGif,
};

function readJpeg(view: DataView, bytes: Uint8Array): Facts | undefined {
  let orientation = 1;
  let offset = 2;
  for (;;) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    const marker = view.getUint8(offset + 1);
    // Any number of 0xff may stand before a marker as filling.
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    // The scan or the end begins without a frame header: there is no size.
    if (marker === 0xda || marker === 0xd9) return undefined;
    // TEM and the restart markers stand alone, without a length.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      offset += 2;
      continue;
    }
    const length = view.getUint16(offset + 2);
    if (length < 2) return undefined;
    if (isFrameHeader(marker)) {
      return {
        height: view.getUint16(offset + 5),
        width: view.getUint16(offset + 7),
        orientation,
        hasAlpha: false,
        pages: 1,
      };
    }
    if (marker === 0xe1 && ascii(bytes, offset + 4, 6) === 'Exif\0\0') {
      orientation = readOrientation(bytes.subarray(offset + 10, offset + 2 + length)) ?? orientation;
    }
    offset += 2 + length;
  }
}

/** SOF0 to SOF15 without DHT (c4), JPG (c8) and DAC (cc), which lie among them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readPng(view: DataView, bytes: Uint8Array): Facts | undefined {
  if (ascii(bytes, 12, 4) !== 'IHDR') return undefined;
  const facts: Facts = {
    width: view.getUint32(16),
    height: view.getUint32(20),
    orientation: 1,
    // Colour types 4 and 6 carry alpha.
    hasAlpha: (view.getUint8(25) & 4) !== 0,
    pages: 1,
  };
  for (let offset = 33; offset + 8 <= bytes.length;) {
    const length = view.getUint32(offset);
    const kind = ascii(bytes, offset + 4, 4);
    if (kind === 'IDAT' || kind === 'IEND') break;
    const body = bytes.subarray(offset + 8, offset + 8 + length);
    if (kind === 'tRNS') facts.hasAlpha = true;
    else if (kind === 'acTL' && body.length === 8) facts.pages = Math.max(1, view.getUint32(offset + 8));
    else if (kind === 'eXIf') facts.orientation = readOrientation(body) ?? 1;
    offset += 12 + length;
  }
  return facts;
}

function readWebp(view: DataView, bytes: Uint8Array): Facts | undefined {
  const kind = ascii(bytes, 12, 4);
  if (kind === 'VP8 ') {
    if (view.getUint8(23) !== 0x9d || view.getUint8(24) !== 0x01 || view.getUint8(25) !== 0x2a) return undefined;
    // The two highest bits of each are a scaling hint.
    const width = view.getUint16(26, true) & 0x3fff;
    const height = view.getUint16(28, true) & 0x3fff;
    return { width, height, orientation: 1, hasAlpha: false, pages: 1 };
  }
  if (kind === 'VP8L') {
    if (view.getUint8(20) !== 0x2f) return undefined;
    const packed = view.getUint32(21, true);
    return {
      width: (packed & 0x3fff) + 1,
      height: ((packed >>> 14) & 0x3fff) + 1,
      orientation: 1,
      hasAlpha: ((packed >>> 28) & 1) === 1,
      pages: 1,
    };
  }
  if (kind !== 'VP8X') return undefined;
  const flags = view.getUint8(20);
  const facts: Facts = {
    width: 1 + (view.getUint16(24, true) | (view.getUint8(26) << 16)),
    height: 1 + (view.getUint16(27, true) | (view.getUint8(29) << 16)),
    orientation: 1,
    hasAlpha: (flags & 0x10) !== 0,
    pages: 1,
  };
  let frames = 0;
  for (let offset = 30; offset + 8 <= bytes.length;) {
    const length = view.getUint32(offset + 4, true);
    const chunk = ascii(bytes, offset, 4);
    if (chunk === 'ANMF') frames += 1;
    if (chunk === 'EXIF') facts.orientation = readOrientation(withoutExifMark(bytes.subarray(offset + 8))) ?? 1;
    offset += 8 + length + (length & 1);
  }
  facts.pages = Math.max(1, frames);
  return facts;
}

function readGif(view: DataView): Facts {
  return {
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    orientation: 1,
    // Whether a colour is transparent stands with each frame, not in the header.
    hasAlpha: false,
    pages: 1,
  };
}

/** Some writers put JPEG's `Exif\0\0` before the TIFF header in WebP too. */
function withoutExifMark(bytes: Uint8Array): Uint8Array {
  return ascii(bytes, 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
}

/** Tag 0x0112 of the first directory of a TIFF structure; undefined when there is none or it is out of range. */
function readOrientation(tiff: Uint8Array): number | undefined {
  const order = ascii(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const little = order === 'II';
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 8) return undefined;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** `length` bytes from `start` as Latin-1; shorter where the bytes end. */
function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
