import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Segmented.module.css';

interface SegmentedProps<Value extends string> {
  /** Its accessible name. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** Two to four short words. */
  options: readonly { value: Value; label: ReactNode }[];
  className?: string | undefined;
  'aria-describedby'?: string | undefined;
}

/** One choice of a few: one Tab stop, arrow keys move. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, onChange, options, className, ...rest } = props;
  return (
    <RadioGroup.Root
      {...rest}
      aria-label={label}
      orientation="horizontal"
      className={classNames(styles.group, className)}
      value={value}
      onValueChange={(chosen) => {
        onChange(chosen as Value);
      }}
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} className={styles.segment}>
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
