import { useTranslation } from 'react-i18next';
import { useAppInfo } from '../state/appInfo/index.ts';
import { openPage } from './openPage.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';

export function AboutSection() {
  const { t } = useTranslation();
  const version = useAppInfo((state) => state.info?.version);
  return (
    <>
      <Row label={t('settings.about.version')}>
        <p className={styles.text}>Reverie {version}</p>
      </Row>
      <Row label={t('settings.about.licence')}>
        <div className={styles.line}>
          <p className={styles.text}>{t('settings.about.licenceText')}</p>
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              openPage('manual');
            }}
          >
            {t('settings.about.manual')}
          </button>
        </div>
      </Row>
    </>
  );
}
