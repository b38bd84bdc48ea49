import { Grid2x2, Grid3x3, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { densities, densityNames, densityOf } from '../state/settings/index.ts';
import { IconButton } from '../ui/index.ts';
import styles from './LibraryView.module.css';

const icons = { small: Grid3x3, medium: Grid2x2, large: Square } as const;

interface DensitiesProps {
  /** Target height of a row, pixels. */
  rowHeight: number;
  onChoose: (rowHeight: number) => void;
}

/** Three sizes of thumbnails beside the slider that goes between them. */
export function Densities({ rowHeight, onChoose }: DensitiesProps) {
  const { t } = useTranslation();
  const current = densityOf(rowHeight);
  return (
    <div role="group" aria-label={t('library.densities')} className={styles.densities}>
      {densityNames.map((name) => {
        const Icon = icons[name];
        return (
          <IconButton
            key={name}
            label={t(`library.density.${name}`)}
            icon={<Icon aria-hidden />}
            toggled={name === current}
            onClick={() => {
              onChoose(densities[name]);
            }}
          />
        );
      })}
    </div>
  );
}
