import { crc32, deflateSync } from 'node:zlib';

/** A PNG with an ICC profile put in right behind its header. */
export function withProfile(png: Uint8Array, icc: Uint8Array): Uint8Array {
  // Name, its end, compression method 0.
  const body = Buffer.concat([Buffer.from('iCCPprofile\0\0', 'latin1'), deflateSync(icc, { level: 1 })]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  // Signature and header chunk are 33 bytes in every PNG.
  return Buffer.concat([png.subarray(0, 33), length, body, check, png.subarray(33)]);
}
