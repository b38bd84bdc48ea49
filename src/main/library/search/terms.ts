import { fold, plainPunctuation } from '../../../shared/domain/fold.ts';
import { foldBefore } from '../database/migrations/foldBefore.ts';

export interface SearchTerm {
  /** Folded, not empty. */
  text: string;
  /** As an earlier version folded it, where that differs and texts folded then are still around. */
  before?: string;
  /** Whole words in this order. */
  exact: boolean;
  excluded: boolean;
}

/**
 * What the artist typed, as terms that must all match. An unclosed quote reaches to the end.
 * `alsoBefore`: while texts of an earlier version are still folded as they were.
 */
export function parseSearch(typed: string, alsoBefore = false): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const match of plainPunctuation(typed).matchAll(/(-?)"([^"]*)"?|(\S+)/g)) {
    const quoted = match[2] !== undefined;
    const word = match[3] ?? '';
    const excluded = quoted ? match[1] === '-' : word.length > 1 && word.startsWith('-');
    const own = quoted ? (match[2] ?? '') : excluded ? word.slice(1) : word;
    const text = fold(own);
    // Every sign has become one sign, so what was typed stands in the same place.
    const start = match.index + (quoted ? (match[1] ?? '').length + 1 : excluded ? 1 : 0);
    const before = alsoBefore ? foldBefore(typed.slice(start, start + own.length)) : text;
    const isNew = !terms.some((each) => each.text === text && each.exact === quoted && each.excluded === excluded);
    if (text !== '' && isNew)
      terms.push({ text, ...(before === text || before === '' ? {} : { before }), exact: quoted, excluded });
  }
  return terms;
}

const letter = /[\p{L}\p{N}]/u;
/** Scripts written without spaces: a word may begin and end anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether folded `text` holds `phrase` with no letter of the same word before or after it. */
export function holdsWords(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
    const after = Array.from(text.slice(at + phrase.length, at + phrase.length + 2))[0] ?? '';
    if (isBorder(before, phrase[0] ?? '') && isBorder(after, phrase.at(-1) ?? '')) return true;
  }
  return false;
}

function isBorder(outside: string, inside: string): boolean {
  return !letter.test(outside) || !letter.test(inside) || unspaced.test(outside) || unspaced.test(inside);
}

/** Trigrams need this many characters; shorter terms are looked for in the text itself. */
export function isShort(term: SearchTerm): boolean {
  return wordings(term).some((text) => Array.from(text).length < 3);
}

/** Every way in which the term may be written in a folded text. */
export function wordings({ text, before }: SearchTerm): string[] {
  return before === undefined ? [text] : [text, before];
}

/** The term in FTS5's query language. */
export function phraseOf(term: SearchTerm): string {
  const phrases = wordings(term).map((text) => `"${text.replaceAll('"', '""')}"`);
  return phrases.length === 1 ? phrases.join('') : `(${phrases.join(' OR ')})`;
}
