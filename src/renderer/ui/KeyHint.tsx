import { classNames } from './classNames.ts';
import styles from './KeyHint.module.css';
import { writeKeys } from './keys.ts';

/** Keys beside an action, as `Mod+Enter`. `boxed` draws a key cap. Read out only with `read`: beside an action, its name is enough. */
export function KeyHint({ keys, boxed = false, read = false }: { keys: string; boxed?: boolean; read?: boolean }) {
  return (
    <kbd aria-hidden={!read} className={classNames(styles.keys, boxed && styles.boxed)}>
      {writeKeys(keys)}
    </kbd>
  );
}
