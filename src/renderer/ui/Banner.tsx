import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { classNames } from './classNames.ts';
import { IconButton } from './IconButton.tsx';

interface BannerProps {
  /** `neutral` is a standing fact, `warn` needs a look, `danger` stops work. */
  tone?: 'neutral' | 'warn' | 'danger';
  children: ReactNode;
  /** Buttons after the words. */
  actions?: ReactNode;
  /** Name of the close button; none is drawn without it. */
  closeLabel?: string;
  onClose?: () => void;
}

const icons = { neutral: Info, warn: TriangleAlert, danger: CircleAlert };

/** A bar under the title bar about the account, the disk or the app itself. */
export function Banner({ tone = 'neutral', children, actions, closeLabel, onClose }: BannerProps) {
  const Icon = icons[tone];
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={classNames(styles.banner, styles[tone])}>
      <Icon aria-hidden className={styles.icon} />
      <span className={styles.words}>{children}</span>
      {actions}
      {closeLabel && onClose && <IconButton label={closeLabel} icon={<X aria-hidden />} onClick={onClose} />}
    </div>
  );
}
