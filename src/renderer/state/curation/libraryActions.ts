import { create } from 'zustand';
import type { LibraryActions } from '../../../shared/domain/index.ts';

interface LibraryActionsState {
  /** Where the library's undo stands, as far as main has told. */
  actions: LibraryActions;
  /** Edits of this page that are not answered yet, by the order they were begun in. */
  running: readonly number[];
  /** Edits that this page has begun. */
  begun: number;
  /** The edit of this page that was answered last, and the newest action after it. */
  answered: { edit: number; newest: number } | undefined;
  /** Counts how often all actions were forgotten. */
  forgotten: number;
}

const none: LibraryActions = { last: 0, next: 0, newest: 0 };

export const useLibraryActions = create<LibraryActionsState>(() => ({
  actions: none,
  running: [],
  begun: 0,
  answered: undefined,
  forgotten: 0,
}));

/** Takes what main has told, whoever edited. */
export function noteActions(actions: LibraryActions): void {
  useLibraryActions.setState({ actions });
}

/** Another library, or the same one made anew: its actions are counted from 1 again. */
export function forgetActions(): void {
  useLibraryActions.setState(({ forgotten }) => ({ actions: none, forgotten: forgotten + 1 }));
}

/** An edit begins; the answer is its number, from 1. */
export function beginEdit(): number {
  const begun = useLibraryActions.getState().begun + 1;
  useLibraryActions.setState(({ running }) => ({ begun, running: [...running, begun] }));
  return begun;
}

/** Main has answered an edit with where undo stands after it. */
export function answerEdit(edit: number, actions: LibraryActions): void {
  useLibraryActions.setState({ actions, answered: { edit, newest: actions.newest } });
}

export function endEdit(number: number): void {
  useLibraryActions.setState(({ running }) => ({ running: running.filter((each) => each !== number) }));
}
