import { t } from 'i18next';
import { undoEdit, useCuration } from '../state/index.ts';
import { closeToast, showToast } from '../ui/index.ts';
import { tellProblem } from './tellProblem.ts';

/** Tells what was done to a collection, with Undo. */
export function undoable(
  words: 'finding.created' | 'finding.renamed' | 'finding.deleted' | 'finding.added',
  name: string,
  count?: number,
): void {
  const { edits } = useCuration.getState();
  const run = (): void => {
    closeToast(id);
    // Once something else was edited, undoing would take that back instead.
    if (useCuration.getState().edits !== edits) {
      showToast({ icon: 'info', text: t('finding.editedSince') });
      return;
    }
    undoEdit().catch(tellProblem);
  };
  const text = words === 'finding.added' ? t(words, { name, count: count ?? 0 }) : t(words, { name });
  // Undo takes back the last edit: an earlier toast must not offer it any more.
  const id = showToast(
    {
      icon: words === 'finding.deleted' ? 'trash' : 'done',
      text,
      action: { label: t('common.undo'), undo: true, run },
    },
    'edited',
  );
}
