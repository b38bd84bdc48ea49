import { useTranslation } from 'react-i18next';
import { Button, EmptyState } from '../ui/index.ts';
import styles from './PlainScreen.module.css';

/** What is left when the interface cannot be drawn: what happened, and a way on. */
export function PlainScreen({ title, details }: { title?: string; details: string }) {
  const { t } = useTranslation();
  return (
    <main className={styles.screen}>
      <EmptyState
        title={title ?? t('app.failure.title')}
        actions={
          <Button
            variant="primary"
            onClick={() => {
              location.reload();
            }}
          >
            {t('app.failure.reload')}
          </Button>
        }
      >
        <p>{t('app.failure.safe')}</p>
        <p className={styles.details}>{details}</p>
      </EmptyState>
    </main>
  );
}
