import { latin1 } from './privateData.ts';

export interface ColourProfile {
  /** As the profile calls itself; `its colour profile` when it does not. */
  name: string;
  space: 'RGB' | 'CMYK' | 'GRAY' | 'other';
  /** Numbers in it mean what they mean in sRGB, as far as anybody can see. */
  isSrgb: boolean;
}

/** Columns of sRGB's matrix, adapted to D50: red, green and blue as X, Y, Z. */
const srgbColumns = [
  [0.4361, 0.2225, 0.0139],
  [0.3851, 0.7169, 0.0971],
  [0.1431, 0.0606, 0.7141],
] as const;
const columnTolerance = 0.004;

/** What sRGB's curve makes of a half; gamma 2.2 makes 0.2176 of it, which nobody can tell apart. */
const srgbHalf = 0.214;
const halfTolerance = 0.012;

/** Reads an ICC profile. Undefined when the bytes are none. */
export function readProfile(icc: Uint8Array): ColourProfile | undefined {
  if (icc.length < 132 || latin1(icc, 36, 4) !== 'acsp') return undefined;
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
  const tags = new Map<string, Uint8Array>();
  const count = Math.min(200, view.getUint32(128));
  for (let at = 132; at + 12 <= icc.length && at < 132 + count * 12; at += 12) {
    const start = view.getUint32(at + 4);
    tags.set(latin1(icc, at, 4), icc.subarray(start, start + view.getUint32(at + 8)));
  }
  const named = latin1(icc, 16, 4).trim();
  const space = named === 'RGB' || named === 'CMYK' || named === 'GRAY' ? named : 'other';
  return { name: shortName(nameIn(tags.get('desc'))), space, isSrgb: matchesSrgb(space, tags) };
}

function matchesSrgb(space: ColourProfile['space'], tags: ReadonlyMap<string, Uint8Array>): boolean {
  if (space === 'GRAY') return hasSrgbCurve(tags.get('kTRC'));
  if (space !== 'RGB') return false;
  const columns = ['rXYZ', 'gXYZ', 'bXYZ'].every((name, column) => {
    const tag = tags.get(name);
    if (!tag || tag.length < 20) return false;
    const view = new DataView(tag.buffer, tag.byteOffset, tag.byteLength);
    return (srgbColumns[column] ?? []).every(
      (expected, row) => Math.abs(view.getInt32(8 + row * 4) / 65_536 - expected) <= columnTolerance,
    );
  });
  return columns && ['rTRC', 'gTRC', 'bTRC'].every((name) => hasSrgbCurve(tags.get(name)));
}

function hasSrgbCurve(tag: Uint8Array | undefined): boolean {
  const half = tag && curveAtHalf(tag);
  return half !== undefined && Math.abs(half - srgbHalf) <= halfTolerance;
}

/** The curve's value for an input of one half; undefined when it cannot be read. */
function curveAtHalf(tag: Uint8Array): number | undefined {
  if (tag.length < 12) return undefined;
  const view = new DataView(tag.buffer, tag.byteOffset, tag.byteLength);
  const kind = latin1(tag, 0, 4);
  if (kind === 'curv') {
    const count = view.getUint32(8);
    if (count === 0) return 0.5;
    if (12 + count * 2 > tag.length) return undefined;
    if (count === 1) return 0.5 ** (view.getUint16(12) / 256);
    const place = (count - 1) / 2;
    const value = (index: number): number => view.getUint16(12 + index * 2) / 65_535;
    return (value(Math.floor(place)) + value(Math.ceil(place))) / 2;
  }
  if (kind !== 'para') return undefined;
  const shape = view.getUint16(8);
  const needed = [1, 3, 4, 5, 7][shape];
  if (needed === undefined || 12 + needed * 4 > tag.length) return undefined;
  const [gamma = 1, a = 1, b = 0, c = 0, d = 0] = Array.from(
    { length: needed },
    (_, index) => view.getInt32(12 + index * 4) / 65_536,
  );
  if (shape === 0) return 0.5 ** gamma;
  // The other shapes are a power of (a x + b) above d, and a line below; sRGB's own is among them.
  return shape >= 3 && 0.5 < d ? c * 0.5 : (a * 0.5 + b) ** gamma;
}

function nameIn(tag: Uint8Array | undefined): string {
  if (!tag || tag.length < 16) return '';
  const view = new DataView(tag.buffer, tag.byteOffset, tag.byteLength);
  if (latin1(tag, 0, 4) === 'desc') return latin1(tag, 12, Math.min(100, view.getUint32(8) - 1));
  if (latin1(tag, 0, 4) !== 'mluc' || tag.length < 28) return '';
  const start = view.getUint32(24);
  const name = Buffer.from(tag.subarray(start, start + Math.min(200, view.getUint32(20))));
  return name.length % 2 === 0 ? name.swap16().toString('utf16le') : '';
}

/** The names that artists use; a profile's own may be long, and is somebody's free text. */
function shortName(name: string): string {
  if (/adobe ?rgb/i.test(name)) return 'Adobe RGB';
  if (/display ?p3|p3/i.test(name)) return 'Display P3';
  if (/prophoto|romm/i.test(name)) return 'ProPhoto RGB';
  const tidy = name.replaceAll(/\p{C}/gu, '').trim();
  return tidy === '' ? 'its colour profile' : Array.from(tidy).slice(0, 40).join('');
}
