import { requestedPixels } from '../../../shared/seedream/checkDraft.ts';
import type { SizeChoice } from '../../../shared/seedream/draft.ts';

export interface Outline {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The shape the pictures will have (width divided by height); undefined where the model chooses. */
export function comingShape(size: SizeChoice): number | undefined {
  const pixels = requestedPixels(size);
  return pixels && pixels.height > 0 ? pixels.width / pixels.height : undefined;
}

/**
 * Frames of `count` pictures of one shape, as large as they can be side by side and one under another
 * in a square of `side`, with `gap` between them, the whole in the middle.
 */
export function outlinesFor(count: number, shape: number, side: number, gap: number): Outline[] {
  let columns = 1;
  let width = 0;
  for (let tried = 1; tried <= count; tried += 1) {
    const rows = Math.ceil(count / tried);
    const byWidth = (side - gap * (tried - 1)) / tried;
    const byHeight = ((side - gap * (rows - 1)) / rows) * shape;
    const fitting = Math.min(byWidth, byHeight);
    if (fitting > width) {
      width = fitting;
      columns = tried;
    }
  }
  const height = width / shape;
  const rows = Math.ceil(count / columns);
  const left = (side - columns * width - gap * (columns - 1)) / 2;
  const top = (side - rows * height - gap * (rows - 1)) / 2;
  return Array.from({ length: count }, (_, index) => ({
    left: left + (index % columns) * (width + gap),
    top: top + Math.floor(index / columns) * (height + gap),
    width,
    height,
  }));
}
