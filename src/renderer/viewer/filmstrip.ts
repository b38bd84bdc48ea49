/** The strip of all pictures at one height, as running sums, so that only those in view are drawn. */
export interface Filmstrip {
  /** Left edge of each picture in pixels; one more entry ends the last, with its gap. */
  lefts: Float64Array;
  height: number;
  gap: number;
}

const narrowest = 0.4;
const widest = 3;

/** Lays out pictures of `height` pixels; very thin and very wide ones are cut to fit. */
export function layOutFilmstrip(
  widths: ArrayLike<number>,
  heights: ArrayLike<number>,
  height: number,
  gap: number,
): Filmstrip {
  const lefts = new Float64Array(widths.length + 1);
  let left = 0;
  for (let index = 0; index < widths.length; index += 1) {
    lefts[index] = left;
    const shape = (widths[index] ?? 1) / Math.max(1, heights[index] ?? 1);
    left += Math.round(Math.min(widest, Math.max(narrowest, shape)) * height) + gap;
  }
  lefts[widths.length] = left;
  return { lefts, height, gap };
}

export function stripWidth(strip: Filmstrip): number {
  return Math.max(0, (strip.lefts.at(-1) ?? 0) - strip.gap);
}

export function tileIn(strip: Filmstrip, index: number): { left: number; width: number } {
  const left = strip.lefts[index] ?? 0;
  return { left, width: Math.max(1, (strip.lefts[index + 1] ?? left) - left - strip.gap) };
}

/** Where the strip's left edge stands so that picture `index` is in the middle, within the strip's ends. A short strip starts at 0. */
export function centreOn(strip: Filmstrip, index: number, room: number): number {
  const tile = tileIn(strip, index);
  const most = Math.max(0, stripWidth(strip) - room);
  return Math.min(most, Math.max(0, tile.left + tile.width / 2 - room / 2));
}

/** The pictures between `from` and `to` pixels, as first and one past the last. */
export function tilesWithin(strip: Filmstrip, from: number, to: number): { first: number; end: number } {
  const count = strip.lefts.length - 1;
  const first = firstEndingAfter(strip, from, count);
  let end = first;
  while (end < count && (strip.lefts[end] ?? 0) < to) end += 1;
  return { first, end };
}

function firstEndingAfter(strip: Filmstrip, from: number, count: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((strip.lefts[middle + 1] ?? 0) - strip.gap > from) high = middle;
    else low = middle + 1;
  }
  return low;
}
