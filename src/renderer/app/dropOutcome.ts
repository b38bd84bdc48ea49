import { maximumReferences } from '../../shared/seedream/index.ts';

/** What dropping `count` files before the reference at `at` would do: how many fit, and the numbers they get. */
export function dropOutcome(drop: { count: number; at: number | undefined; references: number; reading: number }): {
  taken: number;
  first: number;
  last: number;
} {
  const taken = Math.min(drop.count, Math.max(0, maximumReferences - drop.references - drop.reading));
  const first = (drop.at ?? drop.references + drop.reading) + 1;
  return { taken, first, last: first + taken - 1 };
}
