import { aspectRatios, ratioPixels, tiers } from '../../shared/seedream/sizes.ts';
import type { ExportablePicture } from './types.ts';

/** The words of a prompt that go into a name: so many code points, cut between words. */
const promptLength = 40;

const two = (number: number): string => String(number).padStart(2, '0');

function dateOf(time: Date): string {
  return `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

function timeOf(time: Date): string {
  return `${two(time.getHours())}-${two(time.getMinutes())}-${two(time.getSeconds())}`;
}

/** The first words of a prompt; a first word longer than that (scripts without spaces) is cut. */
function wordsOf(prompt: string): string {
  const words = prompt
    .slice(0, 1000)
    .split(/[^\p{L}\p{M}\p{N}'’_-]+/u)
    .filter((word) => word !== '');
  let text = '';
  for (const word of words) {
    const longer = text === '' ? word : `${text} ${word}`;
    if (Array.from(longer).length > promptLength) break;
    text = longer;
  }
  return text === ''
    ? Array.from(words[0] ?? 'untitled')
        .slice(0, promptLength)
        .join('')
    : text;
}

const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));

/**
 * The ratio as people name it, with a hyphen, because a colon cannot be in a name: `16-9` for every size that
 * the model's table calls 16:9, else the reduced fraction, or `2.35-1` where that would be unwieldy.
 */
export function ratioName(width: number, height: number): string {
  for (const ratio of aspectRatios) {
    const named = tiers.some(
      (tier) => ratioPixels[ratio][tier].width === width && ratioPixels[ratio][tier].height === height,
    );
    if (named) return ratio.replace(':', '-');
  }
  const common = divisor(width, height);
  const [across, down] = [width / common, height / common];
  if (across <= 32 && down <= 32) return `${across}-${down}`;
  return width >= height ? `${(width / height).toFixed(2)}-1` : `1-${(height / width).toFixed(2)}`;
}

/** The file's own name without folder and ending; paths of every system. */
function ownName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.replace(/(?<=.)\.[^.]*$/, '');
}

/** A file's ending with its dot, in lower case; empty when it has none. */
export function endingOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return (/(?<=.)\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '').toLowerCase();
}

/**
 * Fills `{date} {time} {prompt} {number} {position} {size} {ratio} {name}` in; braces around anything else stay.
 * Dates are local. `number` counts from 1 to `total` and is padded to its width. Not yet a safe file name.
 */
export function fillTemplate(template: string, picture: ExportablePicture, number: number, total: number): string {
  const time = new Date(picture.createdAt);
  const values: Record<string, () => string> = {
    date: () => dateOf(time),
    time: () => timeOf(time),
    prompt: () => wordsOf(picture.prompt),
    number: () => String(number).padStart(String(total).length, '0'),
    position: () => String(picture.position),
    size: () => `${picture.width}x${picture.height}`,
    ratio: () => ratioName(picture.width, picture.height),
    name: () => ownName(picture.path),
  };
  return template.replaceAll(/\{([a-z]+)\}/g, (whole, token: string) =>
    Object.hasOwn(values, token) ? (values[token]?.() ?? whole) : whole,
  );
}
