/**
 * Whether there is any use in asking the network: the system is online, the computer is awake.
 * Those who wait are let go together when both are true again.
 */
export class Connection {
  #online = true;
  #awake = true;
  #waiting = new Set<() => void>();
  readonly #listeners = new Set<(usable: boolean) => void>();

  get usable(): boolean {
    return this.#online && this.#awake;
  }

  get online(): boolean {
    return this.#online;
  }

  setOnline(online: boolean): void {
    this.#change(() => {
      this.#online = online;
    });
  }

  suspend(): void {
    this.#change(() => {
      this.#awake = false;
    });
  }

  resume(): void {
    this.#change(() => {
      this.#awake = true;
    });
  }

  onChange(listener: (usable: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Resolves as soon as the network can be used; rejects with the signal's reason when it aborts first. */
  whenUsable(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.usable) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', stop);
        this.#waiting.delete(go);
        resolve();
      };
      const stop = (): void => {
        this.#waiting.delete(go);
        reject(signal.reason as Error);
      };
      this.#waiting.add(go);
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  #change(change: () => void): void {
    const before = this.usable;
    change();
    if (this.usable === before) return;
    for (const listener of this.#listeners) listener(this.usable);
    if (this.usable) for (const go of this.#waiting) go();
  }
}
