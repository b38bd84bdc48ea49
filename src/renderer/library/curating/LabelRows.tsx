import { useTranslation } from 'react-i18next';
import { colourLabels, type ColourLabel, type PictureId } from '../../../shared/domain/index.ts';
import { keysFor, type CommandId } from '../../state/commands/index.ts';
import { LabelDot, MenuCheckItem } from '../../ui/index.ts';
import { setLabel } from './curate.ts';
import styles from './Curating.module.css';
import type { SharedMarks } from './sharedMarks.ts';

/** The keys that give a colour label, as in Lightroom; purple has none there either. */
const labelCommands = {
  red: 'labelRed',
  yellow: 'labelYellow',
  green: 'labelGreen',
  blue: 'labelBlue',
} as const satisfies Partial<Record<ColourLabel, CommandId>>;

interface LabelRowsProps {
  label: SharedMarks['label'] | undefined;
  ids: () => readonly PictureId[];
}

/** Rows of a menu: the colour labels, and none. */
export function LabelRows({ label, ids }: LabelRowsProps) {
  const { t } = useTranslation();
  return (['none', ...colourLabels] as const).map((each) => (
    <MenuCheckItem
      key={each}
      checked={label === each}
      keys={each in labelCommands ? keysFor(labelCommands[each as keyof typeof labelCommands]) : undefined}
      onChange={() => {
        setLabel(ids(), each === 'none' ? null : each);
      }}
    >
      <span className={styles.named}>
        <LabelDot label={each} />
        {t(`curation.label.${each}`)}
      </span>
    </MenuCheckItem>
  ));
}
