import { describe, expect, it } from 'vitest';
import { dropPosition, farFromTiles, type TileBox } from '../../../../src/renderer/compose/dropPosition.ts';

// Seven tiles of 50 with gaps of 10, five a row.
const tiles: TileBox[] = Array.from({ length: 7 }, (_, index) => ({
  left: (index % 5) * 60,
  top: Math.floor(index / 5) * 60,
  width: 50,
  height: 50,
}));

describe('where something is dropped in the strip', () => {
  it.each([
    ['the left half of the first tile', 10, 25, 0],
    ['the right half of the first tile', 40, 25, 1],
    ['the gap behind the third', 175, 25, 3],
    ['right of the first row', 900, 25, 5],
    ['left of the second row', -20, 85, 5],
    ['the right half of the sixth', 40, 85, 6],
    ['behind the last', 200, 85, 7],
    ['far below', 10, 900, 5],
    ['above', 70, -50, 1],
  ])('%s is before tile %#', (_where, x, y, position) => {
    expect(dropPosition(tiles, x, y)).toBe(position);
  });

  it('is the beginning of an empty strip', () => {
    expect(dropPosition([], 100, 100)).toBe(0);
  });
});

it.each([
  [-49, true],
  [-40, false],
  [190, false],
  [260, true],
])('of tiles from 0 to 200 a height of %i is far: %s', (y, far) => {
  const tiles = [0, 110].map((top) => ({ left: 0, top, width: 90, height: 90 }));
  expect(farFromTiles(tiles, y)).toBe(far);
});
