import type { ColourLabel, Flag } from './curation.ts';

/** A value and how many of the pictures have it. */
export interface Shared<Value> {
  value: Value;
  pictures: number;
}

/** What many pictures have in common, and what they come to together. */
export interface SharedFacts {
  pictures: number;
  bytes: number;
  /** Of those whose cost is known, each picture with its share of its set. */
  credits: number;
  priced: number;
  ratings: Shared<number>[];
  flags: Shared<Flag | 'none'>[];
  labels: Shared<ColourLabel | 'none'>[];
  /** By name. */
  tags: Shared<string>[];
  /** By id. */
  collections: Shared<string>[];
  /** Two at most: more than one means that they differ. Empty for none. */
  notes: string[];
}

/** The facts of the pictures of both; no picture may be in both. */
export function joinSharedFacts(one: SharedFacts, other: SharedFacts): SharedFacts {
  return {
    pictures: one.pictures + other.pictures,
    bytes: one.bytes + other.bytes,
    credits: one.credits + other.credits,
    priced: one.priced + other.priced,
    ratings: joinShared(one.ratings, other.ratings),
    flags: joinShared(one.flags, other.flags),
    labels: joinShared(one.labels, other.labels),
    tags: joinShared(one.tags, other.tags),
    collections: joinShared(one.collections, other.collections),
    notes: [...new Set([...one.notes, ...other.notes])].slice(0, 2),
  };
}

function joinShared<Value>(one: readonly Shared<Value>[], other: readonly Shared<Value>[]): Shared<Value>[] {
  const counts = new Map<Value, number>();
  for (const { value, pictures } of [...one, ...other]) counts.set(value, (counts.get(value) ?? 0) + pictures);
  return [...counts]
    .map(([value, pictures]) => ({ value, pictures }))
    .toSorted((left, right) => (left.value < right.value ? -1 : left.value > right.value ? 1 : 0));
}
