import { Notification } from 'electron';
import type { Announcement } from './endedGenerations.ts';

/** Shows system notifications, and calls back when one is clicked. */
export class Notifications {
  readonly #onClick: () => void;
  /** Kept, because a notification nobody refers to is collected and its click never heard. */
  readonly #shown = new Set<Notification>();

  constructor(onClick: () => void) {
    this.#onClick = onClick;
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
    this.#shown.add(notification);
    notification.show();
  }

  /** Takes away what is still shown. */
  clear(): void {
    for (const notification of this.#shown) notification.close();
    this.#shown.clear();
  }
}
