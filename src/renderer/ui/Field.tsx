import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';

/** What a field's input needs to be named and explained to a screen reader. */
export interface FieldNames {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: ReactNode;
  /** Takes the label off the screen; it is still read out. */
  hideLabel?: boolean;
  /** One sentence under the field. */
  hint?: ReactNode;
  /** What is wrong, as a sentence; takes the hint's place. */
  error?: ReactNode;
  children: (names: FieldNames) => ReactNode;
}

/** A label, a control, and one sentence under it. */
export function Field({ label, hideLabel = false, hint, error, children }: FieldProps) {
  const id = useId();
  const said = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={classNames(styles.label, hideLabel && styles.hidden)}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': said ? `${id}-said` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {said && (
        <p id={`${id}-said`} className={error ? styles.error : styles.hint}>
          {said}
        </p>
      )}
    </div>
  );
}

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'prefix'> {
  value: string;
  onChange: (value: string) => void;
  /** Inside the field, before and after the text. */
  prefix?: ReactNode;
  suffix?: ReactNode;
}

/** The bare 28 px input, for use inside a `Field` or with an `aria-label`. */
export function TextInput({ value, onChange, prefix, suffix, className, ...rest }: TextInputProps) {
  return (
    <span className={classNames(styles.input, rest['aria-invalid'] ? styles.invalid : undefined, className)}>
      {prefix && (
        <span className={styles.affix} aria-hidden>
          {prefix}
        </span>
      )}
      <input
        type="text"
        spellCheck={false}
        {...rest}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {suffix && <span className={styles.affix}>{suffix}</span>}
    </span>
  );
}

export type TextFieldProps = Omit<FieldProps, 'children'> & TextInputProps;

export function TextField({ label, hideLabel = false, hint, error, ...input }: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(names) => <TextInput {...input} {...names} />}
    </Field>
  );
}
