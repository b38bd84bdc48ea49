import { useTranslation } from 'react-i18next';
import { displayLocale, momentText } from '../locales/format.ts';
import {
  closeComposeDialog,
  readDraft,
  reuseUnsent,
  useUnsentDrafts,
  type UnsentDraft,
} from '../state/composer/index.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';
import { Button, Dialog } from '../ui/index.ts';
import styles from './UnsentDialog.module.css';

/** Prompts that gave way to others before they were sent, the latest first; each can be brought back. */
export function UnsentDialog() {
  const { t } = useTranslation();
  const drafts = useUnsentDrafts((state) => state.drafts);
  return (
    <Dialog
      open
      onOpenChange={closeComposeDialog}
      size="normal"
      title={t('compose.unsent.title')}
      description={drafts.length > 0 ? t('compose.unsent.description') : t('compose.unsent.none')}
      closeLabel={t('common.close')}
    >
      {drafts.length > 0 && (
        <ul className={styles.list} aria-label={t('compose.unsent.title')}>
          {drafts.map((unsent) => (
            <UnsentRow key={`${unsent.at} ${unsent.text}`} unsent={unsent} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function UnsentRow({ unsent }: { unsent: UnsentDraft }) {
  const { t, i18n } = useTranslation();
  const { composer, references } = readDraft(unsent.text);
  const { prompt, sizeKind, tier, ratio, width, height, count } = composer;
  const facts = [
    momentText(unsent.at, displayLocale(i18n.language)),
    references.length > 0 && t('compose.unsent.references', { count: references.length }),
    sizeKind === 'pixels' ? t('compose.size.pixels', { width, height }) : tier,
    sizeKind === 'ratio' ? ratio : sizeKind === 'auto' && t('compose.size.auto'),
    t('common.pictures', { count }),
  ];
  const called = prompt.trim() === '' ? t('compose.unsent.noWords') : prompt.trim();
  const reuse = async (): Promise<void> => {
    closeComposeDialog();
    await reuseUnsent(unsent);
    notifyUndoable(t('compose.unsent.reused'));
  };
  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <p className={styles.words}>{called}</p>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Button
        aria-label={t('compose.unsent.reuseNamed', { words: called })}
        onClick={() => {
          reuse().catch(notifyProblem);
        }}
      >
        {t('compose.unsent.reuse')}
      </Button>
    </li>
  );
}
