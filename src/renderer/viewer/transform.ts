/** A length pair in CSS pixels, or in picture pixels where said. */
export interface Extent {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** How a picture lies on the stage. `fit` follows the stage's size; `free` stays as the artist put it. */
export type View =
  | { kind: 'fit' }
  | {
      kind: 'free';
      /** CSS pixels for one picture pixel. */
      scale: number;
      /** The picture's top left corner, in CSS pixels from the stage's. */
      left: number;
      top: number;
    };

export interface Placement {
  scale: number;
  left: number;
  top: number;
}

/** Zoom bounds: 5 % and 800 %, where 100 % is one picture pixel on one pixel of the screen. */
export const leastZoom = 0.05;
export const mostZoom = 8;
/** CSS pixels around the picture at Fit. */
export const fitMargin = 24;
/** One press of + or −. */
export const zoomStep = 1.25;

/** What the arithmetic needs to know: the stage in CSS pixels, the picture in its own, pixels of the screen for a CSS pixel. */
export interface Stage {
  stage: Extent;
  picture: Extent;
  pixelRatio: number;
}

/** The scale at which the whole picture is seen with a margin; never above 100 %. */
export function fitScale({ stage, picture, pixelRatio }: Stage): number {
  const width = Math.max(1, stage.width - 2 * fitMargin);
  const height = Math.max(1, stage.height - 2 * fitMargin);
  return Math.min(width / picture.width, height / picture.height, 1 / pixelRatio);
}

/** Scale that shows `zoom` (1 is 100 %). */
export function scaleOfZoom(zoom: number, pixelRatio: number): number {
  return zoom / pixelRatio;
}

export function zoomOfScale(scale: number, pixelRatio: number): number {
  return scale * pixelRatio;
}

/** `scale` within 5 to 800 %; a picture too large for its Fit to reach 5 % may still be fitted. */
export function clampScale(stage: Stage, scale: number): number {
  const least = Math.min(scaleOfZoom(leastZoom, stage.pixelRatio), fitScale(stage));
  return Math.min(scaleOfZoom(mostZoom, stage.pixelRatio), Math.max(least, scale));
}

/** Where the picture lies, in CSS pixels. */
export function place(stage: Stage, view: View): Placement {
  if (view.kind === 'free') return { scale: view.scale, left: view.left, top: view.top };
  const scale = fitScale(stage);
  return { scale, ...middle(stage, scale) };
}

/** The picture's centre in the stage's centre. */
function middle({ stage, picture }: Stage, scale: number): { left: number; top: number } {
  return {
    left: (stage.width - picture.width * scale) / 2,
    top: (stage.height - picture.height * scale) / 2,
  };
}

/** Keeps the picture reachable: a side shorter than the stage is centred, a longer one never leaves a gap beyond the margin. */
export function clampPlacement(stage: Stage, placement: Placement): Placement {
  const { scale } = placement;
  return {
    scale,
    left: clampSide(placement.left, stage.picture.width * scale, stage.stage.width),
    top: clampSide(placement.top, stage.picture.height * scale, stage.stage.height),
  };
}

function clampSide(start: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(fitMargin, Math.max(room - length - fitMargin, start));
}

/** Zooms to `scale` so that what lies under `point` (CSS pixels on the stage) stays there, as far as the clamping allows. */
export function zoomTo(stage: Stage, view: View, scale: number, point: Point): View {
  const before = place(stage, view);
  const wanted = clampScale(stage, scale);
  const factor = wanted / before.scale;
  const after = clampPlacement(stage, {
    scale: wanted,
    left: point.x - (point.x - before.left) * factor,
    top: point.y - (point.y - before.top) * factor,
  });
  return { kind: 'free', ...after };
}

/** Multiplies the zoom by `factor` around `point`. */
export function zoomBy(stage: Stage, view: View, factor: number, point: Point): View {
  return zoomTo(stage, view, place(stage, view).scale * factor, point);
}

/** Moves the picture by CSS pixels. Fit cannot be moved: all of it is in view. */
export function panBy(stage: Stage, view: View, by: Point): View {
  if (view.kind === 'fit') return view;
  return { kind: 'free', ...clampPlacement(stage, { ...view, left: view.left + by.x, top: view.top + by.y }) };
}

/** One press of Space: Fit if it is anything else, else 100 % around `point`. */
export function toggleFit(stage: Stage, view: View, point: Point): View {
  return view.kind === 'fit' ? zoomTo(stage, view, scaleOfZoom(1, stage.pixelRatio), point) : { kind: 'fit' };
}

/** The same view after the stage or the picture changed: the same part stays in the middle at the same zoom. */
export function carryView(before: Stage, after: Stage, view: View): View {
  if (view.kind === 'fit') return view;
  const share = {
    x: (before.stage.width / 2 - view.left) / (before.picture.width * view.scale),
    y: (before.stage.height / 2 - view.top) / (before.picture.height * view.scale),
  };
  const scale = clampScale(after, view.scale);
  return {
    kind: 'free',
    ...clampPlacement(after, {
      scale,
      left: after.stage.width / 2 - share.x * after.picture.width * scale,
      top: after.stage.height / 2 - share.y * after.picture.height * scale,
    }),
  };
}

/** The slider's place, 0 to 1, for a zoom: each step of the slider multiplies. */
export function sliderOfZoom(zoom: number): number {
  const share = Math.log(zoom / leastZoom) / Math.log(mostZoom / leastZoom);
  return Math.min(1, Math.max(0, share));
}

export function zoomOfSlider(share: number): number {
  return leastZoom * (mostZoom / leastZoom) ** share;
}

/**
 * The factor of a wheel event. A pinch arrives as a wheel with Ctrl held and small steps; lines and
 * pages (older mice) are turned into pixels first.
 */
export function wheelFactor(event: { deltaY: number; deltaMode: number; ctrlKey: boolean }): number {
  const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1);
  const bounded = Math.min(240, Math.max(-240, pixels));
  return Math.exp(-bounded * (event.ctrlKey ? 0.01 : 0.0022));
}
