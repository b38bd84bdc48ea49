import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/bridge/index.ts';
import { callbackProblem } from '../../shared/seedream/callback.ts';
import { Stepper } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { TextSetting } from './TextSetting.tsx';
import { useSetting } from './useSetting.ts';

export function NetworkSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const parallel = useSetting('parallelTasks');
  return (
    <>
      <Row label={t('settings.network.parallel')}>
        <div className={styles.line}>
          <Stepper
            label={t('settings.network.parallel')}
            fewer={t('settings.network.fewer')}
            more={t('settings.network.more')}
            value={settings.parallelTasks}
            minimum={1}
            maximum={10}
            onChange={parallel.change}
          />
          <span className={styles.aside}>{t('settings.network.parallelHint')}</span>
        </div>
        {parallel.refusal && <p className={styles.error}>{parallel.refusal}</p>}
      </Row>
      <TextSetting
        name="callbackUrl"
        settings={settings}
        label={t('settings.network.callback')}
        hint={t('settings.network.callbackHint')}
        placeholder={t('settings.network.callbackPlaceholder')}
        check={callbackProblem}
      />
      <TextSetting
        name="apiOrigin"
        settings={settings}
        label={t('settings.network.api')}
        hint={t('settings.network.apiHint')}
        placeholder={t('settings.network.apiPlaceholder')}
      />
      <TextSetting
        name="filesOrigin"
        settings={settings}
        label={t('settings.network.files')}
        hint={t('settings.network.filesHint')}
        placeholder={t('settings.network.apiPlaceholder')}
      />
    </>
  );
}
