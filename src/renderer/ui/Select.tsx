import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { keepTakenFocus } from './focusReturn.ts';
import menu from './Menu.module.css';
import { cspNonce } from './nonce.ts';
import styles from './Select.module.css';

interface SelectProps<Value extends string> {
  /** Its accessible name; give `id` instead inside a `Field`. */
  label?: string;
  id?: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode }[];
  className?: string | undefined;
  'aria-describedby'?: string | undefined;
}

/** One choice of many, from a list that opens. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, id, value, onChange, options, className, ...rest } = props;
  return (
    <Radix.Root
      value={value}
      onValueChange={(chosen) => {
        onChange(chosen as Value);
      }}
    >
      <Radix.Trigger {...rest} id={id} aria-label={label} className={classNames(styles.trigger, className)}>
        <Radix.Value />
        <Radix.Icon asChild>
          <ChevronDown aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={keepTakenFocus}
          className={classNames(menu.menu, styles.list)}
        >
          <Radix.Viewport nonce={cspNonce()}>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={menu.row}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className={styles.chosen}>
                  <Check aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
