import type { Clock } from '../../shared/domain/clock.ts';
import type { Studio } from '../studio/index.ts';

/** How often it is looked whether the library's folder is still there while somebody is at the window. In milliseconds. */
const lookEvery = 1500;

/** Looks after the library's folder while the window has the focus, until the answer is called. */
export function watchLibrary(studio: Pick<Studio, 'look'>, window: { isFocused(): boolean }, clock: Clock): () => void {
  let cancel = (): void => {};
  const lookLater = (): void => {
    cancel = clock.after(lookEvery, () => {
      if (window.isFocused()) studio.look();
      lookLater();
    });
  };
  lookLater();
  return () => {
    cancel();
  };
}
