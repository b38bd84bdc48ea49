import { t } from 'i18next';
import { lastDone, onDone, undoLast } from '../state/undo/index.ts';
import { sayCurated } from '../state/curation/index.ts';
import { closeToast, showToast, useToasts, type ToastIcon } from '../ui/index.ts';
import { notifyProblem } from './notifyProblem.ts';

/** Says what was done last, in the composer or the library, with Undo, as long as it is what undo takes back next. */
export function notifyUndoable(text: string, { icon = 'done' }: { icon?: ToastIcon } = {}): void {
  const done = lastDone();
  const run = async (): Promise<void> => {
    closeToast(id);
    if (lastDone() !== done) showToast({ icon: 'info', text: t('finding.editedSince') });
    else if ((await undoLast()).what !== 'nothing') sayCurated(t('curation.done.undone'));
  };
  const action = {
    label: t('common.undo'),
    undo: true,
    run: () => {
      run().catch(notifyProblem);
    },
  };
  const id = showToast({ icon, text, action }, 'edited');
  const { showing } = useToasts.getState().toasts.find((toast) => toast.id === id) ?? {};
  // Once something else was done, Undo takes that back instead: this one may not offer it any more.
  const stop = onDone(() => {
    const shown = useToasts.getState().toasts.find((toast) => toast.id === id);
    if (shown?.showing === showing && lastDone() === done) return;
    stop();
    if (shown?.showing === showing) closeToast(id);
  });
}
