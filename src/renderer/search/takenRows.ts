import type { FilterKind } from './filterWords.ts';
import type { Suggestion } from './filterValues.ts';

interface Typing {
  rows: readonly Suggestion[];
  /** The words in the field. */
  typed: string;
  /** The filter whose values are looked for. */
  kind: FilterKind | undefined;
  /** The row that an arrow key went to. */
  at: number | undefined;
}

/** What the keys take of the list under the search field. */
interface Takes {
  /** The marked row, which Return and Tab take. */
  marked: number | undefined;
  /** The row that Tab alone takes, while none is marked. */
  tab: number | undefined;
}

/**
 * Return takes what is marked and nothing else. Words are looked for as they are typed, so none of the rows they
 * bring is marked until an arrow key goes to it, and Return leaves the words as words; Tab makes a filter of them.
 * What is typed into a chosen filter can only mean one of its values: there the first one is marked.
 */
export function takenRows({ rows, typed, kind, at }: Typing): Takes {
  if (rows.length === 0) return { marked: undefined, tab: undefined };
  if (at !== undefined) return { marked: Math.min(at, rows.length - 1), tab: undefined };
  if (kind) return { marked: 0, tab: undefined };
  if (typed.trim() === '') return { marked: undefined, tab: undefined };
  // A value says more than the name of a filter that it stands beside.
  return {
    marked: undefined,
    tab: Math.max(
      0,
      rows.findIndex((row) => row.type === 'value'),
    ),
  };
}
