/** What a file that is not JPEG, PNG, WebP or GIF really is, as words that follow "is"; undefined when nothing tells. */
export function recognise(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  for (const [mark, words] of marks) if (start.startsWith(mark)) return words;
  if (start.startsWith('ftyp', 4)) return nameBrand(start.slice(8, 12));
  return nameText(bytes.subarray(0, 4096));
}

/** First bytes as Latin-1, most telling first. */
const marks: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF document'],
  ['8BPS', 'a Photoshop document'],
  // Many cameras' raw files are TIFF inside.
  ['II*\0', 'a TIFF or camera raw file'],
  ['MM\0*', 'a TIFF or camera raw file'],
  ['II+\0', 'a TIFF file'],
  ['MM\0+', 'a TIFF file'],
  ['IIRO', 'a camera raw file'],
  ['BM', 'a BMP picture'],
  ['\0\0\u0001\0', 'an icon file'],
  ['\u00ff\n', 'a JPEG XL picture'],
  ['\0\0\0\fJXL ', 'a JPEG XL picture'],
  ['\0\0\0\fjP  ', 'a JPEG 2000 picture'],
  ['\u00ffO\u00ffQ', 'a JPEG 2000 picture'],
  ['%!PS', 'a PostScript document'],
  ['\u00c5\u00d0\u00d3\u00c6', 'a PostScript document'],
  ['gimp xcf', 'a GIMP document'],
  ['v/1\u0001', 'an OpenEXR picture'],
  ['#?RADIANCE', 'a Radiance HDR picture'],
  ['PK\u0003\u0004', 'a ZIP archive or a document made of one'],
  ['7z\u00bc\u00af', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['\u001f\u008b', 'a gzip archive'],
  ['\u001aE\u00df\u00a3', 'a video'],
  ['OggS', 'a sound or video file'],
  ['ID3', 'a sound file'],
  ['RIFF', 'a sound or video file'],
  ['\u007fELF', 'a program'],
  ['MZ', 'a program'],
];

/** The brand of an ISO media file. */
function nameBrand(brand: string): string {
  if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|heif)$/.test(brand)) return 'a HEIC picture';
  if (/^avi[fs]$/.test(brand)) return 'an AVIF picture';
  if (brand === 'crx ') return 'a camera raw file';
  if (brand.startsWith('M4A')) return 'a sound file';
  return 'a video';
}

function nameText(bytes: Uint8Array): string | undefined {
  // Binary data is full of bytes that no text has; the last letter may be cut in two.
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 27))) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (text.slice(0, -4).includes('\ufffd')) return undefined;
  if (/<svg[\s>]/i.test(text)) return 'an SVG drawing';
  if (/<!doctype html|<html[\s>]/i.test(text)) return 'a web page';
  return 'a text file';
}
