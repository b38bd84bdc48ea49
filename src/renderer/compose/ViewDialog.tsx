import { useTranslation } from 'react-i18next';
import type { Reference } from '../../shared/domain/index.ts';
import { displayLocale } from '../locales/format.ts';
import { closeComposeDialog } from '../state/composer/index.ts';
import { Dialog } from '../ui/index.ts';
import styles from './ComposeDialogs.module.css';
import { versionWords } from './versionWords.ts';

/** A reference in full size, as it is sent. */
export function ViewDialog({ reference }: { reference: Reference }) {
  const { t, i18n } = useTranslation();
  const { name, title, was, sentAs, changes, pictureUrl } = reference;
  const locale = displayLocale(i18n.language);
  return (
    <Dialog
      open
      onOpenChange={closeComposeDialog}
      title={title ?? name}
      description={
        changes.length === 0
          ? t('compose.view.asItIs', { version: versionWords(sentAs, locale) })
          : t('compose.view.fitted', { was: versionWords(was, locale), sentAs: versionWords(sentAs, locale) })
      }
      closeLabel={t('common.close')}
      className={styles.view}
    >
      <img src={pictureUrl} alt={title ?? name} className={styles.whole} draggable={false} />
    </Dialog>
  );
}
