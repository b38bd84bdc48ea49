export interface BatcherOptions<Item> {
  /** Items one reading takes. */
  most: number;
  /** Calls back soon, once. */
  schedule: (run: () => void) => void;
  /** Reads some items. One that fails is forgotten: the next wish asks again. */
  read: (items: Item[]) => Promise<void>;
}

/** Gathers wishes for single items into few readings; what is being read is not asked for twice. */
export function createBatcher<Item>({ most, schedule, read }: BatcherOptions<Item>) {
  const wanted = new Set<Item>();
  const reading = new Set<Item>();
  let scheduled = false;

  const run = (): void => {
    scheduled = false;
    const all = [...wanted];
    wanted.clear();
    for (let start = 0; start < all.length; start += most) {
      const some = all.slice(start, start + most);
      for (const item of some) reading.add(item);
      read(some)
        .catch((problem: unknown) => {
          console.error('Reading failed', problem);
        })
        .finally(() => {
          for (const item of some) reading.delete(item);
        });
    }
  };
  return {
    want(item: Item): void {
      if (wanted.has(item) || reading.has(item)) return;
      wanted.add(item);
      if (scheduled) return;
      scheduled = true;
      schedule(run);
    },
  };
}
