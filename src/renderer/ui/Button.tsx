import { Info } from 'lucide-react';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';
import { KeyHint } from './KeyHint.tsx';
import { ProgressRing } from './ProgressRing.tsx';
import { Tooltip } from './Tooltip.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** One `primary` a view. `risky` has danger words; `danger` is filled, and stands only in dialogs. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'risky' | 'danger';
  /** 28 or 36 px high. */
  size?: 'normal' | 'large';
  /** A 16 px icon before the words. */
  icon?: ReactNode;
  /** Keys of the action, drawn at the right. */
  keys?: string | undefined;
  /** Work is going on: a ring replaces the icon, the width stays, clicks do nothing. */
  busy?: boolean;
  /** Why it cannot act. It stays reachable by keyboard, and the tooltip says this. */
  offReason?: string | undefined;
  /** Off because the reason is told elsewhere, beside it. */
  off?: boolean | undefined;
  /** Stands in the place of the words and says why it cannot act now; a click leads to the cause. */
  reason?: ReactNode;
  /** Fills the width it is given. */
  wide?: boolean;
}

export function Button(props: ButtonProps) {
  const {
    variant = 'secondary',
    size = 'normal',
    icon,
    keys,
    busy = false,
    offReason,
    off,
    reason,
    wide,
    ...rest
  } = props;
  const { children, className, onClick, type = 'button', ...others } = rest;
  const cannot = Boolean(offReason) || Boolean(off);
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (cannot || busy) event.preventDefault();
    else onClick?.(event);
  };
  const button = (
    <button
      {...others}
      type={type}
      data-variant={variant}
      aria-disabled={cannot || busy || undefined}
      aria-busy={busy || undefined}
      className={classNames(
        styles.button,
        styles[reason ? 'reason' : variant],
        size === 'large' && styles.large,
        wide && styles.wide,
        busy && !icon && styles.busy,
        cannot && styles.off,
        className,
      )}
      onClick={click}
    >
      {reason ? <Info aria-hidden /> : busy ? <ProgressRing size={icon ? 'normal' : 'small'} /> : icon}
      <span className={styles.label}>{reason || children}</span>
      {keys && !reason && <KeyHint keys={keys} />}
    </button>
  );
  return offReason ? <Tooltip text={offReason}>{button}</Tooltip> : button;
}
