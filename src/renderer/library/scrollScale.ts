/**
 * Chromium reckons layout in 64ths of a physical pixel, in 32 bits: nothing lies below 2^25 (33,554,432)
 * physical pixels. How many CSS pixels that is depends on the screen and on the zoom of the interface; 4 is
 * what a dense screen with a zoomed interface has, and 5.5 is the most that fits here. A taller grid gets a
 * shorter scroll area: small movements (wheel, arrow keys) move the content one to one, and a far jump
 * (dragging the scroll bar's handle) goes to the proportional place. `shift` is how far the content is ahead
 * of the scroll bar.
 */
export const tallestScrollArea = 6_000_000;

export interface ScrollScale {
  /** Height of the content, pixels. */
  content: number;
  /** Height of what is given to the browser, at most `tallestScrollArea`. */
  area: number;
  /** Height of the window onto it. */
  view: number;
}

export interface ScrollPlace {
  /** Where the browser's scroll bar stands. */
  bar: number;
  /** `bar + shift` is the place in the content. */
  shift: number;
}

export function scaleScroll(content: number, view: number, tallest = tallestScrollArea): ScrollScale {
  return { content, area: Math.min(content, tallest), view };
}

const barRange = (scale: ScrollScale): number => Math.max(0, scale.area - scale.view);
const contentRange = (scale: ScrollScale): number => Math.max(0, scale.content - scale.view);

/** The place after the browser's scroll bar moved to `bar`. */
export function afterScroll(scale: ScrollScale, before: ScrollPlace, bar: number): ScrollPlace {
  const reach = contentRange(scale) - barRange(scale);
  if (reach <= 0) return { bar, shift: 0 };
  // At the ends the scroll bar cannot move on, so the content must be at its end too.
  if (bar <= 0) return { bar, shift: 0 };
  if (bar >= barRange(scale) - 1) return { bar, shift: reach };
  const near = Math.abs(bar - before.bar) <= scale.view;
  if (near) return { bar, shift: clamp(before.shift, 0, reach) };
  return { bar, shift: Math.round((bar / barRange(scale)) * reach) };
}

/** The place at which the content stands at `top`. */
export function placeFor(scale: ScrollScale, top: number): ScrollPlace {
  const wanted = clamp(top, 0, contentRange(scale));
  const reach = contentRange(scale) - barRange(scale);
  if (reach <= 0) return { bar: wanted, shift: 0 };
  const shift = Math.round((wanted / contentRange(scale)) * reach);
  return { bar: wanted - shift, shift };
}

export function contentTop(place: ScrollPlace): number {
  return place.bar + place.shift;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
