import type { ColourLabel } from '../../shared/domain/index.ts';
import { classNames } from './classNames.ts';
import styles from './LabelDot.module.css';

/** A colour label as a small square; its name stands beside it or is read out. */
export function LabelDot({ label }: { label: ColourLabel | 'none' }) {
  return <span aria-hidden className={classNames(styles.dot, styles[label])} />;
}
