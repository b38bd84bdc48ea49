import { classNames } from './classNames.ts';
import styles from './KeyHint.module.css';
import { writeKeys } from './keys.ts';

/** Keys beside an action, as `Mod+Return`. `boxed` draws a key cap. Not read out: the control's own name is enough. */
export function KeyHint({ keys, boxed = false }: { keys: string; boxed?: boolean }) {
  return (
    <kbd aria-hidden className={classNames(styles.keys, boxed && styles.boxed)}>
      {writeKeys(keys)}
    </kbd>
  );
}
