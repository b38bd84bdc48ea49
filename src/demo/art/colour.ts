/** A colour in OKLab: lightness 0 to 1, and two axes (green to red, blue to yellow) of about -0.4 to 0.4. */
export interface Lab {
  l: number;
  a: number;
  b: number;
}

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const fromLinear = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

/** `#rrggbb` to OKLab. */
export function labOf(hex: string): Lab {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  const red = toLinear(((value >> 16) & 255) / 255);
  const green = toLinear(((value >> 8) & 255) / 255);
  const blue = toLinear((value & 255) / 255);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

/** OKLab to `#rrggbb`; what a screen cannot show is clipped. */
export function hexOf({ l, a, b }: Lab): string {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  const byte = (channel: number): string =>
    Math.round(255 * fromLinear(Math.min(1, Math.max(0, channel))))
      .toString(16)
      .padStart(2, '0');
  return `#${channels.map(byte).join('')}`;
}

/** From `first` (part 0) to `second` (part 1), evenly to the eye. */
export function mix(first: string, second: string, part: number): string {
  const [from, to] = [labOf(first), labOf(second)];
  return hexOf({
    l: from.l + (to.l - from.l) * part,
    a: from.a + (to.a - from.a) * part,
    b: from.b + (to.b - from.b) * part,
  });
}

/** Lighter (above 0) or darker (below 0) by `amount` of the whole range. */
export function lighter(hex: string, amount: number): string {
  const colour = labOf(hex);
  return hexOf({ ...colour, l: Math.min(1, Math.max(0, colour.l + amount)) });
}

/** More (above 1) or less (below 1) colourful. */
export function saturated(hex: string, factor: number): string {
  const { l, a, b } = labOf(hex);
  return hexOf({ l, a: a * factor, b: b * factor });
}

/** The hue turned by `degrees`. */
export function turned(hex: string, degrees: number): string {
  const { l, a, b } = labOf(hex);
  const angle = (degrees * Math.PI) / 180;
  return hexOf({ l, a: a * Math.cos(angle) - b * Math.sin(angle), b: a * Math.sin(angle) + b * Math.cos(angle) });
}

/** A colour of lightness 0 to 1, colourfulness 0 to about 0.3, and hue in degrees (0 pink, 90 yellow, 180 green, 270 blue). */
export function colourOf(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  return hexOf({ l: lightness, a: chroma * Math.cos(angle), b: chroma * Math.sin(angle) });
}

/** The colour at `part` (0 to 1) of a row of colours spread evenly. */
export function along(colours: readonly string[], part: number): string {
  const place = Math.min(1, Math.max(0, part)) * (colours.length - 1);
  const index = Math.min(colours.length - 2, Math.floor(place));
  const [from, to] = [colours[index], colours[index + 1]];
  if (from === undefined || to === undefined) return colours[0] ?? '#808080';
  return mix(from, to, place - index);
}

/** `count` colours from `first` to `last`, evenly to the eye. */
export function range(first: string, last: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => mix(first, last, count > 1 ? index / (count - 1) : 0));
}
