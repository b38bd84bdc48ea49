import { useTranslation } from 'react-i18next';
import type { WithheldKey } from '../../shared/bridge/index.ts';
import { displayLocale } from '../locales/format.ts';
import { allowAddresses, openSettings, withheldValues } from '../state/index.ts';
import { tellProblem } from '../telling/index.ts';
import { Button } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';

/** Why the key is not sent, and what ends that. */
export function WithheldKeyRow({ withheld }: { withheld: WithheldKey }) {
  const { t, i18n } = useTranslation();
  return (
    <Row label={t('settings.account.addresses')}>
      <p className={styles.error}>
        {t('account.withheld.text', withheldValues(withheld, displayLocale(i18n.language)))}
      </p>
      <div className={styles.line}>
        <Button
          onClick={() => {
            allowAddresses().catch(tellProblem);
          }}
        >
          {t('account.withheld.allow')}
        </Button>
        <Button
          onClick={() => {
            openSettings('network');
          }}
        >
          {t('settings.account.changeAddress')}
        </Button>
      </div>
    </Row>
  );
}
