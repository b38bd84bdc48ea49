import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { keepTakenFocus } from './focusReturn.ts';
import { classNames } from './classNames.ts';
import styles from './Popover.module.css';

/** For Radix' `onOpenAutoFocus`: the focus goes to what opened as a whole, so that no tooltip of its first button opens with it. */
function focusWhole(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  event.currentTarget.focus();
}

interface PopoverProps {
  /** A button; it is told that it opens something. */
  trigger: ReactNode;
  /** Its accessible name. */
  label: string;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string | undefined;
}

/** A small panel beside the button that opens it. Esc and a click elsewhere close it. */
export function Popover(props: PopoverProps) {
  const { trigger, label, children, align = 'end', side = 'bottom', open, onOpenChange, className } = props;
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          className={classNames(styles.popover, className)}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={focusWhole}
          onCloseAutoFocus={keepTakenFocus}
          onEscapeKeyDown={(event) => {
            // Something inside is open itself, and Esc closes that first.
            if (event.target instanceof Element && event.target.closest('[data-keeps-escape]')) event.preventDefault();
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A button in a popover that closes it: `<PopoverClose><IconButton …/></PopoverClose>`. */
export function PopoverClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
