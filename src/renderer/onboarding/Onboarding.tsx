import { HardDrive, ShieldCheck, Upload } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { LinkName } from '../../shared/bridge/index.ts';
import { creditsPerPicture, creditsToDollars } from '../../shared/domain/price.ts';
import { ask, reverie } from '../bridge/index.ts';
import { chooseLibrary } from '../state/libraryFolders/index.ts';
import { creditsText, dollarsText } from '../locales/amounts.ts';
import { enterDemo, useAppInfo } from '../state/appInfo/index.ts';
import { showLibrary } from '../state/interface/index.ts';
import { updateSettings } from '../state/settings/index.ts';
import { useAccount } from '../state/account/index.ts';
import { KeyFields, useKeyEntry } from '../keyEntry/index.ts';
import { Button, KeyHint, ScrollArea } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import styles from './Onboarding.module.css';
import { SamplePictures } from './SamplePictures.tsx';

/** The first start is over: it does not come again. */
function begin(): void {
  updateSettings({ onboarded: true }).catch(notifyProblem);
  showLibrary();
}

/** The first start: two equal ways in, and what is kept, protected and sent. */
export function Onboarding() {
  const { t } = useTranslation();
  return (
    <ScrollArea className={styles.view}>
      <div className={styles.drag} data-drag-window />
      <div className={styles.column}>
        <h1 className={styles.title}>{t('onboarding.title')}</h1>
        <p className={styles.lead}>{t('onboarding.text')}</p>
        <div className={styles.choices}>
          <KeyChoice />
          <DemoChoice />
        </div>
        <Facts />
      </div>
    </ScrollArea>
  );
}

function KeyChoice() {
  const { t, i18n } = useTranslation();
  const entry = useKeyEntry();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  const submit = async (unchecked: boolean): Promise<void> => {
    if (await entry.submit({ unchecked })) begin();
  };
  return (
    <form
      ref={form}
      className={styles.choice}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(false);
      }}
    >
      <h2 className={styles.heading}>{t('onboarding.key.title')}</h2>
      <p className={styles.text}>
        {t('onboarding.key.text', {
          credits: creditsText(creditsPerPicture, i18n.language),
          dollars: dollarsText(creditsToDollars(creditsPerPicture), i18n.language),
        })}
      </p>
      <ol className={styles.steps}>
        <li>
          <span>1</span>
          <p>
            <Trans i18nKey="onboarding.key.stepSignIn" components={{ open: <PageLink name="home" /> }} />
          </p>
        </li>
        <li>
          <span>2</span>
          <p>
            <Trans i18nKey="onboarding.key.stepKeys" components={{ open: <PageLink name="keys" /> }} />
          </p>
        </li>
        <li>
          <span>3</span>
          <p>{t('onboarding.key.stepPaste')}</p>
        </li>
      </ol>
      <KeyFields
        entry={entry}
        label={t('onboarding.key.field')}
        hint={t(entry.weak ? 'onboarding.key.goesNowhere' : 'onboarding.key.goesToKeychain')}
      />
      <div className={styles.actions}>
        <Button variant="primary" size="large" type="submit" busy={entry.busy}>
          {t('onboarding.key.start')}
        </Button>
        {entry.unreachable ? (
          <Button
            size="large"
            variant="quiet"
            onClick={() => {
              void submit(true);
            }}
          >
            {t('onboarding.key.startUnchecked')}
          </Button>
        ) : (
          entry.key === '' && (
            <span className={styles.aside}>
              {t('onboarding.key.pasteWith')} <KeyHint keys="Mod+V" />
            </span>
          )
        )}
      </div>
    </form>
  );
}

function DemoChoice() {
  const { t } = useTranslation();
  const [opening, setOpening] = useState(false);
  const open = async (): Promise<void> => {
    setOpening(true);
    try {
      await enterDemo();
      begin();
    } catch (problem) {
      notifyProblem(problem);
      setOpening(false);
    }
  };
  return (
    <section className={styles.choice}>
      <h2 className={styles.heading}>{t('onboarding.demo.title')}</h2>
      <p className={styles.text}>{t('onboarding.demo.text')}</p>
      <SamplePictures label={t('onboarding.demo.samples')} />
      <div className={styles.actions}>
        <Button
          size="large"
          busy={opening}
          onClick={() => {
            void open();
          }}
        >
          {t('onboarding.demo.open')}
        </Button>
        <span className={styles.aside}>{t('onboarding.demo.later')}</span>
      </div>
    </section>
  );
}

function Facts() {
  const { t } = useTranslation();
  const weak = useAccount((state) => state.key?.storageAvailable !== 'keychain');
  const folder = useAppInfo((state) => state.info?.libraryFolder ?? '');
  return (
    <div className={styles.facts}>
      <Fact icon={<HardDrive aria-hidden />} title={t('onboarding.kept.title')}>
        <span className={styles.path}>{folder}</span> ·{' '}
        <button
          type="button"
          className={styles.link}
          onClick={() => {
            void chooseLibrary();
          }}
        >
          {t('onboarding.kept.change')}
        </button>
      </Fact>
      <Fact icon={<ShieldCheck aria-hidden />} title={t('onboarding.yourKey.title')}>
        {t(weak ? 'onboarding.yourKey.weak' : 'onboarding.yourKey.keychain')}
      </Fact>
      <Fact icon={<Upload aria-hidden />} title={t('onboarding.sent.title')}>
        {t('onboarding.sent.text')}
      </Fact>
    </div>
  );
}

function Fact({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      {icon}
      <div>
        <h3>{title}</h3>
        <p>{children}</p>
      </div>
    </div>
  );
}

/** Words that open a page in the browser; the words come from the text around them. */
function PageLink({ name, children }: { name: LinkName; children?: ReactNode }) {
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => {
        ask(reverie().app.openLink(name)).catch(notifyProblem);
      }}
    >
      {children}
    </button>
  );
}
