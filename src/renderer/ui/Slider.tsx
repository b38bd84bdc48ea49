import { Slider as Radix } from 'radix-ui';
import { classNames } from './classNames.ts';
import styles from './Slider.module.css';

interface SliderProps {
  /** Its accessible name. */
  label: string;
  value: number;
  onChange: (value: number) => void;
  /** After the knob is let go, for what is costly or kept. */
  onCommit?: ((value: number) => void) | undefined;
  minimum: number;
  maximum: number;
  step?: number;
  className?: string | undefined;
  /** The value in words, for screen readers: "172 pixels". */
  valueText?: string | undefined;
}

/** A neutral 4 px track with a 14 px knob; 28 px high to the pointer. */
export function Slider(props: SliderProps) {
  const { label, value, onChange, onCommit, minimum, maximum, step = 1, className, valueText } = props;
  return (
    <Radix.Root
      className={classNames(styles.slider, className)}
      value={[value]}
      min={minimum}
      max={maximum}
      step={step}
      onValueChange={([next]) => {
        if (next !== undefined) onChange(next);
      }}
      onValueCommit={([next]) => {
        if (next !== undefined) onCommit?.(next);
      }}
    >
      <Radix.Track className={styles.track}>
        <Radix.Range className={styles.range} />
      </Radix.Track>
      <Radix.Thumb className={styles.knob} aria-label={label} aria-valuetext={valueText} />
    </Radix.Root>
  );
}
