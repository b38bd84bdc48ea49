import { stemOf, tokenPattern, type NameToken } from '../../shared/domain/fileNames.ts';
import { namedShape } from '../../shared/seedream/sizes.ts';
import type { ExportFacts } from '../library/database/pictureRows.ts';

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
  const named = namedShape({ width, height });
  if (named) return named.ratio.replace(':', '-');
  const common = divisor(width, height);
  const [across, down] = [width / common, height / common];
  if (across <= 32 && down <= 32) return `${across}-${down}`;
  return width >= height ? `${(width / height).toFixed(2)}-1` : `1-${(height / width).toFixed(2)}`;
}

/**
 * Fills `{date} {time} {prompt} {number} {position} {size} {ratio} {name}` in; braces around anything else stay.
 * Dates are local. `number` counts from 1 to `total` and is padded to its width. Not yet a safe file name.
 */
export function fillTemplate(template: string, picture: ExportFacts, number: number, total: number): string {
  const time = new Date(picture.createdAt);
  const values: Record<NameToken, () => string> = {
    date: () => dateOf(time),
    time: () => timeOf(time),
    prompt: () => wordsOf(picture.prompt),
    number: () => String(number).padStart(String(total).length, '0'),
    position: () => String(picture.position),
    size: () => `${picture.width}x${picture.height}`,
    ratio: () => ratioName(picture.width, picture.height),
    name: () => stemOf(picture.path),
  };
  return template.replaceAll(tokenPattern, (_whole, token: NameToken) => values[token]());
}
