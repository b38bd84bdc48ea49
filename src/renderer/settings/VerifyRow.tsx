import { useTranslation } from 'react-i18next';
import { stopVerifying, useVerification, verifyLibrary } from './verification.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { Button, ProgressBar, VisuallyHidden } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { VerifyReport } from './VerifyReport.tsx';
import { notifyProblem } from '../notifications/index.ts';

/** Comparing the library with its files: begin, follow, stop, and what was found. */
export function VerifyRow() {
  const { t } = useTranslation();
  const { state, progress, report, reason, folder } = useVerification();
  const here = useAppInfo((app) => app.info?.libraryFolder);
  const running = state === 'running';
  // What was found in another library says nothing of this one.
  const shown = running || folder === here;
  const share = progress && progress.total > 0 ? progress.done / progress.total : undefined;
  return (
    <Row label={t('settings.library.verify')}>
      <div className={styles.line}>
        <Button
          busy={running}
          onClick={() => {
            void verifyLibrary();
          }}
        >
          {t(report && shown ? 'settings.library.verifyAgain' : 'settings.library.verifyNow')}
        </Button>
        {running && (
          <Button
            onClick={() => {
              stopVerifying().catch(notifyProblem);
            }}
          >
            {t('settings.library.stop')}
          </Button>
        )}
      </div>
      <p className={styles.hint}>{t('settings.library.verifyHint')}</p>
      {running && (
        <>
          <ProgressBar className={styles.progress} value={share} label={t('settings.library.verifying')} />
          <p className={styles.hint}>
            {share === undefined || !progress
              ? t('settings.library.verifyBegins')
              : t('settings.library.verifyProgress', {
                  done: progress.done,
                  total: progress.total,
                  count: progress.problems,
                })}
          </p>
        </>
      )}
      <VisuallyHidden role="status">
        {running && t('settings.library.verifySpoken', { percent: Math.floor((share ?? 0) * 4) * 25 })}
      </VisuallyHidden>
      <div role="status">
        {shown && state === 'failed' && <p className={styles.error}>{reason}</p>}
        {shown && report && (
          <p className={styles.next}>
            {t(report.cancelled ? 'settings.library.verifyStopped' : 'settings.library.verified', {
              count: report.checked,
            })}{' '}
            {t('settings.library.verifyFound', { count: report.problems - report.relinked })}
          </p>
        )}
      </div>
      {shown && report && report.findings.length > 0 && <VerifyReport report={report} />}
    </Row>
  );
}
