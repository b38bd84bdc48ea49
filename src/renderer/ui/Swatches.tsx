import { RadioGroup } from 'radix-ui';
import { classNames } from './classNames.ts';
import surroundStyles from './surrounds.module.css';
import styles from './Swatches.module.css';
import { Tooltip } from './Tooltip.tsx';

export type SwatchGrey = 'black' | 'dark' | 'mid' | 'light' | 'white';

interface SwatchesProps {
  /** Its accessible name. */
  label: string;
  value: SwatchGrey;
  onChange: (value: SwatchGrey) => void;
  options: readonly { value: SwatchGrey; label: string }[];
  keys?: string | undefined;
}

/** The greys that can lie behind a picture. One Tab stop, arrow keys move. */
export function Swatches({ label, value, onChange, options, keys }: SwatchesProps) {
  return (
    <RadioGroup.Root
      aria-label={label}
      orientation="horizontal"
      className={styles.swatches}
      value={value}
      onValueChange={(chosen) => {
        onChange(chosen as SwatchGrey);
      }}
    >
      {options.map((option) => (
        <Tooltip key={option.value} text={option.label} keys={keys}>
          <RadioGroup.Item value={option.value} aria-label={option.label} className={styles.swatch}>
            <span className={classNames(styles.grey, surroundStyles[option.value])} />
          </RadioGroup.Item>
        </Tooltip>
      ))}
    </RadioGroup.Root>
  );
}
