import { useTranslation } from 'react-i18next';
import { colourLabels } from '../../../shared/domain/curation.ts';
import type { PictureId } from '../../../shared/domain/index.ts';
import { keysFor, labelCommands, type SharedMarks } from '../../state/index.ts';
import { LabelDot, MenuCheckItem } from '../../ui/index.ts';
import { setLabel } from './curate.ts';
import styles from './Curating.module.css';

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
