import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForgetAnswer } from '../../shared/bridge/index.ts';
import type { PictureId } from '../../shared/domain/index.ts';
import { ask, reverie } from '../bridge/index.ts';
import { dropFindings } from './verification.ts';
import { Button, Dialog, DialogCancel, ScrollArea } from '../ui/index.ts';
import styles from './Settings.module.css';
import { notifyProblem } from '../notifications/index.ts';

/** Asks once, then takes pictures out of the library whose files are gone. */
export function ForgetDialog({ pictures, onClose }: { pictures: readonly PictureId[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [working, setWorking] = useState(false);
  const [left, setLeft] = useState<ForgetAnswer>();
  const forget = async (): Promise<void> => {
    setWorking(true);
    try {
      const answer = await ask(reverie().library.forgetMissing([...pictures]));
      const stays = new Set(answer.failures.map(({ pictureId }) => pictureId));
      const settled = new Set(pictures.filter((id) => !stays.has(id)));
      dropFindings(({ of, kind, pictureId }) => kind === 'missing' && of === 'picture' && settled.has(pictureId!));
      if (answer.there.length + answer.failures.length > 0) setLeft(answer);
      else onClose();
    } catch (problem) {
      notifyProblem(problem);
      onClose();
    } finally {
      setWorking(false);
    }
  };
  const count = pictures.length;
  if (left) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t('settings.library.forgetDone', { count: left.forgotten })}
        description={left.there.length > 0 && t('settings.library.forgetThere', { count: left.there.length })}
        actions={<DialogCancel variant="primary">{t('common.close')}</DialogCancel>}
      >
        {left.failures.length > 0 && (
          <ScrollArea as="ul" className={styles.problems}>
            {left.failures.map(({ pictureId, reason }) => (
              <li key={pictureId}>{reason}</li>
            ))}
          </ScrollArea>
        )}
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('settings.library.forgetTitle', { count })}
      description={t('settings.library.forgetText', { count })}
      actions={
        <>
          <DialogCancel>{t('settings.library.forgetNot', { count })}</DialogCancel>
          <Button
            variant="danger"
            busy={working}
            onClick={() => {
              void forget();
            }}
          >
            {t('settings.library.forgetYes')}
          </Button>
        </>
      }
    />
  );
}
