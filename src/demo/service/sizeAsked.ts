import { maximumArea, maximumAspect, minimumArea } from '../../shared/seedream/limits.ts';
import {
  aspectRatios,
  ratioPixels,
  tiers,
  type AspectRatio,
  type PixelSize,
  type Tier,
} from '../../shared/seedream/sizes.ts';
import { refuse } from './answer.ts';
import type { AcceptedAutoForms } from './types.ts';

const shapeWords: [RegExp, AspectRatio][] = [
  [/panoram|ultra-?wide|banner|全景|横幅/u, '21:9'],
  [/wallpaper for (?:a )?phone|phone wallpaper|story format|handy-?hintergrund|手机壁纸|竖屏/u, '9:16'],
  [/\bwide|widescreen|cinematic|breitbild|宽屏|电影感/u, '16:9'],
  [/portrait|poster|book cover|hochformat|porträt|plakat|肖像|海报|竖版|竖幅/u, '3:4'],
  [/\bvertical|\btall\b/u, '2:3'],
  [/square|quadrat|方形|正方/u, '1:1'],
  [/landscape format|querformat|\bhorizontal|横版|横图/u, '3:2'],
];

/** The shape that the words of `prompt` ask for: a ratio it names, or a word such as "portrait" or "panorama". */
export function ratioInWords(prompt: string): AspectRatio | undefined {
  const text = prompt.toLowerCase();
  for (const match of text.matchAll(/(?<![\d:])(\d{1,2})\s?[:：]\s?(\d{1,2})(?![\d:])/gu)) {
    const named = aspectRatios.find((ratio) => ratio === `${match[1]}:${match[2]}`);
    if (named) return named;
  }
  return shapeWords.find(([pattern]) => pattern.test(text))?.[1];
}

export interface SizeContext {
  quality: Tier | undefined;
  autoForms: AcceptedAutoForms;
  /** The shape where the model chooses it. */
  autoRatio: AspectRatio;
}

/**
 * The pixels that `size` and `quality` ask for. Throws a {@link Refusal} (400 `invalid_parameters`) for a form that is
 * not accepted and for pixels outside the model's area and shape.
 */
export function pixelsAsked(size: string | undefined, { quality, autoForms, autoRatio }: SizeContext): PixelSize {
  const tier = quality ?? '2K';
  // Without a size the founding page draws a square; today's manual lets the model choose.
  if (size === undefined) {
    const square = autoForms === 'tier_as_size' || (autoForms === 'both' && quality === undefined);
    return ratioPixels[square ? '1:1' : autoRatio][tier];
  }
  const pixels = /^(\d{1,6})x(\d{1,6})$/.exec(size);
  if (pixels) return checkedPixels(Number(pixels[1]), Number(pixels[2]));
  const tierWord = tiers.find((word) => word === size);
  if (tierWord && autoForms !== 'auto_with_quality') return ratioPixels[autoRatio][tierWord];
  if (autoForms !== 'tier_as_size') {
    if (size === 'auto') return ratioPixels[autoRatio][tier];
    const ratio = aspectRatios.find((word) => word === size);
    if (ratio) return ratioPixels[ratio][tier];
  }
  const words = [
    ...(autoForms === 'auto_with_quality' ? [] : tiers),
    ...(autoForms === 'tier_as_size' ? [] : ['auto', ...aspectRatios]),
  ];
  return refuse(
    400,
    'invalid_parameters',
    `size ${JSON.stringify(size)} is not supported; use WIDTHxHEIGHT or one of ${words.join(', ')}.`,
  );
}

function checkedPixels(width: number, height: number): PixelSize {
  const area = width * height;
  if (area < minimumArea || area > maximumArea) {
    refuse(
      400,
      'invalid_parameters',
      `size ${width}x${height} has ${area} pixels; it must have between ${minimumArea} and ${maximumArea}.`,
    );
  }
  if (width > height * maximumAspect || height > width * maximumAspect) {
    refuse(
      400,
      'invalid_parameters',
      `size ${width}x${height} is too long and thin; width divided by height must lie between 1/16 and 16.`,
    );
  }
  return { width, height };
}
