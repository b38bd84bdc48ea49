import type { Clock } from '../../shared/domain/clock.ts';

/** A window whose page has loaded is shown after this time, whether it says that it is ready or not. In milliseconds. */
const showPause = 500;

/**
 * Shows a window that was made hidden, once: when it can be shown without a flash, or soon after its page
 * has loaded. The first does not come everywhere (Wayland; a hidden window whose title bar the system draws
 * into), and an app without a window cannot even be closed.
 */
export class FirstShow {
  readonly #clock: Clock;
  readonly #show: () => void;
  #done = false;
  #cancelPause = (): void => {};

  constructor(clock: Clock, show: () => void) {
    this.#clock = clock;
    this.#show = show;
  }

  /** The window can be shown without a flash. */
  ready(): void {
    if (this.#done) return;
    this.cancel();
    this.#show();
  }

  /** The page has loaded, or could not be loaded. */
  settled(): void {
    if (this.#done) return;
    this.#cancelPause = this.#clock.after(showPause, () => {
      this.ready();
    });
  }

  /** The window has gone; nothing is shown any more. */
  cancel(): void {
    this.#done = true;
    this.#cancelPause();
  }
}
