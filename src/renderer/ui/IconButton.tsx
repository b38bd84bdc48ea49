import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-label' | 'children'> {
  /** Its accessible name, and what the tooltip says. */
  label: string;
  /** A lucide icon, drawn 16 px. */
  icon: ReactNode;
  /** Keys of the action, told in the tooltip. */
  keys?: string | undefined;
  /** For buttons that switch something: whether it is on. */
  toggled?: boolean | undefined;
  /** Why it cannot act; told in the tooltip instead of the label. */
  offReason?: string | undefined;
  /** Stands on a picture: a dark ground in both themes. */
  onPicture?: boolean;
  side?: 'top' | 'bottom' | 'left' | 'right';
}

const isOpen = (expanded: IconButtonProps['aria-expanded']): boolean => expanded === true || expanded === 'true';

/** A 28 by 28 button with an icon, a name and a tooltip. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, keys, toggled, offReason, onPicture, side, className, onClick, ...rest } = props;
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (offReason) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <Tooltip
      off={isOpen(rest['aria-expanded'])}
      text={offReason ?? label}
      keys={offReason ? undefined : keys}
      {...(side ? { side } : {})}
    >
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={toggled}
        aria-disabled={offReason ? true : undefined}
        className={classNames(styles.button, onPicture && styles.onPicture, className)}
        onClick={click}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
