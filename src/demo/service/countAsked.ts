import { maximumReferencesPlusPictures } from '../../shared/seedream/limits.ts';
import { asksForSeveral } from '../../shared/seedream/severalWords.ts';

const words: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
  十三: 13,
  十四: 14,
  十五: 15,
};

const thing =
  '(?:images?|pictures?|variations?|variants?|versions?|frames?|panels?|scenes?|illustrations?|photos?|bilder[n]?|varianten|variationen|versionen|szenen)';
const western = new RegExp(
  `(?<![\\p{L}\\d.,:])(\\d{1,2}|[\\p{L}]+)\\s+(?:[\\p{L}-]+\\s+){0,3}?${thing}(?![\\p{L}])`,
  'gu',
);
const chinese = /(\d{1,2}|十[一二三四五]|[两二三四五六七八九十])\s*(?:张|幅|个(?:画面|版本|变体)|组|種|种)/gu;

function numberOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : words[text];
}

/**
 * How many pictures `prompt` asks for: the number it names ("4 variations", "vier Varianten", "4张"), `several`
 * when it asks for more than one and names none, and 1 when it does not ask.
 */
export function countAsked(prompt: string): number | 'several' {
  const text = prompt.toLowerCase();
  for (const pattern of [western, chinese]) {
    for (const match of text.matchAll(pattern)) {
      // The number nearest to the thing counts: "two cats in four pictures".
      for (const word of [match[1] ?? '', ...match[0].split(/\s+/u)].toReversed()) {
        const count = numberOf(word);
        if (count !== undefined && count >= 2) return count;
      }
    }
  }
  return asksForSeveral(prompt) ? 'several' : 1;
}

/**
 * How many pictures a task makes (model page): what the prompt asks for, at most `n`, and at most what the
 * references leave of the fifteen.
 */
export function picturesMade(prompt: string, n: number, references: number): number {
  const asked = countAsked(prompt);
  return Math.max(1, Math.min(asked === 'several' ? n : asked, n, maximumReferencesPlusPictures - references));
}
