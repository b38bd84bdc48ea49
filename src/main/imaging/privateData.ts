/** What a file says beside its pixels that is nobody else's business. */
export interface PrivateData {
  /** Where the picture was taken. */
  location: boolean;
  /** Anything: the camera, its owner, the time, programs, comments, previews, what stands behind the picture. */
  any: boolean;
}

/** A file without its private data; `bytes` is the file itself when there was none. */
export interface Cleaned {
  bytes: Uint8Array;
  found: PrivateData;
}

/** A file that breaks off or is put together wrongly; the message is for the log. */
export class DamagedStructure extends Error {}

/** The parts of `file` that `ranges` name, joined; the file itself when that is all of it. */
export function joinRanges(file: Uint8Array, ranges: readonly (readonly [start: number, end: number])[]): Uint8Array {
  const length = ranges.reduce((sum, [start, end]) => sum + end - start, 0);
  if (length === file.length) return file;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const [start, end] of ranges) {
    joined.set(file.subarray(start, end), at);
    at += end - start;
  }
  return joined;
}

/** `length` bytes from `start` as Latin-1; shorter where the bytes end. */
export function latin1(bytes: Uint8Array, start: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, start + length);
}
