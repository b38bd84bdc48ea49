import { readFileSync, statSync } from 'node:fs';

const headerBytes = 32;
const frameHeaderBytes = 24;
/** The lowest bit says in which byte order checksums are computed. */
const magic = 0x377f0682;

/**
 * Whether SQLite's write-ahead log holds something that SQLite would skip in silence: it treats a log
 * with a wrong header as empty and stops at the first frame that does not add up, so transactions that
 * were told to be on disk would be gone without an error. A torn last frame is what a crash leaves and
 * is no damage; frames of the same run behind a broken one are.
 * (File format: sqlite.org/walformat.html.)
 */
export function logIsDamaged(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.size === 0) return false;
  if (!stat.isFile() || stat.size < headerBytes) return true;
  const file = readFileSync(path);
  const log = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const mark = log.getUint32(0);
  if ((mark & ~1) >>> 0 !== magic) return true;
  const little = (mark & 1) === 0;
  let sum: Checksum = addUp(log, 0, 24, [0, 0], little);
  if (sum[0] !== log.getUint32(24) || sum[1] !== log.getUint32(28)) return true;

  const salts = [log.getUint32(16), log.getUint32(20)] as const;
  const frameBytes = frameHeaderBytes + log.getUint32(8);
  const isOfThisRun = (offset: number): boolean =>
    log.getUint32(offset + 8) === salts[0] && log.getUint32(offset + 12) === salts[1];

  let broken = false;
  for (let offset = headerBytes; offset + frameBytes <= file.length; offset += frameBytes) {
    if (broken) {
      if (isOfThisRun(offset)) return true;
      continue;
    }
    sum = addUp(log, offset, 8, sum, little);
    sum = addUp(log, offset + frameHeaderBytes, frameBytes - frameHeaderBytes, sum, little);
    broken = !isOfThisRun(offset) || sum[0] !== log.getUint32(offset + 16) || sum[1] !== log.getUint32(offset + 20);
  }
  return false;
}

type Checksum = [number, number];

function addUp(log: DataView, start: number, length: number, from: Checksum, little: boolean): Checksum {
  let [first, second] = from;
  for (let offset = start; offset < start + length; offset += 8) {
    first = (first + log.getUint32(offset, little) + second) >>> 0;
    second = (second + log.getUint32(offset + 4, little) + first) >>> 0;
  }
  return [first, second];
}
