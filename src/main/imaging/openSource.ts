import type sharp from 'sharp';
import type { Metadata, Sharp, SharpOptions } from 'sharp';
import type { SourceFormat } from '../../shared/domain/reference.ts';
import { decodeBmp, type DecodedPixels } from './bmp.ts';
import { cleanGif } from './cleanGif.ts';
import { cleanJpeg, withOrientation } from './cleanJpeg.ts';
import { cleanPng } from './cleanPng.ts';
import { cleanWebp } from './cleanWebp.ts';
import { readHeifMeta } from './heifContainer.ts';
import { readProfile } from './iccProfile.ts';
import type { SourceProbe } from './planFit.ts';
import { DamagedStructure } from './privateData.ts';
import { bytesSource, countPages, readMetaBox } from './sourceHeader.ts';
import { sniffSource } from './sourceFormat.ts';
import { largestSource } from './sourceLimits.ts';
import { holdsDetails, holdsPosition, namesPlace } from './tiffStructure.ts';
import { withProfile } from './withProfile.ts';

export const decoding = {
  failOn: 'error',
  limitInputPixels: largestSource.pixels,
} as const satisfies SharpOptions;

/** A picture that is ready to be looked at and unfolded, inside the worker. */
export interface OpenedSource {
  probe: SourceProbe;
  /** The file without private data and further frames, where it is of a format that is sent; else the file. */
  clean: Uint8Array;
  /** Unfolds the first frame whole, upright, when its answer is run. A new one at each call. */
  pixels(): Sharp;
}

/** Looks at all of `file`. Throws a `DamagedStructure`, an `UnknownBmp`, or what sharp throws. */
export async function openSource(library: typeof sharp, file: Uint8Array): Promise<OpenedSource> {
  const format = sniffSource(file);
  switch (format) {
    case 'jpeg': {
      const cleaned = cleanJpeg(file);
      const { orientation } = cleaned;
      const upright = orientation === 1 ? cleaned.bytes : withOrientation(cleaned.bytes, orientation);
      return await opened(library, format, upright, { ...cleaned, frames: 1, lossless: false });
    }
    case 'png': {
      const cleaned = cleanPng(file);
      // Its EXIF, which turns it, may lie in a chunk that only the decoder knows to read.
      const { bytes, found, frames } = cleaned;
      return await opened(library, format, file, { bytes, found, frames, lossless: true });
    }
    case 'webp': {
      const { bytes, found, frames, lossless } = cleanWebp(file);
      return await opened(library, format, file, { bytes, found, frames, lossless });
    }
    case 'gif':
      return await opened(library, format, file, { ...cleanGif(file), lossless: true });
    case 'tiff':
      return await opened(library, format, file, {
        bytes: file,
        found: { location: holdsPosition(file), any: holdsDetails(file) },
        frames: await countPages(bytesSource(file)),
        lossless: true,
      });
    case 'avif': {
      const found = await heifExtras(file);
      return await opened(library, format, file, { bytes: file, found, orientation: 1, frames: 1, lossless: false });
    }
    case 'heic':
      return await openHeic(library, file);
    case 'bmp': {
      const found = { location: false, any: false };
      // Many writers leave the fourth byte of a pixel at 0 and mean nothing by it.
      const pixels = withoutIdleAlpha(decodeBmp(file), 0);
      return await openPixels(library, pixels, format, file, found, undefined, true);
    }
    case undefined:
      throw new DamagedStructure('it is no picture any more');
  }
}

interface Facts {
  bytes: Uint8Array;
  found: { location: boolean; any: boolean };
  /** Absent: as the decoder says. */
  orientation?: number;
  frames: number;
  lossless: boolean;
}

async function opened(
  library: typeof sharp,
  format: SourceFormat,
  input: Uint8Array,
  facts: Facts,
): Promise<OpenedSource> {
  const metadata = await library(input, decoding).metadata();
  const profile = metadata.icc && readProfile(metadata.icc);
  const probe: SourceProbe = {
    format,
    width: metadata.width,
    height: metadata.pageHeight ?? metadata.height,
    orientation: facts.orientation ?? metadata.orientation ?? 1,
    frames: facts.frames,
    hasAlpha: metadata.hasAlpha,
    depth: depths[metadata.depth] ?? 8,
    colour: colourOf(metadata, profile),
    lossless: facts.lossless,
    bytes: facts.bytes.length,
    location: facts.found.location,
    privateData: facts.found.any,
  };
  return { probe, clean: facts.bytes, pixels: () => library(input, decoding).autoOrient() };
}

const depths: Record<string, number> = {
  char: 8,
  uchar: 8,
  short: 16,
  ushort: 16,
  int: 32,
  uint: 32,
  float: 32,
  double: 64,
};

function colourOf(metadata: Pick<Metadata, 'space'>, profile: ReturnType<typeof readProfile>): SourceProbe['colour'] {
  const { space } = metadata;
  if (space === 'cmyk') return { name: 'CMYK', fits: false };
  if (space === 'lab' || space === 'labs') return { name: 'Lab', fits: false };
  if (space === 'scrgb') return { name: 'linear RGB', fits: false };
  const isGrey = space === 'b-w' || space === 'grey16';
  // A profile for another kind of picture means nothing, and decoders pass it over too.
  const applies = profile && profile.space === (isGrey ? 'GRAY' : 'RGB');
  if (applies && !profile.isSrgb) return { name: profile.name, fits: false };
  return { name: isGrey ? 'grey' : 'sRGB', fits: true };
}

/** Where EXIF and XMP of a HEIC or AVIF name a place. They are never sent, since the pixels are packed anew. */
async function heifExtras(file: Uint8Array): Promise<Facts['found']> {
  const meta = await readMetaBox(bytesSource(file));
  const facts = meta && readHeifMeta(meta);
  const extras = facts?.extras ?? [];
  const location = extras.some(({ kind, length, offset }) => {
    const body = file.subarray(offset, offset + length);
    if (kind === 'xmp' || body.length < 8) return namesPlace(body);
    // Four bytes say how far in the TIFF structure begins.
    const skip = 4 + new DataView(body.buffer, body.byteOffset, 4).getUint32(0);
    return holdsPosition(body.subarray(skip));
  });
  return { location, any: extras.length > 0 };
}

async function openHeic(library: typeof sharp, file: Uint8Array): Promise<OpenedSource> {
  const meta = await readMetaBox(bytesSource(file));
  const facts = meta && readHeifMeta(meta);
  if (!facts) throw new DamagedStructure('its header breaks off');
  // Loaded when the first HEIC comes: the decoder is large.
  const { default: decode } = await import('heic-decode');
  let decoded: Awaited<ReturnType<typeof decode>>;
  try {
    decoded = await decode({ buffer: file });
  } catch (error) {
    throw new DamagedStructure(`HEIC: ${String(error)}`, { cause: error });
  }
  const { data, height, width } = decoded;
  const pixels: DecodedPixels = {
    width,
    height,
    channels: 4,
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
  return await openPixels(library, pixels, 'heic', file, await heifExtras(file), facts.icc, false);
}

/** A picture that sharp cannot unfold itself. Its profile goes along in a PNG, the one way to hand sharp both. */
async function openPixels(
  library: typeof sharp,
  given: DecodedPixels,
  format: SourceFormat,
  file: Uint8Array,
  found: Facts['found'],
  icc: Uint8Array | undefined,
  lossless: boolean,
): Promise<OpenedSource> {
  const pixels = withoutIdleAlpha(given);
  const { channels, data, height, width } = pixels;
  const raw = { raw: { width, height, channels }, limitInputPixels: largestSource.pixels };
  const profile = icc && readProfile(icc);
  const colour = colourOf({ space: 'srgb' }, profile);
  const png =
    icc && !colour.fits
      ? withProfile(await library(data, raw).png({ compressionLevel: 0 }).toBuffer(), icc)
      : undefined;
  return {
    probe: {
      format,
      width,
      height,
      orientation: 1,
      frames: 1,
      hasAlpha: channels === 4,
      depth: 8,
      colour,
      lossless,
      bytes: file.length,
      location: found.location,
      privateData: found.any,
    },
    clean: file,
    pixels: () => (png ? library(png, decoding) : library(data, raw)),
  };
}

/** Without its alpha, where that is `idle` everywhere: opaque, unless another value is known to mean nothing. */
export function withoutIdleAlpha(pixels: DecodedPixels, idle = 255): DecodedPixels {
  const { channels, data } = pixels;
  if (channels !== 4) return pixels;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== idle) return pixels;
  const opaque = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    opaque[to] = data[from] ?? 0;
    opaque[to + 1] = data[from + 1] ?? 0;
    opaque[to + 2] = data[from + 2] ?? 0;
  }
  return { ...pixels, channels: 3, data: opaque };
}
