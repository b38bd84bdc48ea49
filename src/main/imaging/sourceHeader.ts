import type { SourceFormat } from '../../shared/domain/reference.ts';
import { bmpHeaderBytes, readBmpHeader } from './bmp.ts';
import { readBoxHeader, readHeifMeta } from './heifContainer.ts';
import { sniffPicture } from './sniff.ts';
import { sniffSource, sourceSniffBytes } from './sourceFormat.ts';
import {
  directoryBytes,
  readTiffDirectory,
  readTiffHeader,
  tags,
  tiffHeaderBytes,
  type TiffEntry,
} from './tiffStructure.ts';

/** A file that is read in pieces, so that a header costs the same in a file of any size. */
export interface ByteSource {
  size: number;
  /** Up to `length` bytes; fewer where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface SourceHeader {
  format: SourceFormat;
  /** As stored: sides may be swapped once it is turned upright. */
  width: number;
  height: number;
}

/** A format Reverie knows, of a kind it does not take. The message says what it is, as words that follow "is". */
export class OtherKind extends Error {}

/** A header with more segments, boxes or directories than this is not believed. */
const mostParts = 2000;
/** Largest `meta` box of a HEIC or AVIF that is read, in bytes. A hundred tiles need some thousand. */
const largestMeta = 4_000_000;

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/**
 * Reads format and size from a picture's header, with a bounded number of small reads and without
 * decoding. Undefined when the header breaks off before the size. Throws {@link OtherKind}, or a
 * `DamagedStructure` or `UnknownBmp` of the format.
 */
export async function readSourceHeader(source: ByteSource): Promise<SourceHeader | undefined> {
  const format = sniffSource(await source.read(0, sourceSniffBytes));
  const size = format && (await sizeReaders[format](source));
  return format && size && size.width > 0 && size.height > 0
    ? { format, width: size.width, height: size.height }
    : undefined;
}

type Size = { width: number; height: number };

const firstBytes = async (source: ByteSource): Promise<Size | undefined> => sniffPicture(await source.read(0, 64));

const sizeReaders: Record<SourceFormat, (source: ByteSource) => Promise<Size | undefined>> = {
  jpeg: readJpegSize,
  png: firstBytes,
  webp: firstBytes,
  gif: firstBytes,
  bmp: async (source) => readBmpHeader(await source.read(0, bmpHeaderBytes)),
  tiff: readTiffSize,
  heic: readHeifSize,
  avif: readHeifSize,
};

async function readJpegSize(source: ByteSource): Promise<Size | undefined> {
  let offset = 2;
  for (let part = 0; part < mostParts; part += 1) {
    const head = await source.read(offset, 9);
    const marker = head[1];
    if (head[0] !== 0xff || marker === undefined) return undefined;
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return undefined;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      offset += 2;
      continue;
    }
    if (head.length < 9) return undefined;
    const two = (at: number): number => ((head[at] ?? 0) << 8) | (head[at + 1] ?? 0);
    // SOF0 to SOF15 without DHT, JPG and DAC, which lie among them.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { height: two(5), width: two(7) };
    }
    if (two(2) < 2) return undefined;
    offset += 2 + two(2);
  }
  return undefined;
}

/** NEF, ARW, DNG and others are TIFF outside, with a small preview first: as a reference that would be a bad surprise. */
async function readTiffSize(source: ByteSource): Promise<Size | undefined> {
  const entries = (await readDirectories(source, 1))[0];
  if (!entries) return undefined;
  const value = (tag: number): number => entries.find((entry) => entry.tag === tag)?.values[0] ?? 0;
  const has = (tag: number): boolean => entries.some((entry) => entry.tag === tag);
  const preview = (value(tags.newSubfileType) & 1) === 1 && has(tags.subDirectories);
  const rawPixels =
    [32_803, 34_892].includes(value(tags.photometric)) || [34_713, 32_767].includes(value(tags.compression));
  if (preview || rawPixels || has(tags.dngVersion)) throw new OtherKind('a camera raw file');
  return { width: value(tags.width), height: value(tags.height) };
}

/** Up to `most` directories, in the file's order. Stops at one that lies before the one that names it: a loop. */
export async function readDirectories(source: ByteSource, most: number): Promise<TiffEntry[][]> {
  const header = readTiffHeader(await source.read(0, tiffHeaderBytes));
  const found: TiffEntry[][] = [];
  if (!header) return found;
  const seen = new Set<number>();
  for (let at = header.directory; at > 0 && found.length < most && !seen.has(at);) {
    seen.add(at);
    const directory = readTiffDirectory(header, await source.read(at, directoryBytes(header)), at);
    if (!directory) break;
    found.push(directory.entries);
    at = directory.next;
  }
  return found;
}

/** Pages of a TIFF; smaller versions of a page are none. */
export async function countPages(source: ByteSource): Promise<number> {
  const directories = await readDirectories(source, mostParts);
  const isReduced = (entries: TiffEntry[]): boolean =>
    ((entries.find((entry) => entry.tag === tags.newSubfileType)?.values[0] ?? 0) & 5) !== 0;
  return Math.max(1, directories.filter((entries) => !isReduced(entries)).length);
}

/** The content of a HEIC's or AVIF's `meta` box. */
export async function readMetaBox(source: ByteSource): Promise<Uint8Array | undefined> {
  let offset = 0;
  for (let part = 0; part < 64; part += 1) {
    const box = readBoxHeader(await source.read(offset, 16));
    if (!box) return undefined;
    const length = box.length === 0 ? source.size - offset : box.length;
    if (box.kind === 'meta') {
      if (length > largestMeta) return undefined;
      return await source.read(offset + box.head, length - box.head);
    }
    offset += length;
  }
  return undefined;
}

async function readHeifSize(source: ByteSource): Promise<Size | undefined> {
  const meta = await readMetaBox(source);
  return meta && readHeifMeta(meta);
}
