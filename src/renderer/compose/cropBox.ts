import type { CropArea } from '../../shared/domain/index.ts';
import { referenceLimits } from '../../shared/seedream/index.ts';

export const cropRatios = ['free', '1:1', '2:3', '3:2', '3:4', '4:3', '9:16', '16:9'] as const;
export type CropRatio = (typeof cropRatios)[number];

/** Which edges a handle moves, as on a compass. */
export const cropHandles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type CropHandle = (typeof cropHandles)[number];

export interface Size {
  width: number;
  height: number;
}

/** Width divided by height; undefined for a free shape. */
function aspectOf(ratio: CropRatio): number | undefined {
  if (ratio === 'free') return undefined;
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width / height;
}

const inside = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Whole pixels inside the picture, at least one each way. */
function settle(area: CropArea, picture: Size): CropArea {
  const width = inside(Math.round(area.width), 1, picture.width);
  const height = inside(Math.round(area.height), 1, picture.height);
  return {
    left: inside(Math.round(area.left), 0, picture.width - width),
    top: inside(Math.round(area.top), 0, picture.height - height),
    width,
    height,
  };
}

/** The largest part of this shape, in the middle of `around` as far as it fits. */
export function largestCrop(picture: Size, ratio: CropRatio, around?: CropArea): CropArea {
  const aspect = aspectOf(ratio);
  if (aspect === undefined) return around ?? { left: 0, top: 0, ...picture };
  const width = Math.min(picture.width, picture.height * aspect);
  const height = width / aspect;
  const middle = around ?? { left: 0, top: 0, ...picture };
  return settle(
    {
      left: middle.left + (middle.width - width) / 2,
      top: middle.top + (middle.height - height) / 2,
      width,
      height,
    },
    picture,
  );
}

/** The part moved, stopping at the picture's edges. */
export function moveCrop(area: CropArea, by: { x: number; y: number }, picture: Size): CropArea {
  return settle({ ...area, left: area.left + by.x, top: area.top + by.y }, picture);
}

/** The part with the edges of `handle` moved; a fixed shape keeps the opposite corner, or the middle of the opposite edge. */
export function resizeCrop(
  area: CropArea,
  handle: CropHandle,
  by: { x: number; y: number },
  picture: Size,
  ratio: CropRatio,
): CropArea {
  const toEast = handle.includes('e');
  const toWest = handle.includes('w');
  const toNorth = handle.includes('n');
  const toSouth = handle.includes('s');
  const right = area.left + area.width;
  const bottom = area.top + area.height;
  const edges = {
    left: toWest ? inside(area.left + by.x, 0, right - 1) : area.left,
    right: toEast ? inside(right + by.x, area.left + 1, picture.width) : right,
    top: toNorth ? inside(area.top + by.y, 0, bottom - 1) : area.top,
    bottom: toSouth ? inside(bottom + by.y, area.top + 1, picture.height) : bottom,
  };
  const free = { left: edges.left, top: edges.top, width: edges.right - edges.left, height: edges.bottom - edges.top };
  const aspect = aspectOf(ratio);
  if (aspect === undefined) return settle(free, picture);

  const sideways = toEast || toWest;
  const upright = toNorth || toSouth;
  const wanted =
    sideways && upright ? Math.max(free.width, free.height * aspect) : sideways ? free.width : free.height * aspect;
  const roomAcross = toEast ? picture.width - area.left : toWest ? right : picture.width;
  const roomDown = toSouth ? picture.height - area.top : toNorth ? bottom : picture.height;
  const width = Math.min(wanted, roomAcross, roomDown * aspect);
  const height = width / aspect;
  return settle(
    {
      left: toWest ? right - width : toEast ? area.left : area.left + (area.width - width) / 2,
      top: toNorth ? bottom - height : toSouth ? area.top : area.top + (area.height - height) / 2,
      width,
      height,
    },
    picture,
  );
}

/** Why the model would not take this part; undefined when it would. Areas above the limit are made smaller, which is no problem. */
export function cropProblem(area: Size): { kind: 'small' } | { kind: 'thin'; aspect: number } | undefined {
  const shorter = Math.min(area.width, area.height);
  if (shorter < referenceLimits.minimumEdge) return { kind: 'small' };
  const aspect = Math.max(area.width, area.height) / shorter;
  return aspect > referenceLimits.maximumAspect ? { kind: 'thin', aspect: Math.ceil(aspect * 10) / 10 } : undefined;
}
