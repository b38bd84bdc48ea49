import { ChevronLeft, Download, Info, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { keysFor, runCommand } from '../state/commands/index.ts';
import { openExport, showLibrary } from '../state/interface/index.ts';
import { Button, classNames, IconButton, Segmented, Slider, Swatches } from '../ui/index.ts';
import { surrounds, type Surround } from './surrounds.ts';
import { scaleOfZoom, sliderOfZoom, zoomOfScale, zoomOfSlider, zoomStep } from './transform.ts';
import styles from './ViewerBar.module.css';

interface ViewerBarProps {
  id: PictureId;
  name: string;
  /** From 1. */
  position: number;
  count: number;
  surround: Surround;
  onSurround: (surround: Surround) => void;
  /** CSS pixels for one picture pixel. */
  scale: number;
  pixelRatio: number;
  fitted: boolean;
  onFit: () => void;
  onScale: (scale: number) => void;
  onZoom: (factor: number) => void;
  infoOpen: boolean;
}

/** The bar above the picture; its empty parts move the window. */
export function ViewerBar(props: ViewerBarProps) {
  const { id, name, position, count, surround, onSurround, scale, pixelRatio, fitted, infoOpen } = props;
  const { onFit, onScale, onZoom } = props;
  const { t } = useTranslation();
  const zoom = zoomOfScale(scale, pixelRatio);
  const percent = t('viewer.percent', { percent: Math.round(zoom * 100) });
  const actual = Math.abs(zoom - 1) < 0.001;
  return (
    <header className={styles.bar} data-drag-window>
      <Button variant="quiet" icon={<ChevronLeft aria-hidden />} keys="Escape" onClick={showLibrary}>
        {t('viewer.back')}
      </Button>
      <div className={styles.name}>
        <h1>{name}</h1>
        <span className={styles.position} aria-live="polite">
          {t('viewer.position', { position, count })}
        </span>
      </div>
      <div className={styles.tools}>
        <Swatches
          label={t('viewer.surround')}
          value={surround}
          onChange={onSurround}
          keys={keysFor('changeSurround')}
          options={surrounds.map((value) => ({ value, label: t(`viewer.surrounds.${value}`) }))}
        />
        <span className={styles.divider} />
        <div className={styles.zoom}>
          <IconButton
            label={t('viewer.zoomOut')}
            keys={keysFor('thumbnailsSmaller')}
            icon={<Minus aria-hidden />}
            onClick={() => {
              onZoom(1 / zoomStep);
            }}
          />
          <Slider
            className={styles.slider}
            label={t('viewer.zoom')}
            value={sliderOfZoom(zoom) * 100}
            minimum={0}
            maximum={100}
            step={1}
            valueText={percent}
            onChange={(value) => {
              onScale(scaleOfZoom(zoomOfSlider(value / 100), pixelRatio));
            }}
          />
          <IconButton
            label={t('viewer.zoomIn')}
            keys={keysFor('thumbnailsLarger')}
            icon={<Plus aria-hidden />}
            onClick={() => {
              onZoom(zoomStep);
            }}
          />
        </div>
        <span className={styles.percent}>{percent}</span>
        <Segmented
          className={styles.scale}
          label={t('viewer.scale')}
          value={fitted ? 'fit' : actual ? 'actual' : ''}
          options={[
            { value: 'fit', label: t('viewer.fit') },
            { value: 'actual', label: t('viewer.actual') },
          ]}
          onChange={(chosen) => {
            if (chosen === 'fit') onFit();
            else onScale(scaleOfZoom(1, pixelRatio));
          }}
        />
        <span className={classNames(styles.divider, styles.last)} />
        <IconButton
          label={t('viewer.export')}
          keys={keysFor('export')}
          icon={<Download aria-hidden />}
          onClick={() => {
            openExport([id]);
          }}
        />
        <IconButton
          label={t('viewer.info')}
          keys={keysFor('toggleInspector')}
          icon={<Info aria-hidden />}
          toggled={infoOpen}
          onClick={() => {
            runCommand('toggleInspector');
          }}
        />
      </div>
    </header>
  );
}
