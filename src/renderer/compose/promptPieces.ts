import { fold } from '../../shared/domain/fold.ts';
import { findImageTokens, maximumPromptLength } from '../../shared/seedream/index.ts';

/** A stretch of the prompt that is drawn in one way. Offsets are UTF-16 units, as in a text field. */
export interface PromptPiece {
  start: number;
  end: number;
  kind: 'text' | 'token' | 'missing';
  /** Which reference a token means, from 1; only of a token. */
  number?: number;
  /** Beyond what the model takes. */
  over: boolean;
}

/** Where the character with this number (from 0, in code points) begins; the prompt's length when it has fewer. */
export function offsetOfCharacter(prompt: string, character: number): number {
  // Every code point has one or two units: a short prompt need not be counted.
  if (prompt.length <= character) return prompt.length;
  let offset = 0;
  let count = 0;
  for (const point of prompt) {
    if (count === character) return offset;
    offset += point.length;
    count += 1;
  }
  return prompt.length;
}

/** The prompt cut into plain text, tokens with their reference, and tokens without; together they are all of it. */
export function promptPieces(prompt: string, references: number, most: number = maximumPromptLength): PromptPiece[] {
  const limit = offsetOfCharacter(prompt, most);
  const pieces: PromptPiece[] = [];
  const add = (start: number, end: number, rest: Pick<PromptPiece, 'kind' | 'number'>): void => {
    for (const [from, to] of [
      [start, Math.min(end, limit)],
      [Math.max(start, limit), end],
    ] as const) {
      if (from < to) pieces.push({ start: from, end: to, over: from >= limit, ...rest });
    }
  };
  let done = 0;
  for (const { start, end, number } of findImageTokens(prompt)) {
    add(done, start, { kind: 'text' });
    const there = number !== undefined && number >= 1 && number <= references;
    add(start, end, there ? { kind: 'token', number } : { kind: 'missing' });
    done = end;
  }
  add(done, prompt.length, { kind: 'text' });
  return pieces;
}

/** What is being typed after an `@`: where the `@` stands, and the words so far. */
export interface Pointing {
  start: number;
  words: string;
}

/** The `@` that the caret stands behind, when it points at a reference and is not part of a mail address. */
export function pointingAt(prompt: string, caret: number): Pointing | undefined {
  const match = /(?<![A-Za-z0-9._%+@-])@(?<words>[^\s@]{0,40})$/.exec(prompt.slice(Math.max(0, caret - 60), caret));
  if (!match) return undefined;
  const words = match.groups?.['words'] ?? '';
  return { start: caret - words.length - 1, words };
}

/** The numbers (from 1) of the references that the words after `@` may mean: the number's beginning, or a part of the name. */
export function matchingNumbers(names: readonly string[], words: string): number[] {
  const wanted = fold(words);
  return names.flatMap((name, index) => {
    const number = index + 1;
    const fits = String(number).startsWith(wanted) || fold(name).includes(wanted);
    return fits ? [number] : [];
  });
}
