import { describe, expect, it } from 'vitest';
import { decodeBmp } from '../../../src/main/imaging/bmp.ts';

interface Parts {
  width: number;
  height: number;
  bits: number;
  compression?: number;
  masks?: number[];
  palette?: number[];
  pixels: number[];
}

function bmp({ bits, compression = 0, height, masks = [], palette = [], pixels, width }: Parts): Buffer {
  const head = Buffer.alloc(54 + masks.length * 4);
  head.write('BM', 'latin1');
  head.writeUInt32LE(head.length + palette.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(compression, 30);
  head.writeUInt32LE(palette.length / 4, 46);
  for (const [index, mask] of masks.entries()) head.writeUInt32LE(mask, 54 + index * 4);
  return Buffer.concat([head, Buffer.from(palette), Buffer.from(pixels)]);
}

// Black, red, green, blue as blue, green, red, 0.
const palette = [0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0];
const names: Record<string, string> = { '0,0,0': '.', '255,0,0': 'r', '0,255,0': 'g', '0,0,255': 'b' };

function drawn(file: Buffer): string[] {
  const { channels, data, height, width } = decodeBmp(file);
  return Array.from({ length: height }, (_row, y) =>
    Array.from({ length: width }, (_pixel, x) => {
      const at = (y * width + x) * channels;
      return names[[...data.subarray(at, at + 3)].join(',')] ?? '?';
    }).join(''),
  );
}

describe('a BMP', () => {
  it.each<[string, Parts, string[]]>([
    [
      '1 bit',
      {
        width: 3,
        height: 2,
        bits: 1,
        palette: palette.slice(0, 8),
        pixels: [0b01000000, 0, 0, 0, 0b10100000, 0, 0, 0],
      },
      ['r.r', '.r.'],
    ],
    ['4 bits', { width: 3, height: 1, bits: 4, palette, pixels: [0x12, 0x30, 0, 0] }, ['rgb']],
    ['rows from the top', { width: 1, height: -2, bits: 8, palette, pixels: [1, 0, 0, 0, 2, 0, 0, 0] }, ['r', 'g']],
    ['16 bits', { width: 2, height: 1, bits: 16, pixels: [0x00, 0x7c, 0xe0, 0x03] }, ['rg']],
    [
      '16 bits by masks',
      {
        width: 2,
        height: 1,
        bits: 16,
        compression: 3,
        masks: [0xf800, 0x07e0, 0x001f],
        pixels: [0x00, 0xf8, 0xe0, 0x07],
      },
      ['rg'],
    ],
    [
      'RLE8 with a jump, single values and line ends',
      {
        width: 4,
        height: 2,
        bits: 8,
        compression: 1,
        palette,
        pixels: [2, 1, 0, 2, 1, 0, 1, 3, 0, 0, 0, 3, 1, 2, 3, 0, 0, 1],
      },
      ['rgb.', 'rr.b'],
    ],
    ['RLE4', { width: 5, height: 1, bits: 4, compression: 2, palette, pixels: [3, 0x12, 2, 0x30, 0, 1] }, ['rgrb.']],
  ])('of %s is read', (_, parts, rows) => {
    expect(drawn(bmp(parts))).toEqual(rows);
  });

  it('that breaks off, or is of another kind, is refused', () => {
    expect(() => decodeBmp(bmp({ width: 4, height: 4, bits: 24, pixels: [1, 2, 3] }))).toThrow(/breaks off/);
    expect(() => decodeBmp(bmp({ width: 4, height: 4, bits: 8, compression: 1, pixels: [4, 1] }))).toThrow(
      /breaks off/,
    );
    expect(() => decodeBmp(bmp({ width: 4, height: 4, bits: 24, compression: 4, pixels: [] }))).toThrow(/cannot read/);
  });
});
