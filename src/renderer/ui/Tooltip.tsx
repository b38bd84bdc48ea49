import { Tooltip as Radix } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { KeyHint } from './KeyHint.tsx';
import styles from './Tooltip.module.css';

/** Once around the whole interface: the first tooltip waits half a second, its neighbours come at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={500} skipDelayDuration={300}>
      {children}
    </Radix.Provider>
  );
}

interface TooltipProps {
  /** Nothing is shown for an absent or empty text. */
  text: ReactNode;
  /** Keys of the action, as `Mod+E`. */
  keys?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** Not now: what the control opens is open, and would lie under it. */
  off?: boolean;
  /** One element that takes a ref and passes its props on. */
  children: ReactNode;
}

/** A short text beside the control under the pointer or in focus. Adds to its name, never replaces it. */
export function Tooltip({ text, keys, side = 'bottom', off = false, children }: TooltipProps) {
  const [open, setOpen] = useState(false);
  // Nothing tells that the pointer or the focus goes while it is not shown: it would come up afterwards, over what is there then.
  if (off && open) setOpen(false);
  if (!text) return children;
  return (
    <Radix.Root open={open && !off} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {text}
          {keys && <KeyHint keys={keys} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
