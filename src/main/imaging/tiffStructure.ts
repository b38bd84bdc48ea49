/** One entry of a TIFF directory; EXIF has the same structure. */
export interface TiffEntry {
  tag: number;
  /** The numbers of a BYTE, SHORT, LONG or LONG8 entry, at most the first eight; empty for other types. */
  values: number[];
  /** Where the entry's bytes lie, and how many there are. */
  offset: number;
  bytes: number;
}

export interface TiffHeader {
  little: boolean;
  /** BigTIFF: eight bytes for offsets and counts. */
  big: boolean;
  directory: number;
}

/** First bytes that {@link readTiffHeader} looks at. */
export const tiffHeaderBytes = 16;
/** Directories with more entries are not believed. */
const mostEntries = 2000;

export const tags = {
  newSubfileType: 0x00fe,
  width: 0x0100,
  height: 0x0101,
  compression: 0x0103,
  photometric: 0x0106,
  orientation: 0x0112,
  subDirectories: 0x014a,
  xmp: 0x02bc,
  iptc: 0x83bb,
  exif: 0x8769,
  gps: 0x8825,
  dngVersion: 0xc612,
} as const;

const sizes: Record<number, number> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Undefined when `bytes` do not begin a TIFF structure. */
export function readTiffHeader(bytes: Uint8Array): TiffHeader | undefined {
  if (bytes.length < 8) return undefined;
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
  if (order !== 'II' && order !== 'MM') return undefined;
  const little = order === 'II';
  const view = viewOf(bytes);
  const version = view.getUint16(2, little);
  if (version === 42) return { little, big: false, directory: view.getUint32(4, little) };
  if (version !== 43 || bytes.length < 16 || view.getUint16(4, little) !== 8) return undefined;
  return { little, big: true, directory: Number(view.getBigUint64(8, little)) };
}

/** Bytes of a directory with `entries` entries, with the offset of the next one. */
export function directoryBytes(header: TiffHeader, entries = mostEntries): number {
  return header.big ? 8 + entries * 20 + 8 : 2 + entries * 12 + 4;
}

/**
 * Reads the directory that lies at `position` of the file, from `bytes`, which begin there. `next` is 0 at
 * the last one. Undefined when it is cut off or absurd. Values that do not fit into an entry are looked up
 * in `file`, when it is given; else they are empty.
 */
export function readTiffDirectory(
  header: TiffHeader,
  bytes: Uint8Array,
  position: number,
  file?: Uint8Array,
): { entries: TiffEntry[]; next: number } | undefined {
  const { big, little } = header;
  const view = viewOf(bytes);
  const head = big ? 8 : 2;
  if (bytes.length < head) return undefined;
  const count = big ? Number(view.getBigUint64(0, little)) : view.getUint16(0, little);
  const step = big ? 20 : 12;
  const end = head + count * step;
  if (count > mostEntries || end > bytes.length) return undefined;
  const entries: TiffEntry[] = [];
  for (let at = head; at < end; at += step) {
    const type = view.getUint16(at + 2, little);
    const amount = big ? Number(view.getBigUint64(at + 4, little)) : view.getUint32(at + 4, little);
    const size = (sizes[type] ?? 1) * amount;
    const inline = size <= (big ? 8 : 4);
    const field = at + (big ? 12 : 8);
    const offset = inline
      ? position + field
      : big
        ? Number(view.getBigUint64(field, little))
        : view.getUint32(field, little);
    const place = inline ? view : file && offset + size <= file.length ? viewOf(file) : undefined;
    const values = place ? numbers(place, inline ? field : offset, type, Math.min(8, amount), little) : [];
    entries.push({ tag: view.getUint16(at, little), values, offset, bytes: size });
  }
  const tail = big ? 8 : 4;
  const next =
    end + tail > bytes.length ? 0 : big ? Number(view.getBigUint64(end, little)) : view.getUint32(end, little);
  return { entries, next };
}

function numbers(view: DataView, offset: number, type: number, count: number, little: boolean): number[] {
  const size = sizes[type] ?? 1;
  const read = (at: number): number | undefined => {
    switch (type) {
      case 1:
      case 7:
        return view.getUint8(at);
      case 3:
        return view.getUint16(at, little);
      case 4:
      case 13:
        return view.getUint32(at, little);
      case 16:
      case 18:
        return Number(view.getBigUint64(at, little));
      default:
        return undefined;
    }
  };
  return Array.from({ length: count }, (_, index) => read(offset + index * size)).filter((each) => each !== undefined);
}

/** The directory at `position` of a whole structure in memory. */
export function directoryAt(file: Uint8Array, header: TiffHeader, position: number): TiffEntry[] {
  if (position <= 0 || position >= file.length) return [];
  return readTiffDirectory(header, file.subarray(position), position, file)?.entries ?? [];
}

/** The first directory of a whole structure in memory, such as EXIF; empty when there is none. */
export function firstDirectory(file: Uint8Array): { header: TiffHeader; entries: TiffEntry[] } | undefined {
  const header = readTiffHeader(file);
  return header && { header, entries: directoryAt(file, header, header.directory) };
}

/** EXIF orientation, 1 to 8; undefined when it says none. */
export function orientationOf(tiff: Uint8Array): number | undefined {
  const value = firstDirectory(tiff)?.entries.find((entry) => entry.tag === tags.orientation)?.values[0];
  return value !== undefined && value >= 1 && value <= 8 ? value : undefined;
}

/** Whether a TIFF structure holds a position: a GPS directory with more than its version. */
export function holdsPosition(tiff: Uint8Array): boolean {
  const first = firstDirectory(tiff);
  if (!first) return false;
  const { entries, header } = first;
  const pointer = entries.find((entry) => entry.tag === tags.gps)?.values[0];
  if (pointer !== undefined && directoryAt(tiff, header, pointer).some((entry) => entry.tag !== 0)) return true;
  const xmp = entries.find((entry) => entry.tag === tags.xmp);
  return xmp !== undefined && namesPlace(tiff.subarray(xmp.offset, xmp.offset + xmp.bytes));
}

/** Description, maker, model, program, time, artist, copyright, XMP, IPTC, Photoshop's own, EXIF, GPS. */
const detailTags = new Set([
  0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x8298, 0x02bc, 0x83bb, 0x8649, 0x8769, 0x8825,
]);

/** Whether a TIFF says anything beside its picture. */
export function holdsDetails(tiff: Uint8Array): boolean {
  return firstDirectory(tiff)?.entries.some((entry) => detailTags.has(entry.tag)) ?? false;
}

const placeWords =
  /GPS(?:Latitude|Longitude|Position|Dest|Area)|LocationShown|LocationCreated|Iptc4xmpCore:Location|photoshop:(?:City|State|Country)/;

/** Whether XMP (or other text) names a place. */
export function namesPlace(text: Uint8Array): boolean {
  return placeWords.test(Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1'));
}
