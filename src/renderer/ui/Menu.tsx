import { Check, ChevronRight } from 'lucide-react';
import { ContextMenu as RadixContext, DropdownMenu as RadixDropdown } from 'radix-ui';
import { createContext, useContext, useRef, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { keepTakenFocus } from './focusReturn.ts';
import { KeyHint } from './KeyHint.tsx';
import styles from './Menu.module.css';

// The same rows serve both kinds of menu; Radix keeps them apart, so the kind is handed down.
const Kind = createContext<'dropdown' | 'context'>('dropdown');
const usePieces = () => (useContext(Kind) === 'context' ? RadixContext : RadixDropdown);

interface MenuProps {
  /** A button; it is told that it opens a menu. */
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'end';
  side?: 'top' | 'bottom';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Brings the focus to what the rows are about once one was chosen; back to the button without it, and where it answers false. */
  goOnAt?: () => boolean;
}

/** A menu that a button opens. */
export function Menu(props: MenuProps) {
  const { trigger, children, align = 'end', side = 'bottom', open, onOpenChange, goOnAt } = props;
  const chosen = useRef(false);
  return (
    <Kind value="dropdown">
      <RadixDropdown.Root
        modal={false}
        {...(open === undefined ? {} : { open })}
        {...(onOpenChange ? { onOpenChange } : {})}
      >
        <RadixDropdown.Trigger asChild>{trigger}</RadixDropdown.Trigger>
        <RadixDropdown.Portal>
          <RadixDropdown.Content
            className={styles.menu}
            align={align}
            side={side}
            sideOffset={4}
            collisionPadding={8}
            onClick={() => {
              chosen.current = true;
            }}
            onCloseAutoFocus={(event) => {
              keepTakenFocus(event);
              if (!event.defaultPrevented && chosen.current && goOnAt?.()) event.preventDefault();
              chosen.current = false;
            }}
          >
            {children}
          </RadixDropdown.Content>
        </RadixDropdown.Portal>
      </RadixDropdown.Root>
    </Kind>
  );
}

interface ContextMenuProps {
  /** The rows. */
  menu: ReactNode;
  /** One element; a right click or the menu key on it opens the menu. */
  children: ReactNode;
  onOpenChange?: (open: boolean) => void;
}

/** A menu at the pointer. */
export function ContextMenu({ menu, children, onOpenChange }: ContextMenuProps) {
  return (
    <Kind value="context">
      <RadixContext.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
        <RadixContext.Trigger asChild>{children}</RadixContext.Trigger>
        <RadixContext.Portal>
          <RadixContext.Content className={styles.menu} collisionPadding={8} onCloseAutoFocus={keepTakenFocus}>
            {menu}
          </RadixContext.Content>
        </RadixContext.Portal>
      </RadixContext.Root>
    </Kind>
  );
}

interface MenuItemProps {
  children: ReactNode;
  onSelect: () => void;
  icon?: ReactNode;
  keys?: string | undefined;
  /** It destroys or ends something. */
  risky?: boolean;
  off?: boolean;
}

export function MenuItem({ children, onSelect, icon, keys, risky = false, off = false }: MenuItemProps) {
  const { Item } = usePieces();
  return (
    <Item className={classNames(styles.row, risky && styles.risky)} disabled={off} onSelect={onSelect}>
      {icon}
      <span className={styles.words}>{children}</span>
      {keys && <KeyHint keys={keys} />}
    </Item>
  );
}

interface MenuCheckItemProps {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  keys?: string | undefined;
}

export function MenuCheckItem({ children, checked, onChange, keys }: MenuCheckItemProps) {
  const { CheckboxItem, ItemIndicator } = usePieces();
  return (
    <CheckboxItem className={styles.row} checked={checked} onCheckedChange={onChange}>
      <span className={styles.place}>
        <ItemIndicator>
          <Check aria-hidden />
        </ItemIndicator>
      </span>
      <span className={styles.words}>{children}</span>
      {keys && <KeyHint keys={keys} />}
    </CheckboxItem>
  );
}

interface MenuPartProps {
  label: ReactNode;
  children: ReactNode;
}

/** A row that opens more rows beside it. */
export function MenuPart({ label, children }: MenuPartProps) {
  const { Sub, SubTrigger, SubContent, Portal } = usePieces();
  return (
    <Sub>
      <SubTrigger className={styles.row}>
        <span className={styles.words}>{label}</span>
        <ChevronRight aria-hidden className={styles.more} />
      </SubTrigger>
      <Portal>
        <SubContent className={styles.menu} collisionPadding={8}>
          {children}
        </SubContent>
      </Portal>
    </Sub>
  );
}

export function MenuSeparator() {
  const { Separator } = usePieces();
  return <Separator className={styles.separator} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = usePieces();
  return <Label className={styles.label}>{children}</Label>;
}
