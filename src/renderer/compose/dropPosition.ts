/** The part of a `DOMRect` that counts. */
export interface TileBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Farther than this from the tiles, files are dropped on the panel and not between two of them. In CSS pixels. */
const near = 48;

/** Whether a height is so far above or below the tiles that no place between them is meant. */
export function farFromTiles(tiles: readonly TileBox[], y: number): boolean {
  const [first] = tiles;
  const last = tiles.at(-1);
  if (!first || !last) return true;
  return y < first.top - near || y > last.top + last.height + near;
}

/**
 * Before which tile something dropped at (`x`, `y`) belongs: 0 to `tiles.length`. The tiles lie in rows,
 * left to right; a point beside or below a row belongs to the row that is nearest.
 */
export function dropPosition(tiles: readonly TileBox[], x: number, y: number): number {
  const first = tiles[0];
  if (!first) return 0;
  let row = first.top;
  let nearest = Number.POSITIVE_INFINITY;
  for (const tile of tiles) {
    const distance = Math.abs(y - (tile.top + tile.height / 2));
    if (distance < nearest) {
      nearest = distance;
      row = tile.top;
    }
  }
  let position = 0;
  for (const [index, tile] of tiles.entries()) {
    const before = tile.top < row || (tile.top === row && tile.left + tile.width / 2 < x);
    if (before) position = index + 1;
  }
  return position;
}
