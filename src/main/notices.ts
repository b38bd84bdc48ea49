import type { Notice } from '../shared/bridge/contract.ts';

/** What the artist should know about the app itself. A notice is shown until it is put away or no longer true. */
export class Notices {
  readonly #notices = new Map<string, Notice>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  list(): Notice[] {
    return [...this.#notices.values()];
  }

  /** One of a kind: a later notice of the same kind takes the earlier one's place. */
  show(kind: Notice['kind'], message: string, path?: string): void {
    const before = this.#notices.get(kind);
    if (before?.message === message && before.path === path) return;
    this.#notices.set(kind, { id: kind, kind, message, ...(path === undefined ? {} : { path }) });
    this.#onChange();
  }

  remove(kind: string): void {
    if (this.#notices.delete(kind)) this.#onChange();
  }
}
