import { t } from 'i18next';
import type { PictureChange } from '../../../shared/bridge/index.ts';
import type { ColourLabel, Flag, PictureId } from '../../../shared/domain/index.ts';
import {
  askAbout,
  changePictures,
  collectAnew,
  collectPictures,
  deleteForever,
  restorePictures,
  sayCurated,
  trashPictures,
  uncollectPictures,
} from '../../state/curation/index.ts';
import { goOnWithout, useLibrary } from '../../state/library/index.ts';
import { lastDone, redoLast, undoLast, type Undone } from '../../state/undo/index.ts';
import { openViewer, useInterface } from '../../state/interface/index.ts';
import { marksOfFacts, sharedMarks } from './sharedMarks.ts';
import { neighbourOf } from './neighbour.ts';
import { closeToast, showToast, type ToastContent } from '../../ui/index.ts';
import { starsWords } from '../marksWords.ts';
import { notifyProblem, notifyUndoable } from '../../notifications/index.ts';
import { readShared } from './useShared.ts';

type Ids = readonly PictureId[];

/** The one toast about the latest edit; an older one would offer to undo something else. */
function tellEdit(content: ToastContent): void {
  showToast(content, 'edited');
}

function change(ids: Ids, what: PictureChange, said: string): void {
  if (ids.length === 0) return;
  const words = ids.length > 1 ? t('curation.done.several', { count: ids.length, what: said }) : said;
  changePictures(ids, what).then(() => {
    sayCurated(words);
  }, notifyProblem);
}

export function rate(ids: Ids, rating: number): void {
  change(ids, { rating }, starsWords(rating));
}
/** Null takes the flag away. */
export function setFlag(ids: Ids, flag: Flag | null): void {
  change(ids, { flag }, t(`curation.flag.${flag ?? 'none'}`));
}
/** Null takes the label away. */
export function setLabel(ids: Ids, label: ColourLabel | null): void {
  change(ids, { label }, t(`curation.label.${label ?? 'none'}`));
}
/** Gives all of them the label, or takes it away where all have it already. */
export function toggleLabel(ids: Ids, label: ColourLabel): void {
  const toggle = async (): Promise<void> => {
    const known = sharedMarks(ids, useLibrary.getState().summaries);
    const facts = known ? undefined : await readShared(ids, () => true);
    const marks = known ?? (facts && marksOfFacts(facts));
    setLabel(ids, marks?.label === label ? null : label);
  };
  toggle().catch(notifyProblem);
}
export function setNote(ids: Ids, note: string): void {
  change(ids, { note }, t('curation.note.name'));
}
export function addTag(ids: Ids, tag: string): void {
  changePictures(ids, { addTags: [tag] }).then(() => {
    sayCurated(t('curation.done.tagged', { count: ids.length, tag }));
  }, notifyProblem);
}
export function removeTag(ids: Ids, tag: string): void {
  changePictures(ids, { removeTags: [tag] }).then(() => {
    sayCurated(t('curation.done.untagged', { count: ids.length, tag }));
  }, notifyProblem);
}

/** Puts pictures into a collection; without an id into a new one of that name. */
export function collect(ids: Ids, name: string, collection?: string): void {
  const collected = collection === undefined ? collectAnew(name, ids) : collectPictures(collection, ids);
  collected.then(({ changed }) => {
    if (changed === 0) showToast({ icon: 'info', text: t('finding.addedNone', { name }) });
    else notifyUndoable(t('curation.done.collected', { count: changed, name }));
  }, notifyProblem);
}
export function uncollect(ids: Ids, collection: string, name: string): void {
  uncollectPictures(collection, ids).then(({ changed }) => {
    if (changed > 0) notifyUndoable(t('curation.collect.removed', { count: changed, name }));
  }, notifyProblem);
}

const cameToNothing = (undone: Undone): boolean =>
  undone.what === 'nothing' || (undone.what === 'library' && undone.edited.changed === 0);

function wordsOf(undone: Undone, how: 'undone' | 'redone'): string {
  if (undone.what === 'nothing') return t(`curation.done.${how}`);
  const what =
    undone.what === 'composer'
      ? t(`curation.done.composer.${undone.kind}`)
      : t(`curation.done.library.${undone.edited.kind ?? 'other'}`, {
          count: undone.edited.changed,
        });
  return t(`curation.done.composer.${how}`, { what });
}

/** Takes back what was done last, in the composer or the library. */
export function undo(): void {
  const run = async (): Promise<void> => {
    const undone = await undoLast();
    if (cameToNothing(undone)) {
      tellEdit({ icon: 'info', text: t('curation.done.nothingToUndo') });
      return;
    }
    const action = { label: t('curation.done.redo'), run: redo, undo: true };
    tellEdit({ icon: 'done', text: wordsOf(undone, 'undone'), action });
  };
  run().catch(notifyProblem);
}
export function redo(): void {
  const run = async (): Promise<void> => {
    const redone = await redoLast();
    if (cameToNothing(redone)) {
      tellEdit({ icon: 'info', text: t('curation.done.nothingToRedo') });
      return;
    }
    const action = { label: t('common.undo'), run: undo, undo: true };
    tellEdit({ icon: 'done', text: wordsOf(redone, 'redone'), action });
  };
  run().catch(notifyProblem);
}

/** Whether these pictures, which are shown together, lie in the trash. */
export const inTrash = (ids: Ids): boolean => {
  const [first] = ids;
  return first !== undefined && useLibrary.getState().summaries.get(first)?.trashedAt !== undefined;
};

/** Moves to the trash and offers to undo it. What lies there already is deleted for ever, after asking. */
export function moveToTrash(ids: Ids): void {
  if (ids.length === 0) return;
  if (inTrash(ids)) {
    askAbout('delete', ids);
    return;
  }
  const { view, viewer } = useInterface.getState();
  const shown = view === 'viewer' ? viewer?.pictureId : undefined;
  const { layout, positions } = useLibrary.getState();
  const order = viewer?.among ?? layout.ids;
  const next = neighbourOf(order, viewer?.among ? new Map(order.map((id, index) => [id, index])) : positions, ids);
  if (shown !== undefined && ids.includes(shown) && next !== undefined) {
    openViewer(
      next,
      viewer?.among?.filter((id) => !ids.includes(id)),
    );
  }
  goOnWithout(ids);
  const run = async (): Promise<void> => {
    const { changed } = await trashPictures(ids);
    if (changed === 0) return;
    offerUndo(ids, changed);
  };
  run().catch(notifyProblem);
}

function offerUndo(ids: Ids, count: number): void {
  const done = lastDone();
  const back = (): void => {
    // Once something else was done, undoing would take that back instead.
    if (lastDone() === done) undo();
    else restore(ids);
  };
  tellEdit({
    icon: 'trash',
    text: t('curation.trash.moved', { count }),
    action: { label: t('common.undo'), run: back, undo: true },
  });
}

export function restore(ids: Ids): void {
  restorePictures(ids).then(({ changed }) => {
    tellEdit({ icon: 'done', text: t('curation.trash.restored', { count: changed }) });
  }, notifyProblem);
}

/** Deletes after it was asked about; what is starred or picked is asked about once more. */
export function deleteAfterAsking(ids: Ids, evenStarred = false): void {
  // What it offers to undo may be gone in a moment.
  closeToast('edited');
  const run = async (): Promise<void> => {
    const { deleted, kept, failures } = await deleteForever(ids, evenStarred);
    if (deleted > 0) showToast({ icon: 'trash', text: t('curation.trash.deleted', { count: deleted }) });
    const [first] = failures;
    if (first) {
      const text = t('curation.trash.notDeleted', { count: failures.length, reason: first.reason });
      showToast({ icon: 'problem', text, stays: true });
    }
    askAbout('deleteStarred', kept);
  };
  run().catch(notifyProblem);
}
