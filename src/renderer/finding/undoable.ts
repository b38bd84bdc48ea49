import { t } from 'i18next';
import { undoLater } from '../state/index.ts';
import { closeToast, showToast, type ToastIcon } from '../ui/index.ts';
import { tellProblem } from './tellProblem.ts';

/** Tells what was done, with Undo. */
export function undoable(text: string, icon: ToastIcon = 'done'): void {
  const undo = undoLater();
  const run = async (): Promise<void> => {
    closeToast(id);
    if (!(await undo())) showToast({ icon: 'info', text: t('finding.editedSince') });
  };
  const action = {
    label: t('common.undo'),
    undo: true,
    run: () => {
      run().catch(tellProblem);
    },
  };
  // Undo takes back the last edit: an earlier toast must not offer it any more.
  const id = showToast({ icon, text, action }, 'edited');
}
