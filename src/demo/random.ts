/** A stream of numbers that depends on nothing but its seed. */
export interface Random {
  /** At least 0 and below 1. */
  next(): number;
  /** At least `low` and below `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** `true` with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** The items in another order. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

/** A 32-bit number from words and numbers; the same parts always give the same one (FNV-1a with a final mix). */
export function hashOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A {@link Random} made from the parts, which are hashed together. Not for secrets. */
export function seededRandom(...parts: (string | number)[]): Random {
  let state = hashOf(...parts);
  // A Weyl sequence through a 32-bit mixing function: short, even enough for pictures and ids.
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
  const random: Random = {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    shuffle(items) {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = Math.floor(next() * (last + 1));
        const [a, b] = [order[last], order[other]];
        if (a === undefined || b === undefined) continue;
        order[last] = b;
        order[other] = a;
      }
      return order;
    },
  };
  return random;
}

/** `length` characters of a-z and 0-9. */
export function randomName(random: Random, length: number): string {
  return Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[random.whole(0, 35)]).join('');
}
