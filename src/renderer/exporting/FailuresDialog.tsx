import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureMessage } from '../bridge/index.ts';
import { lastPart } from '../../shared/domain/index.ts';
import { Button, Dialog, DialogCancel } from '../ui/index.ts';
import styles from './ExportDialog.module.css';
import { startExport, useFailedExport, type FailedExport } from './startExport.ts';

const close = (): void => {
  useFailedExport.setState({ failed: undefined });
};

/** Lists what an export could not copy, with each reason, and offers those again. */
export function FailuresDialog() {
  const failed = useFailedExport((state) => state.failed);
  return failed ? <OpenFailuresDialog key={failed.progress.jobId} failed={failed} /> : null;
}

function OpenFailuresDialog({ failed: { plan, progress } }: { failed: FailedExport }) {
  const { t } = useTranslation();
  const [starting, setStarting] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const { failures } = progress;
  const again = async (): Promise<void> => {
    setStarting(true);
    try {
      await startExport({ ...plan, pictureIds: failures.map((failure) => failure.pictureId) });
      close();
    } catch (problem) {
      setRefusal(failureMessage(problem));
      setStarting(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      size="normal"
      title={t('exporting.failedTitle', { count: failures.length })}
      description={t('exporting.failedText', {
        count: progress.total - failures.length,
        folder: lastPart(progress.folder),
      })}
      actions={
        <>
          <DialogCancel>{t('exporting.close')}</DialogCancel>
          <Button
            variant="primary"
            busy={starting}
            onClick={() => {
              void again();
            }}
          >
            {t('exporting.again')}
          </Button>
        </>
      }
    >
      <ul className={styles.failures}>
        {failures.map((failure) => (
          <li key={failure.pictureId}>
            <span className={styles.name}>{failure.name}</span>
            <span className={styles.reason}>{failure.reason}</span>
          </li>
        ))}
      </ul>
      {refusal && (
        <p role="alert" className={styles.error}>
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
