import type { LibraryQuery } from '../../shared/bridge/library.ts';
import type { GroupChoice } from '../state/query/index.ts';

/** How the page groups what a query of `queryOf` found. */
export function groupingOfQuery(query: LibraryQuery): GroupChoice {
  if (query.group !== undefined) return query.group;
  return query.sort === undefined ? 'day' : 'none';
}

/** Names what is looked at: the place in the grid is kept for each, whatever the groups. */
export function viewOfQuery(query: LibraryQuery): string {
  const view = { ...query };
  delete view.group;
  return JSON.stringify(view);
}

/** Whether `after` shows everything that `before` does and more, in the same order: words or chips were taken away. Both as of `viewOfQuery`. */
export function isLifted(before: string, after: string): boolean {
  const narrow = JSON.parse(before) as LibraryQuery;
  const wide = JSON.parse(after) as LibraryQuery;
  const inOrder = (['sort', 'order', 'seed', 'trashed'] as const).every((name) => narrow[name] === wide[name]);
  const contains = (name: keyof LibraryQuery): boolean => {
    if (name === 'text') return narrow.text?.includes(wide.text ?? '') ?? false;
    if (name === 'tags') return wide.tags?.every((tag) => narrow.tags?.includes(tag)) ?? true;
    return JSON.stringify(narrow[name]) === JSON.stringify(wide[name]);
  };
  return before !== after && inOrder && (Object.keys(wide) as (keyof LibraryQuery)[]).every(contains);
}
