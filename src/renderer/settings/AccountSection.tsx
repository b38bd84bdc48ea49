import { Check, CircleAlert, KeyRound, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyStatus, Settings } from '../../shared/bridge/index.ts';
import { displayLocale, timeOfDayText } from '../locales/format.ts';
import { ask, reverie } from '../bridge/index.ts';
import { creditsText } from '../locales/amounts.ts';
import { leaveDemo } from '../state/appInfo/index.ts';
import { refreshCredits, useAccount } from '../state/account/index.ts';
import { Button, Dialog, DialogCancel } from '../ui/index.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { openPage } from './openPage.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { SpendingRow } from './SpendingRow.tsx';
import { notifyProblem } from '../notifications/index.ts';

export function AccountSection({ settings }: { settings: Settings }) {
  const key = useAccount((state) => state.key);
  if (!key) return null;
  return (
    <>
      <KeyRow status={key} />
      {key.present && key.protection !== 'demo' && <ConnectionRow status={key} />}
      {key.present && <BalanceRow demo={key.protection === 'demo'} />}
      {key.protection !== 'demo' && <SpendingRow settings={settings} />}
    </>
  );
}

function KeyRow({ status }: { status: KeyStatus }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'enter' | 'remove'>();
  const { present, protection, lastFour, unreadable } = status;
  const close = (): void => {
    setDialog(undefined);
  };
  const demo = protection === 'demo';
  const own = present && !demo && protection !== 'environment';
  const ProtectionIcon = protection === 'weak' ? TriangleAlert : ShieldCheck;
  return (
    <Row label={t('settings.account.key')}>
      {!demo && (
        <div className={styles.fieldLine}>
          <span className={styles.keyBox}>
            <KeyRound aria-hidden />
            {present ? (
              <span>
                <span aria-hidden className={styles.dots}>
                  ••••••••••••
                </span>{' '}
                {lastFour !== undefined && t('settings.account.endsIn', { lastFour })}
              </span>
            ) : (
              <span className={styles.aside}>–</span>
            )}
          </span>
          {unreadable && <TryKeyAgain />}
          {(own || !present) && (
            <Button
              onClick={() => {
                setDialog('enter');
              }}
            >
              {t(present || unreadable ? 'settings.account.replace' : 'settings.account.set')}
            </Button>
          )}
          {(own || unreadable) && (
            <Button
              variant="risky"
              onClick={() => {
                setDialog('remove');
              }}
            >
              {t('settings.account.remove')}
            </Button>
          )}
        </div>
      )}
      <p className={styles.protection}>
        {unreadable && <TriangleAlert aria-hidden className={styles.warn} />}
        {present && protection && (
          <ProtectionIcon aria-hidden className={protection === 'weak' ? styles.warn : undefined} />
        )}
        <span>
          {present && protection
            ? t(`settings.account.protection.${protection}`)
            : (unreadable?.message ?? t('settings.account.none'))}{' '}
          {!demo && (
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                openPage('keys');
              }}
            >
              {t('settings.account.keysPage')}
            </button>
          )}
        </span>
      </p>
      {demo && (
        <Button
          onClick={() => {
            leaveDemo().catch(notifyProblem);
          }}
        >
          {t('settings.account.useMyKey')}
        </Button>
      )}
      {dialog === 'enter' && <KeyDialog replacing={present || unreadable !== undefined} onClose={close} />}
      {dialog === 'remove' && <RemoveDialog onClose={close} />}
    </Row>
  );
}

/** Has the stored key read now, without a wait; what comes of it is told as a change of the account. */
function TryKeyAgain() {
  const { t } = useTranslation();
  const [trying, setTrying] = useState(false);
  const tryNow = async (): Promise<void> => {
    setTrying(true);
    try {
      await ask(reverie().account.checkKey());
    } finally {
      setTrying(false);
    }
  };
  return (
    <Button
      busy={trying}
      onClick={() => {
        tryNow().catch(notifyProblem);
      }}
    >
      {t('settings.account.tryAgain')}
    </Button>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const remove = async (): Promise<void> => {
    useAccount.setState({ key: await ask(reverie().account.clearKey()) });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('settings.account.removeTitle')}
      description={t('settings.account.removeText')}
      actions={
        <>
          <DialogCancel>{t('settings.account.keepKey')}</DialogCancel>
          <Button
            variant="danger"
            onClick={() => {
              remove().catch(notifyProblem);
              onClose();
            }}
          >
            {t('settings.account.remove')}
          </Button>
        </>
      }
    />
  );
}

function ConnectionRow({ status }: { status: KeyStatus }) {
  const { t, i18n } = useTranslation();
  const [checking, setChecking] = useState(false);
  const { check } = status;
  const checkNow = async (): Promise<void> => {
    setChecking(true);
    try {
      await ask(reverie().account.checkKey());
      useAccount.setState({ key: await ask(reverie().account.keyStatus()) });
    } finally {
      setChecking(false);
    }
  };
  return (
    <Row label={t('settings.account.connection')}>
      <div className={styles.line}>
        <p className={styles.state} role="status">
          {check && (check.accepted ? <Check aria-hidden /> : <CircleAlert aria-hidden className={styles.danger} />)}
          <span>
            {check
              ? t(check.accepted ? 'settings.account.accepted' : 'settings.account.rejected')
              : t('settings.account.notChecked')}
          </span>
          {check && (
            <span className={styles.aside}>
              {t('settings.account.checkedAt', { time: timeOfDayText(check.at, displayLocale(i18n.language)) })}
            </span>
          )}
        </p>
        <Button
          className={styles.end}
          busy={checking}
          onClick={() => {
            checkNow().catch(notifyProblem);
          }}
        >
          {t('settings.account.check')}
        </Button>
      </div>
      {check && !check.accepted && check.message && <p className={styles.error}>{check.message}</p>}
    </Row>
  );
}

function BalanceRow({ demo }: { demo: boolean }) {
  const { t, i18n } = useTranslation();
  const credits = useAccount((state) => state.credits);
  const refreshing = useAccount((state) => state.refreshing);
  const { spendable, held = 0, waiting = 0, readAt, problem } = credits ?? {};
  const facts = [
    held > 0 && t('settings.account.balanceHeld', { credits: creditsText(held, i18n.language) }),
    waiting > 0 && t('settings.account.balanceWaiting', { credits: creditsText(waiting, i18n.language) }),
    readAt !== undefined &&
      t('settings.account.balanceRead', { time: timeOfDayText(readAt, displayLocale(i18n.language)) }),
  ].filter(Boolean);
  return (
    <Row label={t('settings.account.balance')}>
      <div className={styles.line}>
        <p className={styles.state}>
          <span>
            {spendable === undefined
              ? t('settings.account.balanceUnknown')
              : t('settings.account.balanceAmount', { credits: creditsText(spendable, i18n.language) })}
          </span>
          <span className={styles.aside}>{facts.join(' · ')}</span>
        </p>
        <Button
          className={styles.end}
          busy={refreshing}
          onClick={() => {
            refreshCredits().catch(notifyProblem);
          }}
        >
          {t('settings.account.refresh')}
        </Button>
        {!demo && (
          <Button
            onClick={() => {
              openPage('topUp');
            }}
          >
            {t('settings.account.topUp')}
          </Button>
        )}
      </div>
      {problem && <p className={styles.error}>{problem}</p>}
    </Row>
  );
}
