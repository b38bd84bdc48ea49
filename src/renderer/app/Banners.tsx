import { useTranslation } from 'react-i18next';
import type { Notice, WithheldKey } from '../../shared/bridge/index.ts';
import { displayLocale, hostsText } from '../locales/format.ts';
import { ask, reverie } from '../bridge/index.ts';
import { chooseLibrary } from '../state/libraryFolders/index.ts';
import { dismissNotice, leaveDemo, tryLibraryAgain, useAppInfo } from '../state/appInfo/index.ts';
import { openSettings, useInterface } from '../state/interface/index.ts';
import { useAccount } from '../state/account/index.ts';
import { Banner, Button, showToast } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';

const tones: Record<Notice['kind'], 'neutral' | 'warn' | 'danger'> = {
  library_missing: 'danger',
  library_read_only: 'danger',
  library_locked: 'danger',
  library_newer: 'danger',
  library_unusable: 'danger',
  disk_full: 'danger',
  key_unreadable: 'warn',
  settings_reset: 'warn',
  library_rebuilt: 'neutral',
  other: 'neutral',
};

/** No library is open while one of these is told. */
const closed: ReadonlySet<Notice['kind']> = new Set([
  'library_missing',
  'library_read_only',
  'library_locked',
  'library_newer',
  'library_unusable',
]);
const waitedFor: ReadonlySet<Notice['kind']> = new Set(['library_missing', 'library_read_only', 'library_locked']);

/** Standing facts about the app, the disk and the account, under the title bar. */
export function Banners() {
  const { t } = useTranslation();
  const info = useAppInfo((state) => state.info);
  const key = useAccount((state) => state.key);
  // There the row about the connection tells it.
  const toldInSettings = useInterface((state) => state.view === 'settings');
  const useMyKey = async (): Promise<void> => {
    await leaveDemo();
    if (!useAccount.getState().key?.present) openSettings('account');
  };
  return (
    <>
      {info?.demo && (
        <Banner
          actions={
            <Button
              variant="quiet"
              onClick={() => {
                useMyKey().catch(notifyProblem);
              }}
            >
              {t('app.banners.useMyKey')}
            </Button>
          }
        >
          {t('app.banners.demo')}
          {info.samples && ` · ${t('app.banners.samples', info.samples)}`}
        </Banner>
      )}
      {!info?.demo && !toldInSettings && key?.present && key.check && !key.check.accepted && (
        <Banner tone="danger" actions={<NoticeAction kind="key_unreadable" />}>
          {key.check.message ?? t('app.banners.keyRejected')}
        </Banner>
      )}
      {!info?.demo && key?.withheld && <WithheldBanner withheld={key.withheld} />}
      {info?.notices.map((notice) => (
        <Banner
          key={notice.id}
          tone={tones[notice.kind]}
          actions={<NoticeAction kind={notice.kind} />}
          // Why there is no library stands there as long as there is none.
          {...(closed.has(notice.kind)
            ? {}
            : {
                closeLabel: t('common.dismiss'),
                onClose: () => {
                  dismissNotice(notice.id).catch(notifyProblem);
                },
              })}
        >
          {notice.message}
          {waitedFor.has(notice.kind) && ` ${t('app.banners.waits')}`}
        </Banner>
      ))}
    </>
  );
}

/** The key waits, because an address is not one it was given for. Stands there as long as that is so. */
function WithheldBanner({ withheld }: { withheld: WithheldKey }) {
  const { t, i18n } = useTranslation();
  const locale = displayLocale(i18n.language);
  const hosts = hostsText(withheld.from, locale);
  const given = hostsText(withheld.givenFor, locale);
  return (
    <Banner
      tone="warn"
      actions={
        <>
          <Button
            variant="quiet"
            onClick={() => {
              // Main asks, in a dialog of the system.
              ask(reverie().account.allowAddresses()).catch(notifyProblem);
            }}
          >
            {t('account.withheld.allow')}
          </Button>
          <Button
            variant="quiet"
            onClick={() => {
              openSettings('advanced');
            }}
          >
            {t('app.banners.changeAddress')}
          </Button>
        </>
      }
    >
      {t('account.withheld.text', { hosts, given })}
    </Banner>
  );
}

/** The one step that helps with a notice, where there is one. */
function NoticeAction({ kind }: { kind: Notice['kind'] }) {
  const { t } = useTranslation();
  switch (kind) {
    case 'library_missing':
    case 'library_read_only':
    case 'library_locked':
    case 'library_newer':
    case 'library_unusable':
      return (
        <>
          {kind === 'library_missing' && (
            <Button
              variant="quiet"
              onClick={() => {
                void chooseLibrary({ instead: true });
              }}
            >
              {t('app.banners.locate')}
            </Button>
          )}
          {waitedFor.has(kind) && (
            <Button
              variant="quiet"
              onClick={() => {
                tryLibraryAgain().then((open) => {
                  if (!open) showToast({ icon: 'problem', text: t('app.banners.stillAway') });
                }, notifyProblem);
              }}
            >
              {t('app.banners.tryAgain')}
            </Button>
          )}
          <Button
            variant="quiet"
            onClick={() => {
              void chooseLibrary();
            }}
          >
            {t('app.banners.openOther')}
          </Button>
        </>
      );
    case 'key_unreadable':
    case 'settings_reset':
      return (
        <Button
          variant="quiet"
          onClick={() => {
            openSettings('account');
          }}
        >
          {t('app.banners.openSettings')}
        </Button>
      );
    case 'disk_full':
      return (
        <Button
          variant="quiet"
          onClick={() => {
            ask(reverie().library.openFolder()).catch(notifyProblem);
          }}
        >
          {t('app.banners.showFolder')}
        </Button>
      );
    case 'library_rebuilt':
    case 'other':
      return null;
  }
}
