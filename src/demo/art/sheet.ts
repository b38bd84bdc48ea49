import { mix } from './colour.ts';

/** A number short enough for an SVG of thousands of points. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export type Stop = readonly [offset: number, colour: string, opacity?: number];

export interface Point {
  x: number;
  y: number;
}

/** Attributes beside the shape; `fill` is a colour or what a gradient method answered. */
export interface Paint {
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  /** 0 to 1. Of the fill or the stroke; the renderer would pay for a layer of its own for the whole shape. */
  opacity?: number;
  /** Anything else, as written in SVG. */
  more?: string;
}

/** A panorama longer than this many units would hold too many things to be drawn quickly. */
const longest = 5000;

function attributes({ fill, stroke, strokeWidth, opacity, more }: Paint): string {
  return [
    `fill="${fill ?? 'none'}"`,
    stroke === undefined ? '' : `stroke="${stroke}"`,
    strokeWidth === undefined ? '' : `stroke-width="${short(strokeWidth)}"`,
    opacity === undefined
      ? ''
      : `${fill === undefined ? 'stroke' : 'fill'}-opacity="${Math.round(opacity * 1000) / 1000}"`,
    more ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * A sheet of paper to draw on, in units of which the short side has 1000 (fewer only where the long side would have
 * more than 5000). Pieces lie in the order in which they were
 * added. Ids never look like a colour, so that colours can be graded in the finished text.
 */
export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly #defs: string[] = [];
  readonly #body: string[] = [];
  #ids = 0;

  constructor(width: number, height: number) {
    const unit = Math.min(1000 / Math.min(width, height), longest / Math.max(width, height));
    this.width = width * unit;
    this.height = height * unit;
  }

  add(piece: string): void {
    this.#body.push(piece);
  }

  /** Keeps `content` for later use by its id; `{id}` in it becomes that id. */
  define(content: string): string {
    this.#ids += 1;
    const id = `x${this.#ids}z`;
    this.#defs.push(content.replaceAll('{id}', id));
    return id;
  }

  /** A gradient over the shape that it fills, from top to bottom unless `direction` (end point in 0 to 1) says otherwise. */
  linear(stops: readonly Stop[], direction: Point = { x: 0, y: 1 }): string {
    return `url(#${this.define(`<linearGradient id="{id}" x1="0" y1="0" x2="${direction.x}" y2="${direction.y}">${stopsOf(stops)}</linearGradient>`)})`;
  }

  /** A gradient between two places of the sheet. */
  linearBetween(from: Point, to: Point, stops: readonly Stop[]): string {
    return `url(#${this.define(
      `<linearGradient id="{id}" gradientUnits="userSpaceOnUse" x1="${short(from.x)}" y1="${short(from.y)}" x2="${short(to.x)}" y2="${short(to.y)}">${stopsOf(stops)}</linearGradient>`,
    )})`;
  }

  /** A round gradient about a place of the sheet. */
  radial(x: number, y: number, radius: number, stops: readonly Stop[]): string {
    return `url(#${this.define(
      `<radialGradient id="{id}" gradientUnits="userSpaceOnUse" cx="${short(x)}" cy="${short(y)}" r="${short(radius)}">${stopsOf(stops)}</radialGradient>`,
    )})`;
  }

  rect(x: number, y: number, width: number, height: number, paint: Paint): void {
    this.add(rectOf(x, y, width, height, paint));
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.ellipse(x, y, radius, radius, paint);
  }

  ellipse(x: number, y: number, radiusX: number, radiusY: number, paint: Paint): void {
    this.add(
      `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(radiusX)}" ry="${short(radiusY)}" ${attributes(paint)}/>`,
    );
  }

  path(data: string, paint: Paint): void {
    this.add(pathOf(data, paint));
  }

  /** The whole sheet in one colour. */
  wash(fill: string): void {
    this.rect(-2, -2, this.width + 4, this.height + 4, { fill });
  }

  /**
   * A gradient from `top` to `bottom` over the whole width, in flat bands too fine to see: the renderer fills those
   * ten times as fast as a real gradient.
   */
  bands(top: number, bottom: number, stops: readonly Stop[], area?: { left: number; right: number }): void {
    const count = Math.max(2, Math.round(Math.min(180, (bottom - top) / 3)));
    const step = (bottom - top) / count;
    const left = area?.left ?? -2;
    const width = (area?.right ?? this.width + 2) - left;
    for (let index = 0; index < count; index += 1) {
      const fill = stopColour(stops, index / (count - 1));
      this.rect(left, top + index * step, width, index === count - 1 ? step : step + 1, { fill });
    }
  }

  /** Light around a place, fading outwards. */
  glow(x: number, y: number, radius: number, colour: string, strength: number): void {
    this.circle(x, y, radius, {
      fill: this.radial(x, y, radius, [
        [0, colour, strength],
        [0.3, colour, strength * 0.5],
        [0.6, colour, strength * 0.17],
        [1, colour, 0],
      ]),
    });
  }

  /** What `draw` adds, held together with SVG attributes such as `transform`, `opacity` or `clip-path`. */
  group(more: string, draw: () => void): void {
    this.add(`<g ${more}>`);
    draw();
    this.add('</g>');
  }

  /** What `draw` adds, seen only inside the path. */
  clipped(data: string, draw: () => void): void {
    const id = this.define(`<clipPath id="{id}"><path d="${data}"/></clipPath>`);
    this.group(`clip-path="url(#${id})"`, draw);
  }

  toSvg(width: number, height: number): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${short(this.width)} ${short(this.height)}" preserveAspectRatio="none"><defs>${this.#defs.join('')}</defs>${this.#body.join('')}</svg>`;
  }
}

/** The colour at `part` (0 to 1) of a row of stops. */
export function stopColour(stops: readonly Stop[], part: number): string {
  const after = stops.findIndex(([offset]) => offset >= part);
  const to = stops[after] ?? stops.at(-1);
  const from = stops[after - 1] ?? to;
  if (!from || !to) return '#808080';
  return from === to || to[0] === from[0] ? to[1] : mix(from[1], to[1], (part - from[0]) / (to[0] - from[0]));
}

function stopsOf(stops: readonly Stop[]): string {
  return stops
    .map(
      ([offset, colour, opacity]) =>
        `<stop offset="${Math.round(offset * 1000) / 1000}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${Math.round(opacity * 1000) / 1000}"`}/>`,
    )
    .join('');
}

export function rectOf(x: number, y: number, width: number, height: number, paint: Paint): string {
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(Math.max(0, width))}" height="${short(Math.max(0, height))}" ${attributes(paint)}/>`;
}

export function pathOf(data: string, paint: Paint): string {
  return `<path d="${data}" ${attributes(paint)}/>`;
}
