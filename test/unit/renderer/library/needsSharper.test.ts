import { expect, it } from 'vitest';
import { needsSharper } from '../../../../src/renderer/library/needsSharper.ts';

const square = { width: 2048, height: 2048 };
const wide = { width: 2496, height: 1664 };

it.each([
  ['a small tile on a dense screen', { width: 168, height: 112 }, 2, wide, false],
  ['a medium tile on a dense screen', { width: 258, height: 172 }, 2, wide, false],
  ['a large tile on a dense screen', { width: 396, height: 264 }, 2, wide, true],
  ['a large tile on a usual screen', { width: 396, height: 264 }, 1, wide, false],
  ['the largest square on a usual screen', { width: 360, height: 360 }, 1, square, false],
  ['the largest square on a dense screen', { width: 360, height: 360 }, 2, square, true],
  ['a panorama across the window', { width: 1400, height: 300 }, 1, { width: 6048, height: 1296 }, true],
  [
    'a large tile of a picture that is small itself',
    { width: 396, height: 264 },
    2,
    { width: 512, height: 341 },
    false,
  ],
  ['a large tile of one between', { width: 396, height: 264 }, 2, { width: 700, height: 467 }, true],
])('%s', (_what, drawn, pixelRatio, picture, needed) => {
  expect(needsSharper(drawn, pixelRatio, picture)).toBe(needed);
});
