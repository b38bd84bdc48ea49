import { create } from 'zustand';
import type { PictureId } from '../../../shared/domain/index.ts';

/** Pictures of one call: main answers others between two of them, and the artist sees how far it is. */
const picturesOfOneCall = 5000;

/** An action that takes several calls. */
export interface LongEdit {
  kind: 'edit' | 'undo' | 'redo';
  /** Pictures. */
  done: number;
  /** Unknown while undoing. */
  total?: number;
  state: 'running' | 'stopped' | 'done';
}

interface LongEditState {
  edit: LongEdit | undefined;
}

/** The latest action on thousands of pictures. */
export const useLongEdit = create<LongEditState>(() => ({ edit: undefined }));

let underWay: Promise<unknown> = Promise.resolve();
let stopAsked = false;
/** Whoever stopped it goes on by taking it back, and tells that. */
let takenBack = false;

const isStopping = (): boolean => stopAsked;
const isRunning = (): boolean => useLongEdit.getState().edit?.state === 'running';

/**
 * Ends it after the call that is under way. Resolves when nothing runs any more; what was done stays done.
 * `toUndo`: it is about to be taken back, and so ends as any other that is done.
 */
export async function stopLongEdit({ toUndo = false } = {}): Promise<void> {
  if (isRunning()) {
    stopAsked = true;
    takenBack = toUndo;
  }
  await underWay;
}

/** One after the other: two of them at once could not be undone one by one. */
function alone<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const before = underWay;
  const run = async (): Promise<Answer> => {
    await before;
    stopAsked = false;
    takenBack = false;
    try {
      return await work();
    } finally {
      const state = stopAsked && !takenBack ? 'stopped' : 'done';
      useLongEdit.setState(({ edit }) => ({ edit: edit && { ...edit, state } }));
    }
  };
  const running = run();
  // Whoever comes next only waits for the end; the caller hears of a failure.
  underWay = running.catch(() => undefined);
  return running;
}

interface PartsOptions<Answer> {
  /** Edits some of the pictures. Those with the same `action` are undone as one. */
  call: (part: PictureId[], action: string | undefined) => Promise<Answer>;
  /** Two answers as one. */
  join: (one: Answer, other: Answer) => Answer;
  /** Pictures of one call. */
  size?: number;
}

/** Edits any number of pictures, many of them in several calls with progress in {@link useLongEdit}. */
export function inParts<Answer>(ids: readonly PictureId[], options: PartsOptions<Answer>): Promise<Answer> {
  const { call, join, size = picturesOfOneCall } = options;
  if (ids.length <= size) return call([...ids], undefined);
  return alone(async () => {
    const action = crypto.randomUUID();
    const part = (start: number): Promise<Answer> => call(ids.slice(start, start + size), action);
    const tell = (done: number): void => {
      useLongEdit.setState({ edit: { kind: 'edit', done, total: ids.length, state: 'running' } });
    };
    tell(0);
    let answer: Answer = await part(0);
    let done = size;
    tell(done);
    while (done < ids.length && !isStopping()) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that it can be stopped
      answer = join(answer, await part(done));
      done = Math.min(done + size, ids.length);
      tell(done);
    }
    return answer;
  });
}

/** Undoes or redoes a whole action, which may take several calls. */
export async function wholeAction<Answer extends { changed: number; unfinished?: true }>(
  kind: 'undo' | 'redo',
  call: () => Promise<Answer>,
): Promise<Answer> {
  const first = await call();
  if (!first.unfinished) return first;
  return alone(async () => {
    let answer = first;
    let done = first.changed;
    while (answer.unfinished && !isStopping()) {
      useLongEdit.setState({ edit: { kind, done, state: 'running' } });
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that it can be stopped
      answer = await call();
      done += answer.changed;
    }
    useLongEdit.setState({ edit: { kind, done, state: 'running' } });
    return { ...answer, changed: done };
  });
}
