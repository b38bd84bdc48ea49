import type { Logger } from '../logging/logger.ts';
import type { Demo } from './openDemo.ts';

export interface KeptDemoOptions {
  open: () => Promise<Demo>;
  /** It was closed, because its folder is gone, and opened anew. */
  onAnew: () => void;
  logger: Logger;
}

/**
 * The demo, opened when it is first shown and kept open from then on. Its library holds nothing of the artist's: one whose
 * folder was removed while it was open is begun anew.
 */
export class KeptDemo {
  readonly #options: KeptDemoOptions;
  #open: Demo | undefined;
  #opening: Promise<void> | undefined;

  constructor(options: KeptDemoOptions) {
    this.#options = options;
  }

  /** Undefined until it is open. */
  get current(): Demo | undefined {
    return this.#open;
  }

  /** Opens it once; who asks while it opens waits for the same. */
  open(): Promise<void> {
    this.#opening ??= this.#options.open().then(
      (opened) => {
        this.#open = opened;
      },
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return this.#opening;
  }

  /** Begins it anew where its folder is gone. */
  look(): void {
    const open = this.#open;
    if (!open || open.workspace.library.ground.isThere()) return;
    const { logger, onAnew } = this.#options;
    logger.warn('The folder of the demo’s library is gone, so it is begun anew.');
    this.#open = undefined;
    this.#opening = undefined;
    open
      .close()
      .then(() => this.open())
      .then(onAnew)
      .catch((error: unknown) => {
        logger.error('The demo could not be begun anew.', { error });
      });
  }

  async close(): Promise<void> {
    // One that is just being opened is closed too.
    await this.#opening?.catch(() => {});
    await this.#open?.close();
  }
}
