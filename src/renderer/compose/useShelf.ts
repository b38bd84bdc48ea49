import { useEffect, useState } from 'react';
import type { Reference } from '../../shared/domain/index.ts';
import { ask, failureMessage, reverie } from '../bridge/index.ts';
import { onDone } from '../state/undo/index.ts';
import { recentMatching } from './shelfSearch.ts';

/** How many of the recent ones are looked through. */
const lookedThrough = 200;

interface Found {
  named: readonly Reference[];
  recent: readonly Reference[];
}

/** The named references that match `words`, and the recent others that do. */
async function search(words: string): Promise<Found> {
  const text = words.trim();
  const [named, lately] = await Promise.all([
    ask(reverie().references.named(text === '' ? {} : { text })),
    ask(reverie().references.recent({ limit: lookedThrough })),
  ]);
  return { named, recent: recentMatching(lately.items, text) };
}

interface Shelf {
  /** Undefined until it was read. */
  found: Found | undefined;
  problem: string | undefined;
}

/** Keeps what the shelf shows for these words, also after names were given, taken away or brought back. */
export function useShelf(words: string): Shelf {
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<string>();
  // Replaced to read anew; what was asked before then no longer counts.
  const [question, setQuestion] = useState({ words });
  if (question.words !== words) setQuestion({ words });
  useEffect(() => {
    let current = true;
    search(question.words).then(
      (answer) => {
        if (!current) return;
        setFound(answer);
        setProblem(undefined);
      },
      (failure: unknown) => {
        if (current) setProblem(failureMessage(failure));
      },
    );
    return () => {
      current = false;
    };
  }, [question]);
  useEffect(
    () =>
      onDone(() => {
        setQuestion({ words });
      }),
    [words],
  );
  return { found, problem };
}
