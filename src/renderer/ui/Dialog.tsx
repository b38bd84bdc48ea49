import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import { classNames } from './classNames.ts';
import styles from './Dialog.module.css';
import { focusInDialog, isEscapeIn, returnInDialog, returnOnControl } from './dialogKeys.ts';
import { mayReturnFocus } from './focusReturn.ts';
import { IconButton } from './IconButton.tsx';
import { ScrollArea } from './ScrollArea.tsx';
import { useFocusOrigin } from './useFocusOrigin.ts';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** A sentence or two under the title, read out when it opens. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, right-aligned; the safe choice is `primary` when money is at stake. */
  actions?: ReactNode;
  /** 400, 560 or 720 px wide. */
  size?: 'small' | 'normal' | 'wide';
  /** Name of a close button at the top right; none is drawn without it. */
  closeLabel?: string;
  className?: string | undefined;
}

/**
 * A modal dialog. The focus goes to its first field, or where it has none to its primary button, else to the one that
 * destroys nothing. Esc cancels; Return in a field presses the primary button. The focus stays inside and goes back
 * to where it came from.
 */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, actions, size = 'small', closeLabel, className } = props;
  const returnFocus = useFocusOrigin(open);
  const takenEscape = useRef<globalThis.KeyboardEvent>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          data-modal
          className={classNames(styles.dialog, styles[size], className)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (mayReturnFocus(event.target)) returnFocus();
          }}
          onEscapeKeyDown={(event) => {
            // Something inside is open itself, and Esc closes that first.
            if (event.target instanceof Element && event.target.closest('[data-keeps-escape]')) event.preventDefault();
            else takenEscape.current = event;
          }}
          onOpenAutoFocus={focusInDialog}
          onKeyDown={(event) => {
            returnInDialog(event);
            if (isEscapeIn(event) && event.nativeEvent !== takenEscape.current) onOpenChange(false);
          }}
          onKeyDownCapture={returnOnControl}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            {closeLabel && (
              <Radix.Close asChild>
                <IconButton label={closeLabel} icon={<X aria-hidden />} />
              </Radix.Close>
            )}
          </div>
          {description && <Radix.Description className={styles.description}>{description}</Radix.Description>}
          {children && (
            <ScrollArea className={styles.body} data-dialog-body>
              {children}
            </ScrollArea>
          )}
          {actions && (
            <div className={styles.actions} data-dialog-actions>
              {actions}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A button that closes the dialog it stands in, and does nothing else. */
export function DialogCancel(props: ButtonProps) {
  return (
    <Radix.Close asChild>
      <Button {...props} />
    </Radix.Close>
  );
}
