import { t } from 'i18next';
import { sayCurated, undoLater } from '../../state/index.ts';
import { closeToast, showToast } from '../../ui/index.ts';
import { tellProblem } from '../pictureActions.ts';

/** Tells what was done with pictures, with Undo for so many edits. */
export function undoable(text: string, edits = 1): void {
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
  const id = showToast({ icon: 'done', text, action }, 'edited');
}
