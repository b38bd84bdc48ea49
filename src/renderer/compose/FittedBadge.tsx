import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../shared/domain/index.ts';
import { displayLocale } from '../locales/format.ts';
import { openComposeDialog } from '../state/composer/index.ts';
import { Button, IconButton, Popover, PopoverClose } from '../ui/index.ts';
import { cropOf } from './cropOf.ts';
import styles from './FittedBadge.module.css';
import { versionWords } from './versionWords.ts';

interface FittedBadgeProps {
  reference: Reference;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says on a tile that the picture was changed for the model, and what was, when it is opened. */
export function FittedBadge({ reference, open, onOpenChange }: FittedBadgeProps) {
  const { t, i18n } = useTranslation();
  const locale = displayLocale(i18n.language);
  const { was, sentAs, changes } = reference;
  return (
    <Popover
      label={t('compose.fitted.title')}
      align="start"
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        // The tile's menu and its description are the keyboard's way to this.
        <button
          type="button"
          tabIndex={-1}
          className={styles.badge}
          aria-label={t('compose.fitted.open', { name: reference.name })}
        >
          {t('compose.references.fitted')}
        </button>
      }
    >
      <div className={styles.head}>
        <h3 className={styles.title}>{t('compose.fitted.title')}</h3>
        <PopoverClose>
          <IconButton label={t('common.close')} icon={<X aria-hidden />} />
        </PopoverClose>
      </div>
      <dl className={styles.versions}>
        <dt>{t('compose.fitted.was')}</dt>
        <dd>{versionWords(was, locale)}</dd>
        <dt>{t('compose.fitted.sentAs')}</dt>
        <dd>{versionWords(sentAs, locale)}</dd>
      </dl>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button
          onClick={() => {
            onOpenChange(false);
            openComposeDialog(cropOf(reference));
          }}
        >
          {t('compose.references.crop')}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            onOpenChange(false);
            openComposeDialog({ kind: 'view', reference });
          }}
        >
          {t('compose.references.open')}
        </Button>
      </div>
    </Popover>
  );
}
