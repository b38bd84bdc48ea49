import type { ReferenceId } from '../../shared/domain/index.ts';
import { dropReferences, putReferences, setPrompt, useComposer } from '../state/index.ts';
import { showToast } from '../ui/index.ts';

/** Takes references out and offers to put them, and the prompt's names for them, back. */
export function removeWithUndo(ids: readonly ReferenceId[], words: { removed: string; undo: string }): void {
  const before = useComposer.getState();
  const taken = before.references.flatMap((item, index) => (ids.includes(item.reference.id) ? [{ item, index }] : []));
  dropReferences(ids);
  const promptAfter = useComposer.getState().prompt;
  showToast({
    icon: 'trash',
    text: words.removed,
    action: {
      label: words.undo,
      undo: true,
      run: () => {
        const untouched = useComposer.getState().prompt === promptAfter;
        // Ascending, so that each one finds its place among those before it.
        for (const { item, index } of taken) putReferences([item], index);
        if (untouched) setPrompt(before.prompt);
      },
    },
  });
}
