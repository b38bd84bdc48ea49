import { Notification } from 'electron';
import type { Logger } from '../logging/index.ts';
import type { Announcement } from './endedGenerations.ts';

/** Shows system notifications, and calls back when one is clicked. */
export class Notifications {
  readonly #onClick: () => void;
  readonly #logger: Logger;
  /** Kept, because a notification nobody refers to is collected and its click never heard. */
  readonly #shown = new Set<Notification>();

  constructor(onClick: () => void, logger: Logger) {
    this.#onClick = onClick;
    this.#logger = logger;
  }

  show({ title, body }: Announcement): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    const forget = (): void => {
      this.#shown.delete(notification);
    };
    notification.on('click', () => {
      forget();
      this.#onClick();
    });
    notification.on('close', forget);
    // On macOS only a signed app may show any; the window says the same thing.
    notification.on('failed', (_event, problem) => {
      forget();
      this.#logger.warn('A notification could not be shown', { problem });
    });
    this.#shown.add(notification);
    notification.show();
  }

  /** Takes away what is still shown. */
  clear(): void {
    for (const notification of this.#shown) notification.close();
    this.#shown.clear();
  }
}
