import type sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { SentFormat } from '../../shared/domain/reference.ts';
import type { DecodedPixels } from './bmp.ts';
import { firstEncoding, nextEncoding, qualities, type Encoding, type Expected } from './encodings.ts';
import type { PixelSize } from './planFit.ts';
import { largestSource } from './sourceLimits.ts';

/** Runs a decoder to its end: 8-bit sRGB, at most `size`, with alpha only where there is one. */
export async function unfold(source: Sharp, size?: PixelSize): Promise<DecodedPixels> {
  const sized = size ? source.resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' }) : source;
  const { data, info } = await sized
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { channels, height, width } = info;
  if (channels !== 3 && channels !== 4) throw new Error(`A picture was unfolded to ${channels} channels.`);
  return { width, height, channels, data };
}

/** Packs `pixels` in the first of these formats, at the best quality, that comes out at no more than `limit` bytes. */
export async function packWithin(
  library: typeof sharp,
  pixels: DecodedPixels,
  as: readonly SentFormat[],
  limit: number,
): Promise<{ bytes: Uint8Array; format: SentFormat }> {
  const expected = await expectedBytes(library, pixels, as);
  let present = pixels;
  let encoding = firstEncoding(as, pixels, expected, limit);
  for (;;) {
    if (present.width !== encoding.size.width || present.height !== encoding.size.height) {
      // Always from the first pixels: scaling twice would blur.
      const { height, width } = encoding.size;
      const resized = asSharp(library, pixels).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).raw();
      present = { ...pixels, width, height, data: await resized.toBuffer() };
    }
    const bytes = await pack(library, present, encoding);
    if (bytes.length <= limit) return { bytes, format: encoding.format };
    encoding = nextEncoding(encoding, bytes.length, as, limit);
  }
}

function asSharp(library: typeof sharp, { channels, data, height, width }: DecodedPixels): Sharp {
  return library(data, { raw: { width, height, channels }, limitInputPixels: largestSource.pixels });
}

async function pack(
  library: typeof sharp,
  pixels: DecodedPixels,
  { format, quality }: Pick<Encoding, 'format' | 'quality'>,
): Promise<Uint8Array> {
  const source = asSharp(library, pixels);
  switch (format) {
    case 'jpeg':
      // Halved colour would smear thin coloured lines; only the lowest qualities give it up.
      return await source.jpeg({ quality, chromaSubsampling: quality >= 88 ? '4:4:4' : '4:2:0' }).toBuffer();
    case 'png':
      return await source.png({ compressionLevel: 6 }).toBuffer();
    case 'webp':
      return await source.webp({ quality, alphaQuality: 100, effort: 2 }).toBuffer();
    case 'gif':
      throw new Error('Nothing is packed as GIF.');
  }
}

/** Samples of this many pixels a side, in a grid of so many. Smaller pictures are packed at once. */
const tile = 256;
const tilesAcross = 4;

/** What the picture would come to in each format at its best, told from samples spread over it. */
async function expectedBytes(
  library: typeof sharp,
  pixels: DecodedPixels,
  as: readonly SentFormat[],
): Promise<Expected> {
  const sampled = sampleOf(pixels);
  if (!sampled) return {};
  const share = (pixels.width * pixels.height) / (sampled.width * sampled.height);
  const best = qualities[0].quality;
  const expected: Expected = {};
  for (const format of as) {
    expected[format] = (await pack(library, sampled, { format, quality: best })).length * share;
  }
  return expected;
}

/** Tiles from all over the picture, put side by side; undefined where that would be half of it or more. */
function sampleOf({ channels, data, height, width }: DecodedPixels): DecodedPixels | undefined {
  const edge = tile * tilesAcross;
  if (width < tile * 2 || height < tile * 2 || width * height < 2 * edge * edge) return undefined;
  const sampled = new Uint8Array(edge * edge * channels);
  for (let row = 0; row < tilesAcross; row += 1) {
    for (let column = 0; column < tilesAcross; column += 1) {
      const left = Math.floor(((width - tile) * (column + 0.5)) / tilesAcross);
      const top = Math.floor(((height - tile) * (row + 0.5)) / tilesAcross);
      for (let y = 0; y < tile; y += 1) {
        const from = ((top + y) * width + left) * channels;
        sampled.set(data.subarray(from, from + tile * channels), ((row * tile + y) * edge + column * tile) * channels);
      }
    }
  }
  return { width: edge, height: edge, channels, data: sampled };
}
