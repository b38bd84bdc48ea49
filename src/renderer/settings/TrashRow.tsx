import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/bridge/index.ts';
import { NumberInput, Select } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSetting } from './useSetting.ts';

/** What the setting begins with when the trash is emptied by itself again. */
const usualDays = 30;

/** How long the trash is kept. */
export function TrashRow({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const hint = useId();
  const { change, refusal } = useSetting('trashDays');
  const days = settings.trashDays;
  return (
    <Row label={t('settings.library.trash')}>
      <div className={styles.line}>
        <Select
          className={styles.trashChoice}
          label={t('settings.library.trash')}
          aria-describedby={hint}
          value={days === 0 ? 'never' : 'days'}
          options={[
            { value: 'days', label: t('settings.library.trashAfter') },
            { value: 'never', label: t('settings.library.trashNever') },
          ]}
          onChange={(choice) => {
            if ((choice === 'never') !== (days === 0)) change(choice === 'never' ? 0 : usualDays);
          }}
        />
        {days > 0 && (
          <>
            <NumberInput
              className={styles.days}
              aria-label={t('settings.library.trashDays')}
              value={days}
              minimum={1}
              maximum={365}
              onChange={change}
            />
            <span className={styles.aside}>{t('settings.library.trashUnit', { count: days })}</span>
          </>
        )}
      </div>
      <p id={hint} className={refusal ? styles.error : styles.hint} role={refusal ? 'alert' : undefined}>
        {refusal ?? t(days === 0 ? 'settings.library.trashNeverHint' : 'settings.library.trashHint')}
      </p>
    </Row>
  );
}
