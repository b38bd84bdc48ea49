import { create } from 'zustand';
import type { BridgeEvents, DeleteAnswer, PictureChange } from '../../../shared/bridge/index.ts';
import type { Edited, PictureId, PictureSummary } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import { withChange, withMarks } from './change.ts';
import { useLibrary, usePictureReadings } from '../library/index.ts';
import { answerEdit, beginEdit, endEdit, forgetActions, noteActions } from './libraryActions.ts';
import { inParts, stopLongEdit, wholeAction } from './longEdits.ts';
import { useSelection } from '../selection/index.ts';

/** A question that lies open about these pictures. */
export interface CurationQuestion {
  kind: 'delete' | 'deleteStarred' | 'tags' | 'collect';
  ids: readonly PictureId[];
}

interface CurationState {
  /** Marks on pictures are hidden. */
  marksHidden: boolean;
  /** Counts marks set by a key, so that the viewer can show what became of the picture. */
  keyed: number;
  /** What was done last, for screen readers. */
  said: string;
  /** Counts edits of the library, wherever they came from. */
  edits: number;
  question: CurationQuestion | undefined;
}

export const useCuration = create<CurationState>(() => ({
  marksHidden: false,
  keyed: 0,
  said: '',
  edits: 0,
  question: undefined,
}));

/** Ids that one call reads. */
const mostRead = 500;
/** Deleting touches the disk for each picture: this many take a second or two. */
const deletedAtOnce = 200;

/** Opens a dialog about pictures; does nothing for none. */
export function askAbout(kind: CurationQuestion['kind'], ids: readonly PictureId[]): void {
  if (ids.length > 0) useCuration.setState({ question: { kind, ids } });
}
export function closeQuestion(): void {
  useCuration.setState({ question: undefined });
}
export function toggleMarks(): boolean {
  const marksHidden = !useCuration.getState().marksHidden;
  useCuration.setState({ marksHidden });
  return marksHidden;
}
export function sayCurated(said: string): void {
  useCuration.setState({ said });
}
export function countKeyed(): void {
  useCuration.setState(({ keyed }) => ({ keyed: keyed + 1 }));
}

/** Pictures whose marks have to be read again, once no edit is under way. */
const stale = new Set<PictureId>();
let underWay = 0;
let begun = 0;
let refreshing = false;

const joinEdited = <Answer extends Edited>(one: Answer, other: Answer): Answer => ({
  ...other,
  changed: one.changed + other.changed,
});

const tellsActions = (answer: object): answer is Edited => 'actions' in answer;

/** Runs an edit; what was read while it ran is not trusted. */
export async function edit<Answer extends object>(call: () => Promise<Answer>): Promise<Answer> {
  underWay += 1;
  begun += 1;
  const number = beginEdit();
  try {
    const answer = await call();
    if (tellsActions(answer)) answerEdit(number, answer.actions);
    return answer;
  } finally {
    endEdit(number);
    underWay -= 1;
    void refresh();
  }
}

/** One edit of any number of pictures. */
function editAll(
  ids: readonly PictureId[],
  call: (part: PictureId[], action: string | undefined) => Promise<Edited>,
): Promise<Edited> {
  return edit(() => inParts(ids, { call, join: joinEdited }));
}

function putSummaries(read: readonly PictureSummary[]): void {
  useLibrary.setState(({ summaries }) => {
    const next = new Map(summaries);
    for (const summary of read) if (next.has(summary.id)) next.set(summary.id, summary);
    return { summaries: next };
  });
}

/** Reads stale pictures again, those whose details are shown in full. */
async function refresh(): Promise<void> {
  if (refreshing) return;
  refreshing = true;
  try {
    while (stale.size > 0) {
      if (underWay > 0) return;
      const { summaries } = useLibrary.getState();
      const ids = [...stale].filter((id) => summaries.has(id)).slice(0, mostRead);
      if (ids.length === 0) {
        stale.clear();
        break;
      }
      for (const id of ids) stale.delete(id);
      const at = begun;
      // oxlint-disable-next-line no-await-in-loop -- one page after the other, so that an edit can come between
      const read = await reverie().library.getMany(ids);
      if (at !== begun) for (const id of ids) stale.add(id);
      else if (read.ok) putSummaries(read.data);
    }
  } finally {
    refreshing = false;
  }
}

async function refreshDetails(changed: ReadonlySet<PictureId>): Promise<void> {
  const { active, selected } = useSelection.getState();
  const known = [...usePictureReadings.getState().readings.keys()].filter((id) => changed.has(id));
  const shown = known.filter((id) => id === active || selected.has(id));
  const others = new Set(known.filter((id) => !shown.includes(id)));
  if (others.size > 0) {
    // Whoever shows one of these again reads it anew.
    usePictureReadings.setState(({ readings }) => ({
      readings: new Map([...readings].filter(([id]) => !others.has(id))),
    }));
  }
  const at = begun;
  const read = await Promise.all(shown.map((id) => reverie().library.get(id)));
  if (at !== begun) return;
  usePictureReadings.setState(({ readings }) => {
    const next = new Map(readings);
    for (const each of read) {
      if (each.ok && next.has(each.data.id)) next.set(each.data.id, { status: 'ready', picture: each.data });
    }
    return { readings: next };
  });
}

/** Hears which pictures are marked differently, whoever did it. */
export function applyCurationChange({ changed = [], lists, reset, actions }: BridgeEvents['library.changed']): void {
  if (reset && changed.length === 0) {
    // Another library, or the same one made anew: nothing can be undone any more, nor goes on.
    void stopLongEdit();
    forgetActions();
    useCuration.setState({ question: undefined });
    return;
  }
  if (actions) noteActions(actions);
  if (changed.length > 0 || lists) useCuration.setState(({ edits }) => ({ edits: edits + 1 }));
  if (changed.length === 0) return;
  for (const id of changed) stale.add(id);
  void refresh();
  void refreshDetails(new Set(changed));
}

function showAtOnce(ids: readonly PictureId[], change: PictureChange): void {
  useLibrary.setState(({ summaries }) => {
    const next = new Map(summaries);
    for (const id of ids) {
      const summary = next.get(id);
      if (summary) next.set(id, withMarks(summary, change));
    }
    return { summaries: next };
  });
  usePictureReadings.setState(({ readings }) => {
    const next = new Map(readings);
    for (const id of ids) {
      const known = next.get(id);
      if (known?.status === 'ready') next.set(id, { status: 'ready', picture: withChange(known.picture, change) });
    }
    return { readings: next };
  });
}

/** Changes marks, note or tags of pictures in one step; they look changed at once, and as before if it is refused. */
export async function changePictures(ids: readonly PictureId[], change: PictureChange): Promise<Edited> {
  showAtOnce(ids, change);
  try {
    return await editAll(ids, (part, action) => ask(reverie().library.update(part, change, { action })));
  } catch (problem) {
    for (const id of ids) stale.add(id);
    void refresh();
    void refreshDetails(new Set(ids));
    throw problem;
  }
}

/**
 * Takes back the library's last action, or as much of it as is done: one that is under way is stopped first.
 * `only`: nothing is done where another action than this one is the last.
 */
export async function undoEdit(only?: number): Promise<Edited> {
  await stopLongEdit({ toUndo: true });
  return edit(() => wholeAction('undo', () => ask(reverie().library.undo(only === undefined ? {} : { only }))));
}
export async function redoEdit(only?: number): Promise<Edited> {
  await stopLongEdit();
  return edit(() => wholeAction('redo', () => ask(reverie().library.redo(only === undefined ? {} : { only }))));
}

/** Moves pictures to the trash, starred and picked ones too: it can be undone, so nothing is asked. */
export function trashPictures(ids: readonly PictureId[]): Promise<Edited> {
  return editAll(ids, (part, action) => ask(reverie().library.trash(part, { evenStarred: true, action })));
}
export function restorePictures(ids: readonly PictureId[]): Promise<Edited> {
  return editAll(ids, (part, action) => ask(reverie().library.restore(part, { action })));
}
/** Deletes pictures with their files. Cannot be undone; those that are starred or picked stay unless `evenStarred`. */
export function deleteForever(ids: readonly PictureId[], evenStarred = false): Promise<DeleteAnswer> {
  return edit(() =>
    inParts<DeleteAnswer>(ids, {
      call: (part) => ask(reverie().library.deleteForever(part, { evenStarred })),
      join: (one, other) => ({
        deleted: one.deleted + other.deleted,
        kept: [...one.kept, ...other.kept],
        failures: [...one.failures, ...other.failures],
      }),
      size: deletedAtOnce,
    }),
  );
}
/** Asks whether everything in the trash is to be deleted for ever. Answers how many pictures that is. */
export async function emptyTrash(): Promise<number> {
  const { ids } = await ask(reverie().library.layout({ trashed: true }));
  askAbout('delete', ids);
  return ids.length;
}

export function collectPictures(collection: string, ids: readonly PictureId[]): Promise<Edited> {
  return editAll(ids, (part, action) => ask(reverie().library.addToCollection(collection, part, { action })));
}
export function uncollectPictures(collection: string, ids: readonly PictureId[]): Promise<Edited> {
  return editAll(ids, (part, action) => ask(reverie().library.removeFromCollection(collection, part, { action })));
}
/** A new collection with these pictures in it, as one action. */
export async function collectAnew(name: string, ids: readonly PictureId[]): Promise<Edited> {
  const action = crypto.randomUUID();
  const { id } = await edit(() => ask(reverie().library.createCollection({ name }, { action })));
  return edit(() =>
    inParts(ids, {
      call: (part) => ask(reverie().library.addToCollection(id, part, { action })),
      join: joinEdited,
    }),
  );
}
