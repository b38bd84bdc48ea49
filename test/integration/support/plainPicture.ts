import { createHash } from 'node:crypto';

/** Bits of one block whose value does not change: DC difference 0 and end of block, one zero bit each. */
const bitsOfUnchangedBlock = 2;
/** Four blocks of light and two of colour in 16 x 16 pixels. */
const blocksOfUnit = 6;

function segment(marker: number, content: readonly number[]): number[] {
  const length = content.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...content];
}

/**
 * A whole baseline JPEG of one colour (`y`, `cb`, `cr`, 0 to 255), exactly `width` x `height` pixels, with `comment`
 * inside. It costs under a millisecond at any size, because every block after the first is the same few zero bits.
 */
export function plainJpeg(
  width: number,
  height: number,
  colour: readonly [number, number, number],
  comment = '',
): Uint8Array {
  const head = [
    0xff,
    0xd8,
    ...segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xfe, [...Buffer.from(comment.slice(0, 60_000))]),
    // Every quantiser is 8, so that a block's DC value is its colour minus 128.
    ...segment(0xdb, [0, ...Array<number>(64).fill(8)]),
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]),
    // DC: category 0 is the bit 0, categories 1 to 7 are 1000 to 1110, category 8 is 11110.
    ...segment(0xc4, [0x00, 1, 0, 0, 7, 1, ...Array<number>(11).fill(0), 0, 1, 2, 3, 4, 5, 6, 7, 8]),
    // AC: the only code is the bit 0, end of block.
    ...segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]),
    ...segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
  ];
  const [y, cb, cr] = colour;
  const first = `${block(y)}${'0'.repeat(3 * bitsOfUnchangedBlock)}${block(cb)}${block(cr)}`;
  const units = Math.ceil(width / 16) * Math.ceil(height / 16);
  const bits = first.length + (units - 1) * blocksOfUnit * bitsOfUnchangedBlock;
  const start: number[] = [];
  for (let at = 0; at < first.length; at += 8) {
    const byte = Number.parseInt(first.slice(at, at + 8).padEnd(8, '0'), 2);
    start.push(byte, ...(byte === 0xff ? [0] : []));
  }
  const zeros = new Uint8Array(Math.max(0, Math.ceil(bits / 8) - Math.ceil(first.length / 8)));
  return Buffer.concat([Uint8Array.from([...head, ...start]), zeros, Uint8Array.of(0xff, 0xd9)]);
}

/** The first block of a component: DC category, DC value, end of block. */
function block(value: number): string {
  const level = Math.round(value) - 128;
  if (level === 0) return '00';
  const category = Math.abs(level).toString(2).length;
  const code = category === 8 ? '11110' : (7 + category).toString(2);
  const written = level > 0 ? level : level + 2 ** category - 1;
  return `${code}${written.toString(2).padStart(category, '0')}0`;
}

/**
 * A `drawPicture` for tests that do not look at the picture: a JPEG of the exact size in one colour, with bytes of
 * its own for every document.
 */
export function plainPicture(svg: string, width: number, height: number): Promise<Uint8Array> {
  const hash = createHash('sha256').update(svg).update(`${width}x${height}`).digest();
  const [y = 0, cb = 0, cr = 0] = hash;
  return Promise.resolve(
    plainJpeg(width, height, [60 + (y % 140), 70 + (cb % 116), 70 + (cr % 116)], hash.toString('hex')),
  );
}
