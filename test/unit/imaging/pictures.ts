import { crc32, deflateSync } from 'node:zlib';

/** A PNG of `width` x `height` pixels, made without any picture library. The same seed makes the same bytes. */
export function makePng(width: number, height: number, options: { seed?: number; chunks?: Buffer[] } = {}): Buffer {
  const seed = options.seed ?? 1;
  const rows = Buffer.alloc((1 + width * 3) * height);
  for (let y = 0; y < height; y += 1) {
    const start = y * (1 + width * 3) + 1;
    for (let x = 0; x < width; x += 1) {
      rows[start + x * 3] = (x * 7 + seed * 40) & 0xff;
      rows[start + x * 3 + 1] = (y * 5 + seed * 90) & 0xff;
      rows[start + x * 3 + 2] = ((x ^ y) * 3 + seed) & 0xff;
    }
  }
  return assemblePng(width, height, [...(options.chunks ?? []), pngChunk('IDAT', deflateSync(rows, { level: 1 }))]);
}

/** A PNG whose header promises `width` x `height` pixels, with next to nothing behind it. */
export function makeBombPng(width: number, height: number): Buffer {
  return assemblePng(width, height, [pngChunk('IDAT', deflateSync(Buffer.alloc(1000)))]);
}

function assemblePng(width: number, height: number, chunks: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const chunk = Buffer.alloc(12 + body.length);
  chunk.writeUInt32BE(body.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), 8 + body.length);
  return chunk;
}

/** A TIFF structure with the orientation tag alone, as EXIF wraps it. */
export function exifOrientation(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  const write16 = (value: number, offset: number): unknown =>
    order === 'MM' ? tiff.writeUInt16BE(value, offset) : tiff.writeUInt16LE(value, offset);
  const write32 = (value: number, offset: number): unknown =>
    order === 'MM' ? tiff.writeUInt32BE(value, offset) : tiff.writeUInt32LE(value, offset);
  tiff.write(order, 0, 'latin1');
  write16(42, 2);
  write32(8, 4);
  write16(1, 8);
  write16(0x0112, 10);
  write16(3, 12);
  write32(1, 14);
  write16(orientation, 18);
  return tiff;
}

/** Puts EXIF with an orientation into a JPEG, right behind its start. */
export function withJpegOrientation(jpeg: Uint8Array, orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOrientation(orientation, order)]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, body, jpeg.subarray(2)]);
}

/** A GIF of `frames` frames in two colours, written with uncompressed LZW codes. */
export function makeGif(width: number, height: number, frames = 1): Buffer {
  const screen = Buffer.alloc(7);
  screen.writeUInt16LE(width, 0);
  screen.writeUInt16LE(height, 2);
  screen.set([0x80, 0, 0], 4);
  const parts: Buffer[] = [Buffer.from('GIF89a', 'latin1'), screen, Buffer.from([200, 90, 30, 20, 60, 120])];
  for (let frame = 0; frame < frames; frame += 1) {
    const place = Buffer.alloc(10);
    place[0] = 0x2c;
    place.writeUInt16LE(width, 5);
    place.writeUInt16LE(height, 7);
    parts.push(Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]), place, Buffer.from([2]));
    const data: Buffer = uncompressedCodes(width * height, frame);
    for (let offset = 0; offset < data.length; offset += 255) {
      const block = data.subarray(offset, offset + 255);
      parts.push(Buffer.from([block.length]), block);
    }
    parts.push(Buffer.from([0]));
  }
  parts.push(Buffer.from([0x3b]));
  return Buffer.concat(parts);
}

/** Three-bit codes of two colours with a clear code before the table would grow. */
function uncompressedCodes(pixels: number, seed: number): Buffer {
  const codes: number[] = [];
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    if (pixel % 2 === 0) codes.push(4);
    codes.push((pixel + seed) % 3 === 0 ? 1 : 0);
  }
  codes.push(5);
  const bytes = Buffer.alloc(Math.ceil((codes.length * 3) / 8));
  codes.forEach((code, index) => {
    for (let bit = 0; bit < 3; bit += 1) {
      const place = index * 3 + bit;
      bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (((code >> bit) & 1) << (place & 7));
    }
  });
  return bytes;
}

/** An SVG with enough detail that a JPEG of it has bytes to cut. */
export function detailedSvg(width: number, height: number, seed = 1): string {
  const shapes = Array.from({ length: 60 }, (_, index) => {
    const x = ((index * 97 + seed * 31) % 100) / 100;
    const y = ((index * 61 + seed * 17) % 100) / 100;
    return `<circle cx="${x * width}" cy="${y * height}" r="${(10 + (index % 7) * 8) * (width / 600)}" fill="hsl(${(index * 37 + seed * 50) % 360} 70% 50%)"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#306090"/>${shapes.join('')}</svg>`;
}
