/** Something that stands in the strip without a number yet: before which tile (undefined: at the end). */
export interface Guest<Item> {
  at: number | undefined;
  item: Item;
}

/** The strip with what is being read and what cannot be used in the places where they would be. */
export function withGuests<Item>(tiles: readonly Item[], guests: readonly Guest<Item>[]): Item[] {
  const placed = guests.map(({ at, item }) => ({ at: Math.min(at ?? tiles.length, tiles.length), item }));
  const all: Item[] = [];
  for (let index = 0; index <= tiles.length; index += 1) {
    for (const guest of placed) if (guest.at === index) all.push(guest.item);
    const tile = tiles[index];
    if (index < tiles.length && tile !== undefined) all.push(tile);
  }
  return all;
}
