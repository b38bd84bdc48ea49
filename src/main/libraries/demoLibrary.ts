import type { Demo, DemoOptions } from './openDemo.ts';
import type { Logger } from '../logging/logger.ts';
import type { AppInfo } from '../../shared/bridge/app.ts';

export interface DemoLibraryOptions {
  demo: DemoOptions;
  /** It was closed, because its folder is gone, and opened anew. */
  onReopened: () => void;
  /** More of its own pictures are made, or all of them. */
  onSamples: () => void;
  logger: Logger;
}

/**
 * The demo, opened when it is first shown and kept open from then on. Its library holds nothing of the artist's: one whose
 * folder was removed while it was open is begun anew.
 */
export class DemoLibrary {
  readonly #options: DemoLibraryOptions;
  #open: Demo | undefined;
  #opening: Promise<void> | undefined;
  #samples: AppInfo['samples'];

  constructor(options: DemoLibraryOptions) {
    this.#options = options;
  }

  /** Undefined until it is open. */
  get current(): Demo | undefined {
    return this.#open;
  }

  /** How many of its own pictures there are, while they are being made. */
  get samples(): AppInfo['samples'] {
    return this.#samples;
  }

  /** Opens it once; who asks while it opens waits for the same. */
  open(): Promise<void> {
    this.#opening ??= this.#load().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #load(): Promise<void> {
    // Its art and its service are no part of what everybody loads.
    const { openDemo } = await import('./openDemo.ts');
    this.#open = await openDemo(this.#options.demo, {
      onGone: () => {
        this.look();
      },
      onSamples: (progress) => {
        this.#samples = progress;
        this.#options.onSamples();
      },
    });
  }

  /** Begins it anew where its folder is gone. */
  look(): void {
    const open = this.#open;
    if (!open || open.workspace.library.folder.isThere()) return;
    const { logger, onReopened } = this.#options;
    logger.warn('The folder of the demo’s library is gone, so it is begun anew.');
    this.#open = undefined;
    this.#opening = undefined;
    open
      .close()
      .then(() => this.open())
      .then(onReopened)
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
