import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/bridge/index.ts';
import { Switch } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSetting } from './useSetting.ts';

export function NotificationsSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const notifications = useSetting('notifications');
  return (
    <Row label={t('settings.notifications.finished')}>
      <Switch
        label={t('settings.notifications.finishedHint')}
        checked={settings.notifications}
        onChange={notifications.change}
      />
      {notifications.refusal && <p className={styles.error}>{notifications.refusal}</p>}
    </Row>
  );
}
