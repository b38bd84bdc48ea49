import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type Sharp from 'sharp';
import type { Sharp as Pipeline } from 'sharp';
import {
  detailedSvg,
  makeBombPng,
  makeGif,
  makePng,
  pngChunk,
  withJpegOrientation,
} from '../../unit/imaging/pictures.ts';

export interface Fixture {
  name: string;
  bytes: Uint8Array;
  /** What becomes of it. `asItIs`: byte for byte. `changes`: fitted, and so told. `refused`: its reason. */
  expect:
    | { asItIs: true }
    | { changes: string[]; format?: string; size?: [number, number] }
    | { refused: RegExp; crop?: boolean };
}

const width = 300;
const height = 200;
const xmpPlace =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31.2N" exif:GPSLongitude="13,24.6E"/></rdf:RDF></x:xmpmeta>';
const gps = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '52/1 31/1 12/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '13/1 24/1 36/1',
};

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A JPEG with a segment put in behind its start. */
function withSegment(jpeg: Uint8Array, marker: number, body: string | Buffer): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), segment(marker, Buffer.from(body as string, 'latin1')), jpeg.subarray(2)]);
}

/** A matrix profile with Adobe RGB's colours, as programs embed it. */
function adobeProfile(): Buffer {
  const tag = (kind: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${kind}\0\0\0\0`, 'latin1'), body]);
  const xyz = (...values: number[]): Buffer => {
    const body = Buffer.alloc(12);
    for (const [at, value] of values.entries()) body.writeInt32BE(Math.round(value * 65_536), at * 4);
    return tag('XYZ ', body);
  };
  const name = Buffer.concat([
    Buffer.from([0, 0, 0, 12]),
    Buffer.from('Adobe RGB (1998)'.slice(0, 11) + '\0', 'latin1'),
    Buffer.alloc(78),
  ]);
  const curve = tag('curv', Buffer.from([0, 0, 0, 1, 2, 0x33, 0, 0]));
  const tags: [string, Buffer][] = [
    ['desc', tag('desc', Buffer.concat([name, Buffer.alloc((4 - ((name.length + 8) % 4)) % 4)]))],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.6097, 0.3111, 0.0195)],
    ['gXYZ', xyz(0.2053, 0.6257, 0.0609)],
    ['bXYZ', xyz(0.1492, 0.0632, 0.7446)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const head = Buffer.alloc(132 + tags.length * 12);
  let at = head.length;
  for (const [index, [kind, body]] of tags.entries()) {
    head.write(kind, 132 + index * 12, 'latin1');
    head.writeUInt32BE(at, 136 + index * 12);
    head.writeUInt32BE(body.length, 140 + index * 12);
    at += body.length;
  }
  head.writeUInt32BE(at, 0);
  head.writeUInt32BE(0x02100000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  head.writeInt32BE(Math.round(0.9642 * 65_536), 68);
  head.writeInt32BE(65_536, 72);
  head.writeInt32BE(Math.round(0.8249 * 65_536), 76);
  head.writeUInt32BE(tags.length, 128);
  return Buffer.concat([head, ...tags.map(([, body]) => body)]);
}

/** A BMP without compression, rows from the bottom, or from the top. */
function makeBmp(bits: 8 | 24 | 32, topDown = false): Buffer {
  const stride = Math.floor((bits * width + 31) / 32) * 4;
  const palette = bits === 8 ? 1024 : 0;
  const file = Buffer.alloc(54 + palette + stride * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54 + palette, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(topDown ? -height : height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bits, 28);
  for (let at = 54; at < file.length; at += 1) file[at] = (at * 7) & 0xff;
  return file;
}

/** Every kind of file the table speaks of, made in code. `sharp` is the WebAssembly build. */
export async function makeFixtures(sharp: typeof Sharp): Promise<Fixture[]> {
  const svg = sharp(Buffer.from(detailedSvg(width, height))).removeAlpha();
  const pixels = await svg.raw().toBuffer();
  const base = (): Pipeline => sharp(pixels, { raw: { width, height, channels: 3 } });
  const jpeg = await base().jpeg({ quality: 90 }).toBuffer();
  const png = await base().png().toBuffer();
  const webp = await base().webp().toBuffer();
  const tiff = await base().tiff({ compression: 'lzw' }).toBuffer();
  const avif = await base().avif({ effort: 0 }).toBuffer();
  const flat = (wide: number, high: number): Pipeline =>
    sharp({ create: { width: wide, height: high, channels: 3, background: '#a06030' } });
  const frames = await Promise.all([base(), base().negate()].map((frame) => frame.resize(60, 40).png().toBuffer()));
  const animated = (): Pipeline => sharp(frames, { join: { animated: true } });
  const noise = (wide: number, high: number, channels: 3 | 4): Pipeline => {
    const data = Buffer.alloc(wide * high * channels);
    for (let at = 0, seed = 1; at < data.length; at += 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      data[at] = seed >> 16;
    }
    return sharp(data, { raw: { width: wide, height: high, channels } });
  };
  const padded = (size: number): Buffer => {
    const room = size - makePng(40, 30).length - 12;
    return makePng(40, 30, { chunks: [pngChunk('sPLT', Buffer.alloc(room))] });
  };
  const iptc = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0b', 'latin1'),
    Buffer.from([0x1c, 2, 90, 0, 6]),
    Buffer.from('Berlin'),
  ]);
  const iccName = async (profile: string): Promise<Buffer> => await base().withIccProfile(profile).jpeg().toBuffer();

  return [
    { name: 'plain.jpg', bytes: jpeg, expect: { asItIs: true } },
    { name: 'plain.png', bytes: png, expect: { asItIs: true } },
    { name: 'plain.webp', bytes: webp, expect: { asItIs: true } },
    { name: 'lossless.webp', bytes: await base().webp({ lossless: true }).toBuffer(), expect: { asItIs: true } },
    { name: 'plain.gif', bytes: makeGif(60, 40), expect: { asItIs: true } },
    { name: 'progressive.jpg', bytes: await base().jpeg({ progressive: true }).toBuffer(), expect: { asItIs: true } },
    {
      name: 'grey.jpg',
      bytes: await base().greyscale().toColourspace('b-w').jpeg().toBuffer(),
      expect: { asItIs: true },
    },
    { name: 'srgb profile.jpg', bytes: await iccName('srgb'), expect: { asItIs: true } },
    { name: 'palette.png', bytes: await base().png({ palette: true }).toBuffer(), expect: { asItIs: true } },
    { name: 'alpha.png', bytes: await base().ensureAlpha(0.5).png().toBuffer(), expect: { asItIs: true } },
    { name: 'alpha.webp', bytes: await base().ensureAlpha(0.5).webp().toBuffer(), expect: { asItIs: true } },
    { name: 'wrong ending.pdf', bytes: jpeg, expect: { asItIs: true } },
    ...[2, 3, 4, 5, 6, 7, 8].map((orientation): Fixture => ({
      name: `turned ${orientation}.jpg`,
      bytes: withJpegOrientation(jpeg, orientation),
      expect: {
        changes: ['turned upright', 'private details removed'],
        format: 'jpeg',
        size: orientation >= 5 ? [height, width] : [width, height],
      },
    })),
    { name: 'turned 1.jpg', bytes: withJpegOrientation(jpeg, 1), expect: { changes: ['private details removed'] } },
    {
      name: 'turned.png',
      bytes: await base().withMetadata({ orientation: 6 }).png().toBuffer(),
      expect: { changes: ['turned upright', 'private details removed'], format: 'png', size: [height, width] },
    },
    {
      name: 'turned.webp',
      bytes: await base().withMetadata({ orientation: 6 }).webp().toBuffer(),
      expect: { changes: ['turned upright', 'WebP to JPEG', 'private details removed'], size: [height, width] },
    },
    {
      name: 'gps.jpg',
      bytes: await base().withExif({ IFD3: gps }).jpeg().toBuffer(),
      expect: { changes: ['location removed'], format: 'jpeg' },
    },
    {
      name: 'gps.png',
      bytes: await base().withExif({ IFD3: gps }).png().toBuffer(),
      expect: { changes: ['location removed'], format: 'png' },
    },
    {
      name: 'gps.webp',
      bytes: await base().withExif({ IFD3: gps }).webp().toBuffer(),
      expect: { changes: ['location removed'], format: 'webp' },
    },
    {
      name: 'gps.avif',
      bytes: await base().withExif({ IFD3: gps }).avif({ effort: 0 }).toBuffer(),
      expect: { changes: ['AVIF to JPEG', 'location removed'] },
    },
    {
      name: 'xmp gps.jpg',
      bytes: withSegment(jpeg, 0xe1, `http://ns.adobe.com/xap/1.0/\0${xmpPlace}`),
      expect: { changes: ['location removed'] },
    },
    {
      name: 'xmp gps.png',
      bytes: await base().withXmp(xmpPlace).png().toBuffer(),
      expect: { changes: ['location removed'] },
    },
    {
      name: 'xmp gps.webp',
      bytes: await base().withXmp(xmpPlace).webp().toBuffer(),
      expect: { changes: ['location removed'] },
    },
    {
      name: 'xmp gps.tif',
      bytes: await base().withXmp(xmpPlace).tiff({ compression: 'lzw' }).toBuffer(),
      expect: { changes: ['TIFF to PNG', 'location removed'] },
    },
    {
      name: 'packed xmp.png',
      bytes: makePng(60, 40, {
        chunks: [
          pngChunk(
            'iTXt',
            Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0', 'latin1'), deflateSync(xmpPlace)]),
          ),
        ],
      }),
      expect: { changes: ['location removed'] },
    },
    { name: 'iptc city.jpg', bytes: withSegment(jpeg, 0xed, iptc), expect: { changes: ['location removed'] } },
    { name: 'comment.jpg', bytes: withSegment(jpeg, 0xfe, 'by Ada'), expect: { changes: ['private details removed'] } },
    {
      name: 'film behind.jpg',
      bytes: Buffer.concat([jpeg, Buffer.from('\0\0\0\u0018ftypmp42', 'latin1')]),
      expect: { changes: ['private details removed'] },
    },
    {
      name: 'polyglot.png',
      bytes: Buffer.concat([png, Buffer.from('PK\u0003\u0004 an archive')]),
      expect: { changes: ['private details removed'] },
    },
    {
      name: 'text.png',
      bytes: makePng(60, 40, {
        chunks: [pngChunk('tEXt', Buffer.from('Author\0Ada')), pngChunk('tIME', Buffer.from([7, 234, 1, 2, 3, 4, 5]))],
      }),
      expect: { changes: ['private details removed'] },
    },
    {
      name: 'cmyk.jpg',
      bytes: await base().toColourspace('cmyk').jpeg().toBuffer(),
      expect: { changes: ['CMYK to sRGB'], format: 'jpeg' },
    },
    {
      name: 'cmyk.tif',
      bytes: await base().toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer(),
      expect: { changes: ['CMYK to sRGB', 'TIFF to PNG'], format: 'png' },
    },
    {
      name: 'adobe rgb.jpg',
      bytes: withSegment(jpeg, 0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), adobeProfile()])),
      expect: { changes: ['Adobe RGB to sRGB'], format: 'jpeg' },
    },
    { name: 'p3.jpg', bytes: await iccName('p3'), expect: { changes: ['Display P3 to sRGB'], format: 'jpeg' } },
    {
      name: 'p3.png',
      bytes: await base().withIccProfile('p3').png().toBuffer(),
      expect: { changes: ['Display P3 to sRGB'], format: 'png' },
    },
    {
      name: '16 bit.png',
      bytes: await base().toColourspace('rgb16').png().toBuffer(),
      expect: { changes: ['16-bit to 8-bit'], format: 'png' },
    },
    {
      name: '16 bit.tif',
      bytes: await base().toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer(),
      expect: { changes: ['16-bit to 8-bit', 'TIFF to PNG'], format: 'png' },
    },
    { name: 'plain.tif', bytes: tiff, expect: { changes: ['TIFF to PNG'], format: 'png' } },
    {
      name: 'alpha.tif',
      bytes: await base().ensureAlpha(0.5).tiff({ compression: 'lzw' }).toBuffer(),
      expect: { changes: ['TIFF to PNG'], format: 'png' },
    },
    {
      name: 'pages.tif',
      bytes: await animated().tiff({ compression: 'lzw' }).toBuffer(),
      expect: { changes: ['first of 2 pages', 'TIFF to PNG'], size: [60, 40] },
    },
    { name: 'plain.avif', bytes: avif, expect: { changes: ['AVIF to JPEG'], format: 'jpeg' } },
    // The one file that no code here can make: HEVC, as a phone writes it, by another program.
    {
      name: 'phone.heic',
      bytes: readFileSync(new URL('./files/phone.heic', import.meta.url)),
      expect: { changes: ['HEIC to JPEG'], format: 'jpeg', size: [240, 160] },
    },
    { name: '8 bit.bmp', bytes: makeBmp(8), expect: { changes: ['BMP to PNG'], format: 'png' } },
    { name: '24 bit.bmp', bytes: makeBmp(24), expect: { changes: ['BMP to PNG'], format: 'png' } },
    { name: '32 bit.bmp', bytes: makeBmp(32, true), expect: { changes: ['BMP to PNG'], format: 'png' } },
    { name: 'animated.gif', bytes: makeGif(60, 40, 12), expect: { changes: ['first of 12 frames'], format: 'gif' } },
    {
      name: 'animated.webp',
      bytes: await animated().webp({ lossless: true }).toBuffer(),
      expect: { changes: ['first of 2 frames', 'WebP to PNG'], format: 'png' },
    },
    { name: '36 MP.png', bytes: await flat(6000, 6000).png().toBuffer(), expect: { asItIs: true } },
    {
      name: 'over 36 MP.png',
      bytes: await flat(6001, 6000).png().toBuffer(),
      expect: { changes: ['6001 × 6000 to 6000 × 5999'], format: 'png' },
    },
    {
      name: '48 MP.jpg',
      bytes: await flat(8000, 6000).jpeg().toBuffer(),
      expect: { changes: ['48 MP to 36 MP'], format: 'jpeg' },
    },
    { name: 'just under.png', bytes: padded(9_999_999), expect: { asItIs: true } },
    { name: 'just over.png', bytes: padded(10_000_000), expect: { changes: ['10 MB to 0 MB'], format: 'png' } },
    {
      name: 'noise.png',
      bytes: await noise(2200, 2000, 3).png().toBuffer(),
      expect: { changes: ['PNG to JPEG'], format: 'jpeg' },
    },
    {
      name: 'noise alpha.png',
      bytes: await noise(1800, 1700, 4).png().toBuffer(),
      expect: { changes: ['PNG to WebP'], format: 'webp' },
    },
    { name: 'edge 15.png', bytes: makePng(15, 20), expect: { asItIs: true } },
    { name: 'edge 14.png', bytes: makePng(14, 20), expect: { refused: /too small: 14 × 20/ } },
    { name: 'ratio 16.png', bytes: makePng(1600, 100), expect: { asItIs: true } },
    {
      name: 'ratio over 16.png',
      bytes: makePng(1601, 100),
      expect: { refused: /too long and thin: 1 to 16\.1/, crop: true },
    },
    {
      name: 'strip.tif',
      bytes: await flat(1700, 100).tiff({ compression: 'lzw' }).toBuffer(),
      expect: { refused: /too long and thin: 1 to 17/, crop: true },
    },
    { name: 'bomb.png', bytes: makeBombPng(30_000, 30_000), expect: { refused: /900 million/ } },
    { name: 'zero.jpg', bytes: Buffer.alloc(0), expect: { refused: /empty/ } },
    {
      name: 'script.svg',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      expect: { refused: /an SVG drawing/ },
    },
    { name: 'notes.png', bytes: Buffer.from('buy milk'), expect: { refused: /a text file/ } },
    { name: 'letter.jpg', bytes: Buffer.from('%PDF-1.7 x'), expect: { refused: /a PDF document/ } },
    {
      name: 'film.heic',
      bytes: Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0isom', 'latin1'),
      expect: { refused: /a video/ },
    },
    ...(
      [
        ['jpg', jpeg],
        ['png', png],
        ['webp', webp],
        ['tif', tiff],
        ['avif', avif],
        ['bmp', makeBmp(24)],
        ['gif', makeGif(60, 40)],
      ] as const
    ).flatMap(([ending, bytes]) =>
      [0.02, 0.5, 0.98].map((share): Fixture => ({
        name: `cut at ${share}.${ending}`,
        bytes: bytes.subarray(0, Math.floor(bytes.length * share)),
        expect: { refused: /damaged|ends too early|cannot be used|does not know/ },
      })),
    ),
  ];
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
