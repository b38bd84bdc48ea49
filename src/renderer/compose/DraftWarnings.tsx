import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { draftWarnings } from '../../shared/seedream/index.ts';
import { draftOf, openComposeDialog, useComposer } from '../state/composer/index.ts';
import styles from './GenerateFooter.module.css';

/** What to look at before sending; it keeps nothing from being sent. */
export function DraftWarnings() {
  const { t } = useTranslation();
  const composer = useComposer();
  const warnings = draftWarnings(draftOf(composer));
  return (
    <ul className={styles.warnings} role="list" aria-live="polite">
      {warnings.map(({ field, message }) => (
        <li key={message}>
          <TriangleAlert aria-hidden />
          <span>
            {message}{' '}
            {field === 'references' && (
              <button
                type="button"
                className={styles.link}
                onClick={() => {
                  openComposeDialog({ kind: 'sending' });
                }}
              >
                {t('compose.sending.look')}
              </button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
