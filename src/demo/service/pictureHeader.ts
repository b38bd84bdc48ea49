/** What the first bytes of a picture file say. */
export interface PictureHeader {
  mediaType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  /** Pixels as stored; absent where the header is damaged. */
  size?: { width: number; height: number };
}

const startsWith = (bytes: Uint8Array, signature: readonly number[], offset = 0): boolean =>
  signature.every((byte, index) => bytes[offset + index] === byte);

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

function sizeOf(width: number, height: number): Pick<PictureHeader, 'size'> {
  return width > 0 && height > 0 ? { size: { width, height } } : {};
}

/** JPEG: walks the segments to the frame header (ITU T.81, B.2.2). */
function jpegSize(view: DataView): Pick<PictureHeader, 'size'> {
  let offset = 2;
  while (offset + 9 <= view.byteLength && view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return sizeOf(view.getUint16(offset + 7), view.getUint16(offset + 5));
    offset += 2 + view.getUint16(offset + 2);
  }
  return {};
}

/** WebP: the three kinds of first chunk (RFC 9649, section 2). */
function webpSize(bytes: Uint8Array, view: DataView): Pick<PictureHeader, 'size'> {
  if (bytes.length < 30) return {};
  if (startsWith(bytes, ascii('VP8X'), 12)) {
    return sizeOf(1 + (view.getUint32(24, true) & 0xffffff), 1 + (view.getUint32(26, true) >>> 8));
  }
  if (startsWith(bytes, ascii('VP8L'), 12)) {
    const packed = view.getUint32(21, true);
    return sizeOf(1 + (packed & 0x3fff), 1 + ((packed >>> 14) & 0x3fff));
  }
  if (startsWith(bytes, ascii('VP8 '), 12)) {
    return sizeOf(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  return {};
}

/** Type by the first bytes, and size by the header; undefined for what the files API does not take. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { mediaType: 'image/jpeg', ...jpegSize(view) };
  if (startsWith(bytes, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) {
    return { mediaType: 'image/png', ...(bytes.length >= 24 ? sizeOf(view.getUint32(16), view.getUint32(20)) : {}) };
  }
  if (startsWith(bytes, ascii('GIF8'))) {
    const size = bytes.length >= 10 ? sizeOf(view.getUint16(6, true), view.getUint16(8, true)) : {};
    return { mediaType: 'image/gif', ...size };
  }
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) {
    return { mediaType: 'image/webp', ...webpSize(bytes, view) };
  }
  return undefined;
}
