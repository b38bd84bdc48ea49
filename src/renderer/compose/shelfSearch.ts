import type { Reference } from '../../shared/domain/index.ts';

/** Lower case and without accents, so that "cafe" finds "Café". */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Those without a name of their own (the others are listed above) whose file name holds every word, in their order. */
export function recentMatching(references: readonly Reference[], words: string): Reference[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return references.filter(
    ({ name, title }) => title === undefined && wanted.every((word) => plain(name).includes(word)),
  );
}
