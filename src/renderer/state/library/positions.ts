import type { PictureId } from '../../../shared/domain/index.ts';

/** After questions about so many different pictures a map of all is worth its making. */
const mostSearched = 8;

/**
 * Where each picture stands. A map of 100,000 takes 20 ms to make, and most layouts are only ever asked for
 * the one picture that is selected: so a few are looked up by going through the ids.
 */
export class Positions implements ReadonlyMap<PictureId, number> {
  readonly #ids: readonly PictureId[];
  /** What was looked up, then everything. */
  #known = new Map<PictureId, number>();
  #complete = false;

  constructor(ids: readonly PictureId[]) {
    this.#ids = ids;
  }

  get size(): number {
    return this.#ids.length;
  }

  get(id: PictureId): number | undefined {
    const known = this.#known.get(id);
    if (known !== undefined) return known < 0 ? undefined : known;
    if (this.#complete) return undefined;
    if (this.#known.size >= mostSearched) {
      this.#complete = true;
      this.#known = new Map(this.entries());
      return this.#known.get(id);
    }
    const found = this.#ids.indexOf(id);
    this.#known.set(id, found);
    return found < 0 ? undefined : found;
  }

  has(id: PictureId): boolean {
    return this.get(id) !== undefined;
  }

  keys(): MapIterator<PictureId> {
    return this.#ids.values();
  }

  values(): MapIterator<number> {
    return this.#ids.keys();
  }

  *entries(): MapIterator<[PictureId, number]> {
    for (let index = 0; index < this.#ids.length; index += 1) {
      const id = this.#ids[index];
      if (id !== undefined) yield [id, index];
    }
  }

  [Symbol.iterator](): MapIterator<[PictureId, number]> {
    return this.entries();
  }

  forEach(
    callback: (position: number, id: PictureId, positions: ReadonlyMap<PictureId, number>) => void,
    self?: unknown,
  ): void {
    for (const [id, index] of this.entries()) callback.call(self, index, id, this);
  }
}
