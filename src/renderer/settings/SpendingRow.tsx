import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/bridge/index.ts';
import { NumberInput } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSetting } from './useSetting.ts';

/** How much is sent before Reverie asks. */
export function SpendingRow({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const hint = useId();
  const actions = useSetting('actionsPerMinute');
  const credits = useSetting('creditsPerHour');
  const refusal = actions.refusal ?? credits.refusal;
  return (
    <Row label={t('settings.account.ask')}>
      <div className={styles.line}>
        <NumberInput
          className={styles.days}
          aria-label={t('settings.account.askActions')}
          aria-describedby={hint}
          value={settings.actionsPerMinute}
          minimum={1}
          maximum={120}
          onChange={actions.change}
        />
        <span className={styles.aside}>
          {t('settings.account.askActionsUnit', { count: settings.actionsPerMinute })}
        </span>
      </div>
      <div className={styles.line}>
        <NumberInput
          className={styles.days}
          aria-label={t('settings.account.askCredits')}
          aria-describedby={hint}
          value={settings.creditsPerHour}
          minimum={10}
          maximum={10_000}
          onChange={credits.change}
        />
        <span className={styles.aside}>{t('settings.account.askCreditsUnit')}</span>
      </div>
      <p id={hint} className={refusal ? styles.error : styles.hint} role={refusal ? 'alert' : undefined}>
        {refusal ?? t('settings.account.askHint')}
      </p>
    </Row>
  );
}
