import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Field, TextInput } from './Field.tsx';
import { stepNumber } from './numbers.ts';

interface NumberInputProps {
  value: number;
  onChange: (value: number) => void;
  minimum: number;
  maximum: number;
  /** A typed number outside the limits is kept (and explained elsewhere) instead of being moved inside. */
  keepOutside?: boolean;
  prefix?: ReactNode;
  suffix?: ReactNode;
  id?: string;
  className?: string | undefined;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
}

/** Whole numbers: typed, or with the up and down keys by 1, with Shift by 10. */
export function NumberInput({ value, onChange, minimum, maximum, keepOutside = false, ...rest }: NumberInputProps) {
  // Only while it is being typed; otherwise the value itself is shown.
  const [typed, setTyped] = useState<string>();

  const type = (text: string): void => {
    const digits = text.replaceAll(/\D/g, '').slice(0, 7);
    setTyped(digits);
    if (digits === '') return;
    const number = Number(digits);
    if (keepOutside || (number >= minimum && number <= maximum)) onChange(number);
  };
  const settle = (): void => {
    setTyped(undefined);
    if (!typed) return;
    const number = Number(typed);
    const kept = keepOutside ? number : Math.min(maximum, Math.max(minimum, number));
    if (kept !== value) onChange(kept);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') settle();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setTyped(undefined);
    onChange(stepNumber(value, event.key === 'ArrowUp' ? 1 : -1, event.shiftKey, { minimum, maximum }));
  };
  return (
    <TextInput
      {...rest}
      role="spinbutton"
      inputMode="numeric"
      autoComplete="off"
      aria-valuenow={value}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      value={typed ?? String(value)}
      onChange={type}
      onBlur={settle}
      onKeyDown={press}
    />
  );
}

interface NumberFieldProps extends NumberInputProps {
  label: ReactNode;
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
}

export function NumberField({ label, hideLabel = false, hint, error, ...input }: NumberFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(names) => <NumberInput {...input} {...names} />}
    </Field>
  );
}
