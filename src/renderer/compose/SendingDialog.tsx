import { Copy, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { composePrompt } from '../../shared/seedream/index.ts';
import { displayLocale } from '../locales/format.ts';
import { approvePrompt, closeComposeDialog, draftOf, useComposer } from '../state/composer/index.ts';
import { creditsText, dollarsText } from '../locales/amounts.ts';
import { Button, Dialog, DialogCancel, showToast, Switch } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import { ReferenceLine } from './ReferenceLine.tsx';
import styles from './SendingDialog.module.css';
import { useSendingPreview } from './useSendingPreview.ts';
import { versionWords } from './versionWords.ts';

/** What will be sent: the exact request, before it is. */
export function SendingDialog() {
  const { t, i18n } = useTranslation();
  const locale = displayLocale(i18n.language);
  const composer = useComposer();
  const { preview, problem } = useSendingPreview(composer);
  const withNotes = composePrompt(draftOf(composer));
  const noted = withNotes !== composer.prompt;
  const thumbnails = new Map(composer.references.map(({ reference }) => [reference.id, reference.thumbnailUrl]));

  const copy = async (): Promise<void> => {
    if (!preview) return;
    try {
      await navigator.clipboard.writeText(JSON.stringify(preview.request, undefined, 2));
      showToast({ icon: 'done', text: t('compose.sending.copied') });
    } catch (failure) {
      notifyProblem(failure);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={closeComposeDialog}
      size="wide"
      title={t('compose.sending.title')}
      description={t('compose.sending.description')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button
            icon={<Copy aria-hidden />}
            off={!preview}
            onClick={() => {
              void copy();
            }}
          >
            {t('compose.sending.copy')}
          </Button>
          <DialogCancel variant="primary">{t('common.close')}</DialogCancel>
        </>
      }
    >
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {preview && (
        <div className={styles.all}>
          {[...preview.problems, ...preview.warnings].length > 0 && (
            <ul className={styles.warnings}>
              {[...preview.problems, ...preview.warnings].map(({ message }) => (
                <li key={message}>
                  <TriangleAlert aria-hidden />
                  <span>{message}</span>
                </li>
              ))}
            </ul>
          )}
          <section className={styles.section}>
            <h3 className={styles.heading}>{t('compose.prompt.title')}</h3>
            <p className={styles.prompt} tabIndex={0} aria-label={t('compose.sending.promptName')} role="region">
              {preview.prompt === '' ? t('compose.sending.noPrompt') : preview.prompt}
            </p>
            {noted && (
              <>
                <Switch
                  label={t('compose.sending.withNotes')}
                  checked={composer.approvedPrompt !== undefined}
                  onChange={(send) => {
                    approvePrompt(send ? preview.promptWithNotes : undefined);
                  }}
                />
                {composer.approvedPrompt === undefined && (
                  <p className={styles.notes}>
                    {t('compose.sending.wouldBe')}
                    <span className={styles.added}>{withNotes.slice(composer.prompt.length).trim()}</span>
                  </p>
                )}
              </>
            )}
          </section>
          <dl className={styles.facts}>
            <dt>{t('compose.sending.model')}</dt>
            <dd>{preview.request.model}</dd>
            <dt>{t('compose.size.title')}</dt>
            <dd>{[preview.request.size, preview.request.quality].filter(Boolean).join(' · ')}</dd>
            <dt>{t('compose.count.title')}</dt>
            <dd>
              {preview.tasks > 1
                ? t('compose.sending.tasks', { count: preview.tasks })
                : t('compose.sending.oneTask', { count: preview.pictures })}
            </dd>
            <dt>{t('compose.sending.price')}</dt>
            <dd>
              {t('compose.cost.rest', {
                credits: creditsText(preview.credits),
                dollars: dollarsText(preview.dollars),
              })}
            </dd>
          </dl>
          {preview.references.length > 0 && (
            <section className={styles.section}>
              <h3 className={styles.heading}>{t('compose.references.title')}</h3>
              <ol className={styles.references}>
                {preview.references.map(({ position, referenceId, name, sentAs, changes, url }) => (
                  <li key={referenceId} className={styles.reference}>
                    <span className={styles.position}>{t('compose.pointing.image', { number: position })}</span>
                    <ReferenceLine
                      thumbnail={thumbnails.get(referenceId)}
                      name={name}
                      fact={[versionWords(sentAs, locale), ...changes].join(' · ')}
                    />
                    <span className={styles.version}>
                      {t(url === undefined ? 'compose.sending.notUp' : 'compose.sending.up')}
                    </span>
                  </li>
                ))}
              </ol>
            </section>
          )}
          <details className={styles.details}>
            <summary>{t('compose.sending.json')}</summary>
            <pre className={styles.request} tabIndex={0} aria-label={t('compose.sending.json')} role="region">
              {JSON.stringify(preview.request, undefined, 2)}
            </pre>
          </details>
        </div>
      )}
    </Dialog>
  );
}
