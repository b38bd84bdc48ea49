import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CropArea } from '../../shared/domain/index.ts';
import { referenceLimits } from '../../shared/seedream/index.ts';
import { closeComposeDialog, cropReference, type CropSource, type CropTarget } from '../state/composer/index.ts';
import { failureMessage } from '../bridge/index.ts';
import { Button, Dialog, DialogCancel, Segmented } from '../ui/index.ts';
import styles from './ComposeDialogs.module.css';
import { cropProblem, cropRatios, largestCrop, type CropRatio } from './cropBox.ts';
import { CropFrame } from './CropFrame.tsx';

/** The largest part of the picture that the model would take. */
function firstArea(source: CropSource): CropArea {
  const longest = Math.min(source.width, source.height) * referenceLimits.maximumAspect;
  const width = Math.min(source.width, longest);
  const height = Math.min(source.height, longest);
  return { left: Math.floor((source.width - width) / 2), top: Math.floor((source.height - height) / 2), width, height };
}

/** Chooses the part of a picture that becomes the reference. */
export function CropDialog({ source, target }: { source: CropSource; target: CropTarget }) {
  const { t } = useTranslation();
  const [area, setArea] = useState(() => firstArea(source));
  const [ratio, setRatio] = useState<CropRatio>('free');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const problem = cropProblem(area);

  const crop = async (): Promise<void> => {
    setBusy(true);
    try {
      const reason = await cropReference(source, area, target);
      if (reason === undefined) closeComposeDialog();
      else setRefusal(reason);
    } catch (failure) {
      setRefusal(failureMessage(failure));
    } finally {
      setBusy(false);
    }
  };
  const words =
    problem?.kind === 'small'
      ? t('compose.crop.small', { least: referenceLimits.minimumEdge })
      : problem?.kind === 'thin'
        ? t('compose.crop.thin', { aspect: problem.aspect, most: referenceLimits.maximumAspect })
        : undefined;
  return (
    <Dialog
      open
      onOpenChange={closeComposeDialog}
      size="wide"
      title={t('compose.crop.title', { name: source.name })}
      description={t('compose.crop.hint')}
      actions={
        <>
          <DialogCancel>{t('common.cancel')}</DialogCancel>
          <Button
            variant="primary"
            busy={busy}
            offReason={words}
            onClick={() => {
              void crop();
            }}
          >
            {t('compose.crop.done')}
          </Button>
        </>
      }
    >
      <Segmented
        label={t('compose.crop.shape')}
        value={ratio}
        onChange={(chosen) => {
          setRatio(chosen);
          setArea((before) => largestCrop(source, chosen, before));
          setRefusal(undefined);
        }}
        options={cropRatios.map((value) => ({ value, label: value === 'free' ? t('compose.crop.free') : value }))}
      />
      <div className={styles.cropPlace}>
        <CropFrame
          source={source}
          area={area}
          ratio={ratio}
          describedBy="crop-size"
          onChange={(next) => {
            setArea(next);
            setRefusal(undefined);
          }}
        />
      </div>
      <p id="crop-size" className={styles.size} aria-live="polite">
        {t('compose.crop.size', {
          width: area.width,
          height: area.height,
          ofWidth: source.width,
          ofHeight: source.height,
        })}
        {words && <span className={styles.wrong}> {words}</span>}
      </p>
      {refusal && (
        <p className={styles.wrong} role="alert">
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
