import { DamagedStructure } from './privateData.ts';

/**
 * Unpacks RLE8 and RLE4: pairs of a count and a value, with 0 as an escape for the end of a line, the end
 * of the picture, a jump, or single values. Pixels that are jumped over are 0. Rows from the top.
 */
export function readRle(
  packed: Uint8Array,
  header: { width: number; height: number; bits: number; topDown: boolean },
): Uint8Array {
  const { bits, height, topDown, width } = header;
  const indexes = new Uint8Array(width * height);
  let x = 0;
  let y = 0;
  let at = 0;
  const next = (): number => {
    const value = packed[at];
    if (value === undefined) throw new DamagedStructure('it breaks off before its last row');
    at += 1;
    return value;
  };
  const put = (index: number): void => {
    if (x < width && y < height) indexes[(topDown ? y : height - 1 - y) * width + x] = index;
    x += 1;
  };
  const half = (value: number, number: number): number => (number % 2 === 0 ? value >> 4 : value & 15);
  while (y < height) {
    const count = next();
    const value = next();
    if (count > 0) {
      for (let number = 0; number < count; number += 1) put(bits === 8 ? value : half(value, number));
    } else if (value === 0) {
      x = 0;
      y += 1;
    } else if (value === 1) {
      break;
    } else if (value === 2) {
      x += next();
      y += next();
    } else {
      const start = at;
      let pair = 0;
      for (let number = 0; number < value; number += 1) {
        if (bits === 8) {
          put(next());
        } else {
          if (number % 2 === 0) pair = next();
          put(half(pair, number));
        }
      }
      // Single values fill whole 16-bit words.
      if ((at - start) % 2 === 1) next();
    }
  }
  return indexes;
}
