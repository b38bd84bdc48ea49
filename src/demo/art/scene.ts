import { hashOf, seededRandom, type Random } from '../random.ts';
import { families } from './families/index.ts';
import type { Family } from './family.ts';
import { gradeFor } from './grade.ts';
import { hoursInWords, lightAt } from './light.ts';
import { addPaper } from './paper.ts';
import { Sheet } from './sheet.ts';

export interface SceneRequest {
  seed: number;
  prompt: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Typical colours of the references, `#rrggbb`; they lend the picture their palette. */
  references: readonly string[];
  /** Place in its set, from 0; the same scene at another hour. Default 0. */
  position?: number;
  /** Pictures in the set. Default 1. */
  of?: number;
}

/** The family whose words the prompt uses most, or one by the seed where it uses none. */
export function chooseFamily(prompt: string, seed: number): Family {
  const text = prompt.toLowerCase();
  const scored = families.map((family) => ({
    family,
    // A word at the beginning is the subject more often than one at the end.
    score: [...text.matchAll(family.words)].reduce((sum, match) => sum + 1 + 0.8 / (1 + match.index / 40), 0),
  }));
  const best = scored.reduce((winner, entry) => (entry.score > winner.score ? entry : winner));
  if (best.score > 0) return best.family;
  return families[hashOf(seed, 'family') % families.length] ?? best.family;
}

function timeOf(prompt: string, random: Random, position: number, of: number): number {
  const hours = hoursInWords(prompt);
  // Without words: one hour by chance, or for a set the day from morning to night.
  const [low, high] = hours ?? (of > 1 ? [0.04, 0.92] : [0, 0.72]);
  const place = of > 1 ? (position + 0.25 + 0.5 * random.next()) / of : random.next();
  return low + (high - low) * place;
}

/**
 * Draws a picture for `prompt` as an SVG document without text. The same request always gives the same document;
 * words choose what is drawn, the hour and the colours, the seed everything else.
 */
export function drawScene(request: SceneRequest): string {
  const { seed, prompt, width, height, references, position = 0, of = 1 } = request;
  const family = chooseFamily(prompt, seed);
  const sheet = new Sheet(width, height);
  const text = prompt.toLowerCase();
  family.draw({
    sheet,
    width: sheet.width,
    height: sheet.height,
    random: seededRandom(seed, 'composition'),
    variation: seededRandom(seed, 'variation', position),
    light: lightAt(timeOf(prompt, seededRandom(seed, 'hour'), position, of)),
    position,
    asks: (words) => words.test(text),
  });
  addPaper(sheet, 0.09);
  const grade = gradeFor(prompt, references);
  return sheet.toSvg(width, height).replaceAll(/#[0-9a-f]{6}\b/g, grade);
}
