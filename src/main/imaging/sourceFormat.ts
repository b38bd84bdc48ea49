import { sniffFormat } from '../../shared/domain/pictureFormat.ts';
import type { SourceFormat } from '../../shared/domain/reference.ts';
import { latin1 } from './privateData.ts';
import { readTiffHeader } from './tiffStructure.ts';

/** Enough first bytes for {@link sniffSource}, even with a long list of brands. */
export const sourceSniffBytes = 256;

/** The format by the first bytes, never by a name. Camera raw files are TIFF here: their directory tells. */
export function sniffSource(bytes: Uint8Array): SourceFormat | undefined {
  const format = sniffFormat(bytes);
  if (format) return format;
  if (latin1(bytes, 4, 4) === 'ftyp') return sniffBrands(bytes);
  if (latin1(bytes, 0, 2) === 'BM' && bytes.length >= 18 && isBitmap(bytes)) return 'bmp';
  // CR2 is a camera's raw file in the shape of a TIFF.
  return readTiffHeader(bytes) && latin1(bytes, 8, 2) !== 'CR' ? 'tiff' : undefined;
}

/** Two letters are no proof: the header behind them has one of a few lengths. */
function isBitmap(bytes: Uint8Array): boolean {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(14, true);
  return [12, 40, 52, 56, 64, 108, 124].includes(length);
}

/** The main brand may be the general `mif1`; then those it is compatible with tell. */
function sniffBrands(bytes: Uint8Array): SourceFormat | undefined {
  const length = Math.min(bytes.length, new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0));
  const brands: string[] = [];
  for (let at = 8; at + 4 <= length; at += 4) if (at !== 12) brands.push(latin1(bytes, at, 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms])$/.test(brand))) return 'heic';
  return brands[0] === 'mif1' || brands[0] === 'msf1' ? 'heic' : undefined;
}
