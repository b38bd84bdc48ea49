import { asksForSeveral, severalWords, type CountMode } from '../../shared/seedream/index.ts';

/** Words that would make the prompt ask for as many pictures as are wanted. */
export type SeveralOffer =
  /** Added at the end. */
  | { kind: 'add'; words: string }
  /** Put in the place of `old`, which asks for another number. */
  | { kind: 'change'; old: string; words: string };

/** What to offer by one click, or undefined when nothing has to be said. Nothing is ever added unseen. */
export function severalOffer(prompt: string, count: number, countMode: CountMode): SeveralOffer | undefined {
  if (countMode !== 'set' || prompt.trim() === '') return undefined;
  const words = severalWords(count);
  const old = /Make \d+ variations\./.exec(prompt)?.[0];
  if (old !== undefined && old !== words && count > 1) return { kind: 'change', old, words };
  if (count <= 1 || asksForSeveral(prompt)) return undefined;
  return { kind: 'add', words };
}
