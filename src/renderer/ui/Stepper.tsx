import { Minus, Plus } from 'lucide-react';
import type { MouseEvent } from 'react';
import { NumberInput } from './NumberField.tsx';
import styles from './Stepper.module.css';

interface StepperProps {
  /** Its accessible name. */
  label: string;
  /** Names of the two buttons. */
  fewer: string;
  more: string;
  value: number;
  onChange: (value: number) => void;
  minimum: number;
  maximum: number;
  'aria-describedby'?: string | undefined;
}

/** Minus, a number that can be typed, plus. */
export function Stepper(props: StepperProps) {
  const { label, fewer, more, value, onChange, minimum, maximum, ...rest } = props;
  const move = (by: number): void => {
    const next = Math.min(maximum, Math.max(minimum, value + by));
    if (next !== value) onChange(next);
  };
  // A click leaves the focus where it is: the number itself is what keys reach.
  const keepFocus = (event: MouseEvent): void => {
    event.preventDefault();
  };
  return (
    <div className={styles.stepper}>
      <button
        type="button"
        tabIndex={-1}
        onMouseDown={keepFocus}
        aria-label={fewer}
        aria-disabled={value <= minimum || undefined}
        onClick={() => {
          move(-1);
        }}
      >
        <Minus aria-hidden />
      </button>
      <NumberInput
        {...rest}
        aria-label={label}
        className={styles.number}
        value={value}
        onChange={onChange}
        minimum={minimum}
        maximum={maximum}
      />
      <button
        type="button"
        tabIndex={-1}
        onMouseDown={keepFocus}
        aria-label={more}
        aria-disabled={value >= maximum || undefined}
        onClick={() => {
          move(1);
        }}
      >
        <Plus aria-hidden />
      </button>
    </div>
  );
}
