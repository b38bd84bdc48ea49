export interface RowOptions {
  /** Pixels there are for a row. Fractions are cut off. */
  width: number;
  /** Pixels a row should be high, 96 to 360. */
  targetHeight: number;
  /** Pixels between two pictures. */
  gap: number;
}

/** Rows of pictures in reading order. */
export interface JustifiedRows {
  count: number;
  /** For each row, the index of its first picture; one more entry ends the last row. */
  starts: Uint32Array;
  /** For each row, its exact height in pixels; drawn rounded. */
  heights: Float64Array;
  /** For each row, the sum of its pictures' shapes (width divided by height). */
  shapes: Float64Array;
  /** 1 for a row that fills the whole width. */
  stretched: Uint8Array;
  width: number;
  gap: number;
}

export interface PlacedPicture {
  index: number;
  /** Pixels from the row's left edge, whole. */
  left: number;
  width: number;
}

/** A row may become this much lower than the target before it is closed. */
const lowestShare = 0.8;
/** Pictures wider than this get a row of their own, at most twice the target high. */
const panoramaShape = 3;
const panoramaHeights = 2;
/** Thinner pictures still get this much room, so that they can be hit with a pointer. */
const thinnestShape = 0.25;

/** Width divided by height as it is laid out; a picture of unknown size counts as square. */
export function tileShape(width: number | undefined, height: number | undefined): number {
  if (!width || !height) return 1;
  return Math.max(thinnestShape, width / height);
}

/**
 * Cuts pictures into rows that fill the width. A row is filled until it would fall below 80 % of the
 * target height, then stretched; when stretching would miss the target by more than one picture
 * more, that picture is taken in. The last row of a day, and one before a panorama, keeps the target
 * height and stays left. Each day is laid out by itself, so what arrives in one moves no other.
 */
export function justifyRows(
  widths: ArrayLike<number>,
  heights: ArrayLike<number>,
  days: ArrayLike<number>,
  options: RowOptions,
): JustifiedRows {
  const pictures = widths.length;
  const width = Math.max(1, Math.floor(options.width));
  const { targetHeight: target, gap } = options;
  const lowest = target * lowestShare;
  const rows: JustifiedRows = {
    count: 0,
    starts: new Uint32Array(pictures + 1),
    heights: new Float64Array(pictures),
    shapes: new Float64Array(pictures),
    stretched: new Uint8Array(pictures),
    width,
    gap,
  };
  let start = 0;
  while (start < pictures) {
    const day = days[start];
    let end = start + 1;
    let sum = tileShape(widths[start], heights[start]);
    let height = width / sum;
    let full = height < lowest;
    if (sum > panoramaShape) {
      full = height <= target * panoramaHeights;
      height = Math.min(height, target * panoramaHeights);
    } else {
      while (!full && end < pictures && days[end] === day) {
        const shape = tileShape(widths[end], heights[end]);
        if (shape > panoramaShape) break;
        const lower = (width - gap * (end - start)) / (sum + shape);
        if (lower < lowest) {
          full = true;
          const nearerWithout = lower <= 0 || height / target <= target / lower;
          if (nearerWithout) break;
        }
        sum += shape;
        height = lower;
        end += 1;
      }
      if (!full) height = Math.min(height, target);
    }
    rows.starts[rows.count] = start;
    rows.heights[rows.count] = height;
    rows.shapes[rows.count] = sum;
    rows.stretched[rows.count] = full ? 1 : 0;
    rows.count += 1;
    start = end;
  }
  rows.starts[rows.count] = pictures;
  return {
    ...rows,
    starts: rows.starts.slice(0, rows.count + 1),
    heights: rows.heights.slice(0, rows.count),
    shapes: rows.shapes.slice(0, rows.count),
    stretched: rows.stretched.slice(0, rows.count),
  };
}

/** Where each picture of `row` stands. Edges are whole pixels; a stretched row ends exactly at the width. */
export function placeRow(
  rows: JustifiedRows,
  row: number,
  widths: ArrayLike<number>,
  heights: ArrayLike<number>,
): PlacedPicture[] {
  const first = rows.starts[row] ?? 0;
  const end = rows.starts[row + 1] ?? first;
  const room = rows.width - rows.gap * (end - first - 1);
  const pixelsPerShape = rows.stretched[row] ? room / (rows.shapes[row] ?? 1) : (rows.heights[row] ?? 0);
  const placed: PlacedPicture[] = [];
  let shapes = 0;
  for (let index = first; index < end; index += 1) {
    const gaps = rows.gap * (index - first);
    const left = gaps + Math.round(shapes * pixelsPerShape);
    shapes += tileShape(widths[index], heights[index]);
    const right = Math.min(rows.width, gaps + Math.round(shapes * pixelsPerShape));
    placed.push({ index, left, width: Math.max(1, right - left) });
  }
  return placed;
}

/** The row a picture stands in. */
export function rowOf(rows: JustifiedRows, picture: number): number {
  return lastAtOrBelow(rows.starts, picture, rows.count);
}

/** Index of the last of the first `count` entries (rising) that is at most `value`; 0 when none is. */
export function lastAtOrBelow(entries: ArrayLike<number>, value: number, count = entries.length): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((entries[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
