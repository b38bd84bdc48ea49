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
  /** Fills the width it is given. */
  wide?: boolean;
}

export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'normal', icon, keys, busy = false, offReason, off, wide, ...rest } = props;
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
      aria-disabled={cannot || busy || undefined}
      aria-busy={busy || undefined}
      className={classNames(
        styles.button,
        styles[variant],
        size === 'large' && styles.large,
        wide && styles.wide,
        cannot && styles.off,
        className,
      )}
      onClick={click}
    >
      {busy ? <ProgressRing size="small" /> : icon}
      <span className={styles.label}>{children}</span>
      {keys && <KeyHint keys={keys} />}
    </button>
  );
  return offReason ? <Tooltip text={offReason}>{button}</Tooltip> : button;
}

interface ReasonButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** Why the main action cannot be done now. */
  children: ReactNode;
}

/** Stands in the primary button's place and says why it cannot act; a click leads to the cause. */
export function ReasonButton({ className, children, ...rest }: ReasonButtonProps) {
  return (
    <button {...rest} type="button" className={classNames(styles.button, styles.large, styles.reason, className)}>
      <Info aria-hidden />
      <span>{children}</span>
    </button>
  );
}
