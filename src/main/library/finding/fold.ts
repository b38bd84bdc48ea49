/** Text as searching compares it: without case and accents, full-width letters as usual ones, one space between words. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      // Accents of Latin, Greek and Cyrillic; the marks of Japanese and Hindi are letters of their own.
      .replaceAll(/[\u0300-\u036F]/g, '')
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      // Capitals of it become one or the other by where they stand.
      .replaceAll('ς', 'σ')
      // SQLite's text ends at it.
      .replaceAll('\0', ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

export interface SearchTerm {
  /** Folded, not empty. */
  text: string;
  /** Whole words in this order. */
  exact: boolean;
  excluded: boolean;
}

/** What the artist typed, as terms that all have to hold. A quote that is not closed yet reaches to the end. */
export function parseSearch(typed: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const match of typed.replaceAll(/[“”„«»]/g, '"').matchAll(/(-?)"([^"]*)"?|(\S+)/g)) {
    const quoted = match[2] !== undefined;
    const word = match[3] ?? '';
    const excluded = quoted ? match[1] === '-' : word.length > 1 && word.startsWith('-');
    const text = fold(quoted ? (match[2] ?? '') : excluded ? word.slice(1) : word);
    const isNew = !terms.some((each) => each.text === text && each.exact === quoted && each.excluded === excluded);
    if (text !== '' && isNew) terms.push({ text, exact: quoted, excluded });
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
  return Array.from(term.text).length < 3;
}

/** The term as a phrase of FTS5's query language. */
export function phraseOf(term: SearchTerm): string {
  return `"${term.text.replaceAll('"', '""')}"`;
}
