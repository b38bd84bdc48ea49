import { useTranslation } from 'react-i18next';
import { Button, ScrollArea } from '../ui/index.ts';
import { rebuildIndex, useRebuilding } from './rebuilding.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';

/** Making the index anew from the folders. */
export function RebuildRow() {
  const { t } = useTranslation();
  const rebuilding = useRebuilding((state) => state.rebuilding);
  return (
    <Row label={t('settings.library.index')}>
      <div className={styles.line}>
        <Button
          busy={rebuilding.state === 'working'}
          onClick={() => {
            void rebuildIndex();
          }}
        >
          {t('settings.library.rebuild')}
        </Button>
      </div>
      <p className={styles.hint}>{t('settings.library.rebuildHint')}</p>
      <div role="status">
        {rebuilding.state === 'done' && (
          <>
            <p className={styles.hint}>
              {t('settings.library.rebuilt', {
                pictures: rebuilding.pictures,
                generations: rebuilding.generations,
              })}
            </p>
            {rebuilding.problems.length > 0 && (
              <>
                <p className={styles.hint}>
                  {t('settings.library.rebuiltProblems', { count: rebuilding.problems.length })}
                </p>
                <ScrollArea as="ul" className={styles.problems}>
                  {rebuilding.problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ScrollArea>
              </>
            )}
          </>
        )}
        {rebuilding.state === 'failed' && <p className={styles.error}>{rebuilding.reason}</p>}
      </div>
    </Row>
  );
}
