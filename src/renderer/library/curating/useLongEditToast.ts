import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { stopLongEdit, useLongEdit } from '../../state/curation/index.ts';
import { closeToast, showToast } from '../../ui/index.ts';
import { displayLocale } from '../../locales/format.ts';
import { notifyProblem } from '../../notifications/index.ts';

const toast = 'long-edit';

/** Shows how far an action on thousands of pictures is, with a way to stop it. What was done, whoever began it tells. */
export function useLongEditToast(): void {
  const { t, i18n } = useTranslation();
  const edit = useLongEdit((state) => state.edit);
  useEffect(() => {
    if (!edit) return;
    const { kind, done, total, state } = edit;
    const number = new Intl.NumberFormat(displayLocale(i18n.language));
    const words = { done: number.format(done), total: number.format(total ?? done) };
    if (state === 'done') closeToast(toast);
    else if (state === 'stopped') {
      showToast(
        { icon: 'info', text: t(kind === 'edit' ? 'curation.long.stopped' : 'curation.long.stoppedUndo', words) },
        toast,
      );
    } else {
      const stop = (): void => {
        stopLongEdit().catch(notifyProblem);
      };
      showToast(
        {
          text: t(`curation.long.${kind}`, words),
          action: { label: t('curation.long.stop'), run: stop },
          ...(total === undefined ? { stays: true } : { progress: done / total }),
        },
        toast,
      );
    }
  }, [edit, t, i18n.language]);
}
