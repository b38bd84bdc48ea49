import { useTranslation } from 'react-i18next';
import { KeyFields, useKeyEntry } from '../keyEntry/index.ts';
import { Button, Dialog, DialogCancel } from '../ui/index.ts';
import styles from './Settings.module.css';

/** Takes a key in place of any earlier one. */
export function KeyDialog({ replacing, onClose }: { replacing: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const entry = useKeyEntry();
  const submit = async (unchecked: boolean): Promise<void> => {
    if (await entry.submit({ unchecked })) onClose();
  };
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
        <KeyFields
          entry={entry}
          label={t('settings.account.keyField')}
          placeholder={t('settings.account.keyPlaceholder')}
          hint={entry.weak ? undefined : t('settings.account.goesToKeychain')}
        />
      </form>
    </Dialog>
  );
}
