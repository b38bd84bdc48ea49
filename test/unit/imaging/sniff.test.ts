import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGifFrames, endsEarly, sniffPicture } from '../../../src/main/imaging/index.ts';
import { exifOrientation, makeBombPng, makeGif, makePng, pngChunk, withJpegOrientation } from './pictures.ts';

/** A JPEG's header only: start, a comment, a progressive frame of 640 x 480. */
const jpegHeader = Buffer.from([
  0xff, 0xd8, 0xff, 0xfe, 0x00, 0x05, 0x61, 0x62, 0x63, 0xff, 0xff, 0xc2, 0x00, 0x0b, 0x08, 0x01, 0xe0, 0x02, 0x80,
  0x01, 0x01, 0x11, 0x00,
]);

function webp(chunks: [string, number[]][]): Buffer {
  const body = Buffer.concat(
    chunks.flatMap(([kind, bytes]) => {
      const head = Buffer.alloc(8);
      head.write(kind, 0, 'latin1');
      head.writeUInt32LE(bytes.length, 4);
      return [head, Buffer.from(bytes), Buffer.alloc(bytes.length & 1)];
    }),
  );
  const head = Buffer.from('RIFF0000WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

describe('the header of a picture', () => {
  it.each([
    ['a PNG', makePng(37, 21), { format: 'png', width: 37, height: 21, orientation: 1, hasAlpha: false, pages: 1 }],
    [
      'a PNG with EXIF and frames',
      makePng(37, 21, {
        chunks: [pngChunk('acTL', Buffer.from([0, 0, 0, 4, 0, 0, 0, 0])), pngChunk('eXIf', exifOrientation(8, 'II'))],
      }),
      { format: 'png', width: 37, height: 21, orientation: 8, hasAlpha: false, pages: 4 },
    ],
    [
      'a PNG that promises 4 billion pixels',
      makeBombPng(65_536, 65_536),
      { format: 'png', width: 65_536, height: 65_536, orientation: 1, hasAlpha: false, pages: 1 },
    ],
    ['a GIF', makeGif(50, 30), { format: 'gif', width: 50, height: 30, orientation: 1, hasAlpha: false, pages: 1 }],
    [
      'a JPEG behind a comment and filling bytes',
      jpegHeader,
      { format: 'jpeg', width: 640, height: 480, orientation: 1, hasAlpha: false, pages: 1 },
    ],
    [
      'a JPEG on its side',
      withJpegOrientation(jpegHeader, 6, 'II'),
      { format: 'jpeg', width: 640, height: 480, orientation: 6, hasAlpha: false, pages: 1 },
    ],
    [
      'a lossy WebP',
      webp([['VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x42, 0xe0, 0x01]]]),
      { format: 'webp', width: 640, height: 480, orientation: 1, hasAlpha: false, pages: 1 },
    ],
    [
      'a lossless WebP with alpha',
      webp([['VP8L', [0x2f, 0x7f, 0xc2, 0x77, 0x10]]]),
      { format: 'webp', width: 640, height: 480, orientation: 1, hasAlpha: true, pages: 1 },
    ],
    [
      'an animated WebP with alpha and EXIF',
      webp([
        ['VP8X', [0x1a, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0]],
        ['ANMF', [1, 2, 3]],
        ['ANMF', [1, 2, 3, 4]],
        ['EXIF', [...exifOrientation(3)]],
      ]),
      { format: 'webp', width: 640, height: 480, orientation: 3, hasAlpha: true, pages: 2 },
    ],
  ])('of %s is read', (_, bytes, expected) => {
    expect(sniffPicture(bytes)).toEqual(expected);
  });

  it('is unknown for bytes that are no picture', () => {
    expect(sniffPicture(Buffer.from('%PDF-1.7 and so on'))).toBeUndefined();
    expect(sniffPicture(Buffer.alloc(0))).toBeUndefined();
  });

  it.each([
    ['PNG', makePng(37, 21), 26],
    ['JPEG', jpegHeader, 19],
    ['GIF', makeGif(5, 5), 10],
  ])('is unknown for a %s that ends before its size', (_, bytes, needed) => {
    for (let length = 0; length < needed; length += 1) expect(sniffPicture(bytes.subarray(0, length))).toBeUndefined();
    expect(sniffPicture(bytes.subarray(0, needed))).toBeDefined();
  });

  it('never fails, whatever follows a known beginning', () => {
    const beginnings = [jpegHeader.subarray(0, 3), makePng(1, 1).subarray(0, 33), Buffer.from('GIF89a'), webp([])];
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), (beginning, rest) => {
        const bytes = Buffer.concat([beginning, rest]);
        const found = sniffPicture(bytes);
        if (found) {
          expect(found.width).toBeGreaterThan(0);
          expect(found.orientation).toBeGreaterThanOrEqual(1);
          expect(found.orientation).toBeLessThanOrEqual(8);
        }
        endsEarly(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the end of a picture', () => {
  it.each([
    ['PNG', makePng(40, 30)],
    ['GIF', makeGif(40, 30, 3)],
    ['WebP', webp([['VP8L', [0x2f, 0x7f, 0xc2, 0x77, 0x10, 1, 2, 3]]])],
  ])('is missed in a %s cut at any byte', (_, whole) => {
    expect(endsEarly(whole)).toBe(false);
    for (let length = 12; length < whole.length; length += 1) {
      expect(endsEarly(whole.subarray(0, length)), `cut at ${length}`).toBe(true);
    }
  });

  it('may be followed by other bytes', () => {
    expect(endsEarly(Buffer.concat([makePng(4, 4), Buffer.from('more')]))).toBe(false);
    expect(endsEarly(Buffer.concat([makeGif(4, 4), Buffer.from('more')]))).toBe(false);
  });

  it('is where the frames of a GIF are counted', () => {
    expect(countGifFrames(makeGif(10, 10, 1))).toBe(1);
    expect(countGifFrames(makeGif(10, 10, 12))).toBe(12);
  });
});
