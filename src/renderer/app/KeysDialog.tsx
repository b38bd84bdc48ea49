import { useTranslation } from 'react-i18next';
import { shortcuts } from '../state/commands/index.ts';
import { Dialog, KeyHint } from '../ui/index.ts';
import styles from './KeysDialog.module.css';
import { setKeysOpen, useOverlays } from './overlays.ts';

const groups = ['anywhere', 'compose', 'pictures'] as const;

/** Every key there is, from the same table that the keys are read by. */
export function KeysDialog() {
  const { t } = useTranslation();
  const open = useOverlays((state) => state.keysOpen);
  return (
    <Dialog
      open={open}
      onOpenChange={setKeysOpen}
      size="wide"
      title={t('app.keys.title')}
      description={t('app.keys.note')}
      closeLabel={t('common.close')}
    >
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{t(`app.keys.groups.${group}`)}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={shortcut.command} className={styles.row}>
                    <dt>{t(`app.keys.commands.${shortcut.command}`)}</dt>
                    <dd className={styles.keys}>
                      {shortcut.keys.map((keys) => (
                        <KeyHint key={keys} keys={keys} boxed read />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
