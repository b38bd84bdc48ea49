import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { displayLocale } from '../locales/format.ts';
import { hostsText, useAccount, useKeyEntry } from '../state/index.ts';
import { Button, Dialog, DialogCancel, InlineNotice, Segmented, TextField } from '../ui/index.ts';
import styles from './Settings.module.css';

/** Takes a key in place of any earlier one. */
export function KeyDialog({ replacing, onClose }: { replacing: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const goesTo = useAccount((state) => state.key?.goesTo);
  const entry = useKeyEntry();
  const submit = async (unchecked: boolean): Promise<void> => {
    if (await entry.submit({ unchecked })) onClose();
  };
  const { problem } = entry;
  const error =
    problem?.kind === 'told'
      ? problem.message
      : problem && t(problem.kind === 'empty' ? 'account.empty' : 'account.notAccepted');
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(replacing ? 'settings.account.replaceTitle' : 'settings.account.newTitle')}
      actions={
        <>
          <DialogCancel>{t('settings.account.cancel')}</DialogCancel>
          {entry.unreachable && (
            <Button
              onClick={() => {
                void submit(true);
              }}
            >
              {t('settings.account.saveUnchecked')}
            </Button>
          )}
          <Button variant="primary" type="submit" form="settings-key" busy={entry.busy}>
            {t('settings.account.save')}
          </Button>
        </>
      }
    >
      <form
        id="settings-key"
        className={styles.keyForm}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(false);
        }}
      >
        <TextField
          label={t('settings.account.keyField')}
          type="password"
          autoComplete="off"
          prefix={<KeyRound aria-hidden />}
          placeholder={t('settings.account.keyPlaceholder')}
          value={entry.key}
          onChange={entry.setKey}
          error={error}
          hint={entry.weak ? undefined : t('settings.account.goesToKeychain')}
        />
        {goesTo && (
          <InlineNotice
            title={t('account.goesTo.title', { hosts: hostsText(goesTo, displayLocale(i18n.language)) })}
            text={t('account.goesTo.text')}
          />
        )}
        {entry.weak && (
          <InlineNotice title={t('account.weak.title')} text={t('account.weak.text')}>
            <Segmented
              className={styles.storage}
              label={t('account.weak.name')}
              value={entry.storage}
              options={[
                { value: 'session', label: t('account.weak.session') },
                ...(entry.storable ? [{ value: 'weak' as const, label: t('account.weak.save') }] : []),
              ]}
              onChange={entry.setStorage}
            />
          </InlineNotice>
        )}
      </form>
    </Dialog>
  );
}
