import { fold } from '../../../shared/domain/fold.ts';

/** Rows shown at most. */
const mostRows = 8;

export interface Suggestion {
  /** Of a collection; absent for a tag, and for what is to be made anew. */
  id?: string;
  name: string;
  /** Said beside it. */
  hint?: string;
  /** It is not there yet. */
  isNew?: true;
}

/**
 * What a typed beginning can be completed to: the name that is typed in full, then those that begin with it before
 * those that only hold it, then the typed word itself as a new one unless it is there. Nothing typed offers the first ones.
 */
export function suggest(known: readonly Suggestion[], typed: string, taken: readonly string[]): Suggestion[] {
  const word = typed.trim();
  const wanted = fold(word);
  const without = new Set(taken.map(fold));
  const free = known.filter(({ name }) => !without.has(fold(name)));
  const same = free.filter(({ name }) => fold(name) === wanted);
  const begins = free.filter(({ name }) => fold(name).startsWith(wanted) && fold(name) !== wanted);
  const holds = free.filter(({ name }) => !fold(name).startsWith(wanted) && fold(name).includes(wanted));
  const rows = [...same, ...begins, ...holds].slice(0, mostRows);
  const exact = [...known.map(({ name }) => name), ...taken].some((name) => name.toLowerCase() === word.toLowerCase());
  return word && !exact ? [...rows, { name: word, isNew: true }] : rows;
}
