import { t } from 'i18next';
import { sayCurated, undoLater } from '../state/index.ts';
import { closeToast, showToast, type ToastIcon } from '../ui/index.ts';
import { tellProblem } from './tellProblem.ts';

interface Undoable {
  icon?: ToastIcon;
  /** Edits that belong together. */
  edits?: number;
}

/** Tells what was done, with Undo. */
export function undoable(text: string, { icon = 'done', edits = 1 }: Undoable = {}): void {
  const undo = undoLater(edits);
  const run = async (): Promise<void> => {
    closeToast(id);
    if (await undo()) sayCurated(t('curation.done.undone'));
    else showToast({ icon: 'info', text: t('finding.editedSince') });
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
