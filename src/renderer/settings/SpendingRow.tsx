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
      <Limit
        label={t('settings.account.askActions')}
        hint={hint}
        value={settings.actionsPerMinute}
        minimum={1}
        maximum={120}
        onChange={actions.change}
        unit={t('settings.account.askActionsUnit', { count: settings.actionsPerMinute })}
      />
      <Limit
        label={t('settings.account.askCredits')}
        hint={hint}
        value={settings.creditsPerHour}
        minimum={10}
        maximum={10_000}
        onChange={credits.change}
        unit={t('settings.account.askCreditsUnit')}
      />
      <p id={hint} className={refusal ? styles.error : styles.hint} role={refusal ? 'alert' : undefined}>
        {refusal ?? t('settings.account.askHint')}
      </p>
    </Row>
  );
}

interface LimitProps {
  label: string;
  /** The id of what explains it. */
  hint: string;
  value: number;
  minimum: number;
  maximum: number;
  onChange: (value: number) => void;
  unit: string;
}

function Limit({ label, hint, unit, ...field }: LimitProps) {
  return (
    <div className={styles.line}>
      <NumberInput className={styles.days} aria-label={label} aria-describedby={hint} {...field} />
      <span className={styles.aside}>{unit}</span>
    </div>
  );
}
