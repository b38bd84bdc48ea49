import { ArrowUpRight, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { creditsPerPicture, creditsToDollars } from '../../shared/domain/index.ts';
import { ageInWords, creditsText, dollarsText } from '../locales/amounts.ts';
import { ask, reverie } from '../bridge/index.ts';
import { openSettings } from '../state/interface/index.ts';
import { refreshCredits, useAccount } from '../state/account/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { useNow } from '../hooks/index.ts';
import { Button, classNames, IconButton, Popover, PopoverClose } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import styles from './BalanceIndicator.module.css';
import bar from './TitleBar.module.css';

/** After this long a balance is shown with its age. In milliseconds. */
const oldAfter = 10 * 60_000;

/** What can be spent; opens the sums behind it. */
export function BalanceIndicator() {
  const { t } = useTranslation();
  const key = useAccount((state) => state.key);
  const credits = useAccount((state) => state.credits);
  const online = useAppInfo((state) => state.info?.online ?? true);
  const now = useNow(30_000);
  if (!key?.present) {
    return (
      <Popover
        label={t('app.balance.title')}
        trigger={
          <button type="button" className={bar.item}>
            {t(key?.unreadable ? 'app.balance.keyUnavailable' : 'app.balance.noKey')}
          </button>
        }
      >
        <p className={styles.note}>{key?.unreadable?.message ?? t('app.balance.noKeyHint')}</p>
        <PopoverClose>
          <Button
            wide
            onClick={() => {
              openSettings('account');
            }}
          >
            {t(key?.unreadable ? 'app.balance.openSettings' : 'app.balance.addKey')}
          </Button>
        </PopoverClose>
      </Popover>
    );
  }
  const amount = credits?.spendable;
  const age = credits?.readAt === undefined ? undefined : now - credits.readAt;
  const old = age !== undefined && age > oldAfter;
  return (
    <Popover
      label={t('app.balance.title')}
      trigger={
        <button type="button" className={classNames(bar.item, (old || !online) && bar.old)}>
          {amount === undefined ? (
            t('app.balance.unknown')
          ) : (
            <>
              <span className={bar.amount}>{creditsText(amount)}</span>
              <span className={classNames(bar.unit, bar.long)}>{t('app.balance.unit')}</span>
              <span className={classNames(bar.unit, bar.short)}>{t('app.balance.unitShort')}</span>
              {old && online && <span className={classNames(bar.unit, bar.extra)}>· {ageInWords(age)}</span>}
              {!online && <span className={classNames(bar.unit, bar.long)}>· {t('app.balance.offline')}</span>}
            </>
          )}
        </button>
      }
    >
      <BalancePanel now={now} />
    </Popover>
  );
}

function BalancePanel({ now }: { now: number }) {
  const { t } = useTranslation();
  const credits = useAccount((state) => state.credits);
  const refreshing = useAccount((state) => state.refreshing);
  const demo = useAppInfo((state) => state.info?.demo ?? false);
  const online = useAppInfo((state) => state.info?.online ?? true);
  const { account, balance, held = 0, keyLimit, problem, readAt, spendable, waiting = 0 } = credits ?? {};
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2 className={styles.label}>{t('app.balance.free')}</h2>
        <IconButton
          label={t('app.balance.refresh')}
          icon={<RefreshCw aria-hidden />}
          aria-busy={refreshing || undefined}
          onClick={() => {
            refreshCredits().catch(notifyProblem);
          }}
        />
      </div>
      {spendable === undefined ? (
        <p className={styles.figure}>–</p>
      ) : (
        <>
          <p className={styles.figure}>{creditsText(spendable)}</p>
          <p className={styles.hint}>
            {t('app.balance.readAt', {
              dollars: dollarsText(creditsToDollars(spendable)),
              age: ageInWords(now - (readAt ?? now)),
            })}
            {!online && ` · ${t('app.balance.offline')}`}
          </p>
        </>
      )}
      {problem && <p className={styles.problem}>{problem}</p>}
      {demo && <p className={styles.hint}>{t('app.balance.demo')}</p>}
      <dl className={styles.sums}>
        {account !== undefined && keyLimit !== undefined ? (
          <>
            <Sum name={t('app.balance.account')} value={creditsText(account)} />
            <Sum name={t('app.balance.keyLimit')} value={creditsText(keyLimit)} />
          </>
        ) : (
          balance !== undefined && <Sum name={t('app.balance.balance')} value={creditsText(balance)} />
        )}
        <Sum name={t('app.balance.held')} value={creditsText(held)} />
        <Sum name={t('app.balance.waiting')} value={creditsText(waiting)} />
        <Sum
          name={t('app.balance.price')}
          value={`${creditsText(creditsPerPicture)} · ${dollarsText(creditsToDollars(creditsPerPicture))}`}
        />
      </dl>
      {!demo && (
        <Button
          wide
          onClick={() => {
            ask(reverie().app.openLink('topUp')).catch(notifyProblem);
          }}
        >
          {t('app.balance.topUp')} <ArrowUpRight aria-hidden className={styles.away} />
        </Button>
      )}
    </div>
  );
}

function Sum({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.sum}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
