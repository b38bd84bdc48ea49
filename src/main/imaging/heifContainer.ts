import { latin1 } from './privateData.ts';

/** What the container of a HEIC or AVIF picture says of its main picture. */
export interface HeifFacts {
  /** As stored, before the container's own turn. */
  width: number;
  height: number;
  /** The container turns it by a quarter: sides are swapped. */
  swapped: boolean;
  /** Bits a channel; 8 when it does not say. */
  depth: number;
  icc: Uint8Array | undefined;
  /** Where EXIF and XMP lie in the file. */
  extras: { kind: 'exif' | 'xmp'; offset: number; length: number }[];
}

interface Box {
  kind: string;
  /** Of its content. */
  start: number;
  end: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The header of a box at the beginning of `bytes`: its kind, and the length of the whole. 0 means: to the file's end. */
export function readBoxHeader(bytes: Uint8Array): { kind: string; head: number; length: number } | undefined {
  if (bytes.length < 8) return undefined;
  const view = viewOf(bytes);
  const length = view.getUint32(0);
  const kind = latin1(bytes, 4, 4);
  if (length !== 1) return length === 0 || length >= 8 ? { kind, head: 8, length } : undefined;
  if (bytes.length < 16) return undefined;
  const long = Number(view.getBigUint64(8));
  return long >= 16 ? { kind, head: 16, length: long } : undefined;
}

function boxes(bytes: Uint8Array, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to && found.length < 5000;) {
    const header = readBoxHeader(bytes.subarray(at, at + 16));
    if (!header) break;
    const end = header.length === 0 ? to : at + header.length;
    if (end > to) break;
    found.push({ kind: header.kind, start: at + header.head, end });
    at = end;
  }
  return found;
}

/** Reads the content of a `meta` box. Undefined when it names no main picture with a size. */
export function readHeifMeta(meta: Uint8Array): HeifFacts | undefined {
  try {
    return readMeta(meta);
  } catch (error) {
    // DataView throws a RangeError where the bytes end too early; that is the answer, not a fault.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readMeta(meta: Uint8Array): HeifFacts | undefined {
  const view = viewOf(meta);
  const parts = boxes(meta, 4, meta.length);
  const part = (kind: string): Box | undefined => parts.find((box) => box.kind === kind);
  const pitm = part('pitm');
  const iprp = part('iprp');
  if (!pitm || !iprp) return undefined;
  const primary = view.getUint8(pitm.start) === 0 ? view.getUint16(pitm.start + 4) : view.getUint32(pitm.start + 4);
  const propertyBoxes = boxes(meta, iprp.start, iprp.end);
  const ipco = propertyBoxes.find((box) => box.kind === 'ipco');
  if (!ipco) return undefined;
  const properties = boxes(meta, ipco.start, ipco.end);
  const own = propertyBoxes
    .filter((box) => box.kind === 'ipma')
    .flatMap((box) => associations(view, box).get(primary) ?? [])
    .flatMap((index) => properties[index - 1] ?? []);
  const ispe = own.find((box) => box.kind === 'ispe');
  if (!ispe) return undefined;
  const pixi = own.find((box) => box.kind === 'pixi');
  const irot = own.find((box) => box.kind === 'irot');
  const colr = own.find((box) => box.kind === 'colr' && /^(prof|rICC)$/.test(latin1(meta, box.start, 4)));
  return {
    width: view.getUint32(ispe.start + 4),
    height: view.getUint32(ispe.start + 8),
    swapped: irot !== undefined && (view.getUint8(irot.start) & 1) === 1,
    depth: pixi && pixi.start + 5 < pixi.end ? view.getUint8(pixi.start + 5) : 8,
    icc: colr && meta.slice(colr.start + 4, colr.end),
    extras: extras(meta, view, part('iinf'), part('iloc')),
  };
}

/** Indexes of the properties of each item, from 1. */
function associations(view: DataView, ipma: Box): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const version = view.getUint8(ipma.start);
  const wide = (view.getUint8(ipma.start + 3) & 1) === 1;
  const count = view.getUint32(ipma.start + 4);
  let at = ipma.start + 8;
  for (let entry = 0; entry < count && at < ipma.end; entry += 1) {
    const id = version === 0 ? view.getUint16(at) : view.getUint32(at);
    at += version === 0 ? 2 : 4;
    const amount = view.getUint8(at);
    at += 1;
    const indexes: number[] = [];
    for (let number = 0; number < amount; number += 1) {
      indexes.push(wide ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f);
      at += wide ? 2 : 1;
    }
    found.set(id, indexes);
  }
  return found;
}

function extras(meta: Uint8Array, view: DataView, iinf: Box | undefined, iloc: Box | undefined): HeifFacts['extras'] {
  if (!iinf || !iloc) return [];
  const kinds = new Map<number, 'exif' | 'xmp'>();
  const head = view.getUint8(iinf.start) === 0 ? 6 : 8;
  for (const infe of boxes(meta, iinf.start + head, iinf.end)) {
    const version = view.getUint8(infe.start);
    if (infe.kind !== 'infe' || version < 2) continue;
    const id = version === 2 ? view.getUint16(infe.start + 4) : view.getUint32(infe.start + 4);
    const kind = latin1(meta, infe.start + (version === 2 ? 8 : 10), 4);
    if (kind === 'Exif') kinds.set(id, 'exif');
    else if (kind === 'mime' && latin1(meta, infe.start, infe.end - infe.start).includes('rdf+xml'))
      kinds.set(id, 'xmp');
  }
  return kinds.size === 0 ? [] : locations(view, iloc, kinds);
}

function locations(view: DataView, iloc: Box, kinds: ReadonlyMap<number, 'exif' | 'xmp'>): HeifFacts['extras'] {
  const found: HeifFacts['extras'] = [];
  const version = view.getUint8(iloc.start);
  const sizes = view.getUint16(iloc.start + 4);
  const [offsetBytes, lengthBytes, baseBytes, indexBytes] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    sizes & 15,
  ];
  let at = iloc.start + 6;
  const number = (bytes: number): number => {
    const value =
      bytes === 0
        ? 0
        : bytes === 2
          ? view.getUint16(at)
          : bytes === 4
            ? view.getUint32(at)
            : Number(view.getBigUint64(at));
    at += bytes;
    return value;
  };
  const count = number(version < 2 ? 2 : 4);
  for (let item = 0; item < count && at < iloc.end; item += 1) {
    const id = number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : number(2) & 15;
    number(2);
    const base = number(baseBytes);
    const extents = number(2);
    for (let extent = 0; extent < extents && at < iloc.end; extent += 1) {
      if (version > 0) number(indexBytes);
      const offset = base + number(offsetBytes);
      const length = number(lengthBytes);
      const kind = kinds.get(id);
      if (kind && method === 0) found.push({ kind, offset, length });
    }
  }
  return found;
}
