import type { ColourLabel } from '../../../shared/domain/index.ts';
import { classNames } from '../../ui/index.ts';
import styles from './Curating.module.css';

/** A colour label as a small square; its name stands beside it or is read out. */
export function LabelDot({ label }: { label: ColourLabel | 'none' }) {
  return <span aria-hidden className={classNames(styles.dot, styles[label])} />;
}
