import { fold, type Reference } from '../../shared/domain/index.ts';

/** Those without a name of their own (the others are listed above) whose file name holds every word, in their order. */
export function recentMatching(references: readonly Reference[], words: string): Reference[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return references.filter(
    ({ name, title }) => title === undefined && wanted.every((word) => fold(name).includes(word)),
  );
}
