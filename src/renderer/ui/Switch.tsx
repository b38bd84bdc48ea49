import { Switch as Radix } from 'radix-ui';
import { useId, type ReactNode } from 'react';
import styles from './Switch.module.css';

interface SwitchProps {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Takes the label off the screen; it is still read out. Only for a text label. */
  hideLabel?: boolean;
}

/** On or off, at once. */
export function Switch({ label, checked, onChange, hideLabel = false }: SwitchProps) {
  const id = useId();
  return (
    <span className={styles.row}>
      <Radix.Root
        id={id}
        className={styles.switch}
        checked={checked}
        onCheckedChange={onChange}
        aria-label={hideLabel && typeof label === 'string' ? label : undefined}
      >
        <Radix.Thumb className={styles.knob} />
      </Radix.Root>
      {!hideLabel && <label htmlFor={id}>{label}</label>}
    </span>
  );
}
