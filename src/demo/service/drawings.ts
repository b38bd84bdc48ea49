import { createHash } from 'node:crypto';

/**
 * The bytes of drawn pictures, made when first asked for. At most `capacity` bytes are kept, those used last; a
 * drawing that was dropped is made again.
 */
export class Drawings {
  readonly #capacity: number;
  readonly #kept = new Map<string, Uint8Array>();
  readonly #underWay = new Map<string, Promise<Uint8Array>>();
  readonly #hashes = new Map<string, string>();
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The picture called `name`, drawn by `draw` unless it is there or under way. */
  async get(name: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = this.#kept.get(name);
    if (kept) {
      this.#kept.delete(name);
      this.#kept.set(name, kept);
      return kept;
    }
    const underWay = this.#underWay.get(name);
    if (underWay) return underWay;
    const drawing = draw().then((bytes) => {
      this.#keep(name, bytes);
      return bytes;
    });
    this.#underWay.set(name, drawing);
    try {
      return await drawing;
    } finally {
      this.#underWay.delete(name);
    }
  }

  /** Of a picture that has been drawn, in lower-case hexadecimal. */
  sha256(name: string): string | undefined {
    return this.#hashes.get(name);
  }

  #keep(name: string, bytes: Uint8Array): void {
    this.#hashes.set(name, createHash('sha256').update(bytes).digest('hex'));
    this.#kept.set(name, bytes);
    this.#size += bytes.length;
    for (const [oldest, dropped] of this.#kept) {
      if (this.#size <= this.#capacity || oldest === name) break;
      this.#kept.delete(oldest);
      this.#size -= dropped.length;
    }
  }
}
