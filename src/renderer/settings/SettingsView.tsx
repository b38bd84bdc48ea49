import { ArrowLeft, Bell, Globe, HardDrive, Info, KeyRound, Monitor } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showLibrary, useInterface, type SettingsSection } from '../state/interface/index.ts';
import { useSettings } from '../state/settings/index.ts';
import { classNames, KeyHint, ScrollArea } from '../ui/index.ts';
import { AboutSection } from './AboutSection.tsx';
import { AccountSection } from './AccountSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { LibrarySection } from './LibrarySection.tsx';
import { NetworkSection } from './NetworkSection.tsx';
import { NotificationsSection } from './NotificationsSection.tsx';
import styles from './Settings.module.css';

const sections = [
  { name: 'account', Icon: KeyRound, Section: AccountSection },
  { name: 'library', Icon: HardDrive, Section: LibrarySection },
  { name: 'network', Icon: Globe, Section: NetworkSection },
  { name: 'appearance', Icon: Monitor, Section: AppearanceSection },
  { name: 'notifications', Icon: Bell, Section: NotificationsSection },
  { name: 'about', Icon: Info, Section: AboutSection },
] as const;
type SectionName = (typeof sections)[number]['name'];

/** Where other parts of the window lead to. */
const asked: Record<SettingsSection, SectionName> = {
  account: 'account',
  library: 'library',
  appearance: 'appearance',
  generating: 'network',
  advanced: 'network',
};

/** Everything the artist can set, in one column. Changes apply at once. */
export function SettingsView() {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const wanted = useInterface((state) => state.settingsSection);
  const [current, setCurrent] = useState<SectionName>(wanted ? asked[wanted] : 'account');
  const page = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLButtonElement>(null);

  const bring = (name: SectionName): void => {
    const section = page.current?.querySelector<HTMLElement>(`[data-section="${name}"]`);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  const begin = useEffectEvent((section: SettingsSection | undefined) => {
    if (section) bring(asked[section]);
    else back.current?.focus();
  });
  // Once the sections are on the page, as they are not before the settings were read.
  const ready = settings !== undefined;
  useEffect(() => {
    if (ready) begin(wanted);
  }, [wanted, ready]);
  const follow = (): void => {
    const top = page.current?.getBoundingClientRect().top ?? 0;
    const bottom = page.current?.getBoundingClientRect().bottom ?? 0;
    const all = [...(page.current?.querySelectorAll<HTMLElement>('[data-section]') ?? [])];
    // One that was chosen stays marked while all of it can be seen: the last ones never reach the top.
    const chosen = all.find((section) => section.dataset['section'] === current)?.getBoundingClientRect();
    if (chosen && chosen.top >= top && chosen.bottom <= bottom) return;
    const inView = all.find((section) => section.getBoundingClientRect().bottom > top + 80);
    const name = inView?.dataset['section'] as SectionName | undefined;
    if (name) setCurrent(name);
  };
  if (!settings) return null;
  return (
    <div className={styles.view}>
      <ScrollArea as="nav" className={styles.navigation} aria-label={t('settings.sections')}>
        <button ref={back} type="button" className={styles.item} onClick={showLibrary}>
          <ArrowLeft aria-hidden />
          <span>{t('settings.back')}</span>
          <KeyHint keys="Escape" />
        </button>
        <p className={styles.navigationTitle}>{t('settings.title')}</p>
        {sections.map(({ name, Icon }) => (
          <button
            key={name}
            type="button"
            aria-current={name === current || undefined}
            className={classNames(styles.item, name === current && styles.current)}
            onClick={() => {
              setCurrent(name);
              bring(name);
            }}
          >
            <Icon aria-hidden />
            <span>{t(`settings.${name}.title`)}</span>
          </button>
        ))}
      </ScrollArea>
      <ScrollArea ref={page} className={styles.page} onScroll={follow}>
        <div className={styles.column}>
          <header className={styles.head}>
            <h1>{t('settings.title')}</h1>
            <span>{t('settings.atOnce')}</span>
          </header>
          {sections.map(({ name, Section }) => (
            <section
              key={name}
              data-section={name}
              tabIndex={-1}
              aria-labelledby={`settings-${name}`}
              className={styles.section}
            >
              <h2 id={`settings-${name}`}>{t(`settings.${name}.title`)}</h2>
              <div className={styles.rows}>
                <Section settings={settings} />
              </div>
            </section>
          ))}
        </div>
      </ScrollArea>
    </div>
  );
}
