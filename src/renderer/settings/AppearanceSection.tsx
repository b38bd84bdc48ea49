import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/bridge/index.ts';
import { Segmented, Slider, Swatches } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSetting } from './useSetting.ts';

const themes = ['system', 'dark', 'light'] as const;
const greys = ['black', 'dark', 'mid', 'light', 'white'] as const;

export function AppearanceSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const theme = useSetting('theme');
  const surround = useSetting('surround');
  const rowHeight = useSetting('rowHeight');
  const [moving, setMoving] = useState<number>();
  const pixels = moving ?? settings.rowHeight;
  const refusal = theme.refusal ?? surround.refusal ?? rowHeight.refusal;
  return (
    <>
      <Row label={t('settings.appearance.theme')}>
        <Segmented
          className={styles.segments}
          label={t('settings.appearance.theme')}
          value={settings.theme}
          options={themes.map((value) => ({ value, label: t(`settings.appearance.themes.${value}`) }))}
          onChange={theme.change}
        />
      </Row>
      <Row label={t('settings.appearance.surround')}>
        <div className={styles.line}>
          <Swatches
            label={t('settings.appearance.surround')}
            value={settings.surround}
            options={greys.map((value) => ({ value, label: t(`settings.appearance.surrounds.${value}`) }))}
            onChange={surround.change}
          />
          <span className={styles.aside}>{t('settings.appearance.surroundHint')}</span>
        </div>
      </Row>
      <Row label={t('settings.appearance.thumbnails')}>
        <div className={styles.line}>
          <Slider
            className={styles.slider}
            label={t('settings.appearance.thumbnails')}
            value={pixels}
            minimum={96}
            maximum={360}
            step={4}
            valueText={t('settings.appearance.thumbnailsValue', { pixels })}
            onChange={setMoving}
            onCommit={(value) => {
              setMoving(undefined);
              rowHeight.change(value);
            }}
          />
          <span className={styles.aside}>{t('settings.appearance.thumbnailsValue', { pixels })}</span>
        </div>
      </Row>
      {refusal && <p className={styles.error}>{refusal}</p>}
    </>
  );
}
