import { chinese, english, german, type Language } from './promptWords.ts';

/** Prompts that differ; larger libraries repeat them, as artists do. */
const distinctPrompts = 60_000;

/**
 * Prompt `index` of a made-up artist: English, German or Chinese (about 55, 25 and 20 of a hundred), 20 to 600
 * characters, short ones more often. Words occur about as often as the inverse of their place in their list, as in
 * natural language. The same in every run.
 */
export function realisticPrompt(index: number): string {
  const random = numbers(index % distinctPrompts);
  const share = random();
  const language = share < 0.55 ? english : share < 0.8 ? german : chinese;
  // Chinese says the same in a third of the characters.
  const longest = language === chinese ? 220 : 600;
  const length = 20 + Math.floor((longest - 20) * random() ** 2.2);
  let text = sentence(language, random);
  while (text.length < length) text += language.between + phrase(language, random);
  return Array.from(text).slice(0, 600).join('').trim();
}

function sentence(language: Language, random: () => number): string {
  return filled(often(language.sentences, random), language, random);
}

function phrase(language: Language, random: () => number): string {
  return filled(often(language.phrases, random), language, random);
}

/** Replaces each `{list}` by a word of that list. */
function filled(pattern: string, language: Language, random: () => number): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, list: string) => {
    if (list === 'name') return properName(language, random);
    if (list === 'number') return String(1 + Math.floor(random() ** 3 * 2000));
    if (list === 'compound') return often(language.heads, random) + often(language.tails, random);
    return often(language.words[list] ?? [], random);
  });
}

/** Names are the long tail of a vocabulary: most of them occur once or twice. */
function properName(language: Language, random: () => number): string {
  const syllables = 2 + Math.floor(random() * 2);
  let name = '';
  for (let index = 0; index < syllables; index += 1) {
    name += language.syllables[Math.floor(random() * language.syllables.length)] ?? '';
  }
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Place n of a list about 1/n as often as the first. */
function often(list: readonly string[], random: () => number): string {
  return list[Math.floor((list.length + 1) ** random()) - 1] ?? '';
}

/** Numbers from 0 to below 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
