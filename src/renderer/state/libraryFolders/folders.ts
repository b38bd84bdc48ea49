import { useEffect } from 'react';
import { create } from 'zustand';
import type {
  ErrorCode,
  LibraryPlaces,
  MovePlan,
  MoveProgress,
  MoveReport,
  RemoveOldReport,
} from '../../../shared/bridge/index.ts';
import { ask, BridgeFailure, failureMessage, reverie } from '../../bridge/index.ts';
import { updateSettings, useSettings } from '../settings/index.ts';

type LeftLibrary = NonNullable<LibraryPlaces['left']>;

/** What is being asked or told about library folders; one at a time. */
export type FolderDialog =
  /** `another`: it is the folder that cannot be taken. */
  | { kind: 'refused'; what: 'open' | 'move' | 'remove'; reason: string; another: boolean }
  /** An empty folder was chosen: shall a library begin there? `instead`: of the one that is not found. */
  | { kind: 'begin'; folder: string }
  | { kind: 'plan'; plan: MovePlan }
  | { kind: 'copying' | 'removing'; folder: string; progress?: MoveProgress; stopping?: boolean }
  | { kind: 'moved'; report: MoveReport }
  | { kind: 'askRemoval'; left: LeftLibrary }
  | { kind: 'removed'; folder: string; report: RemoveOldReport };

export const useFolderDialog = create<{ dialog: FolderDialog | undefined }>(() => ({ dialog: undefined }));

const show = (dialog: FolderDialog | undefined): void => {
  useFolderDialog.setState({ dialog });
};

/** Other codes say that it is not the moment, or that the artist has stopped it. */
const aboutTheFolder: ReadonlySet<ErrorCode> = new Set(['invalid_input', 'library_unavailable', 'disk']);

function tellRefusal(what: 'open' | 'move' | 'remove', problem: unknown): void {
  const another = what !== 'remove' && problem instanceof BridgeFailure && aboutTheFolder.has(problem.code);
  show({ kind: 'refused', what, reason: failureMessage(problem), another });
}

export function closeFolderDialog(): void {
  show(undefined);
}

/** Where the libraries are, undefined until it was read; and after which change, counted up, that was. */
const usePlaces = create<{ places: LibraryPlaces | undefined; changes: number; readAfter: number | undefined }>(() => ({
  places: undefined,
  changes: 0,
  readAfter: undefined,
}));

/** Whether this page has asked for what goes on; else an earlier one did, before it was loaded anew. */
let askedHere = false;

function readPlacesAgain(): void {
  usePlaces.setState(({ changes }) => ({ changes: changes + 1 }));
}

/** Asks for them anew wherever they are shown; another library may be open now. */
export function outdateLibraryPlaces(): void {
  readPlacesAgain();
  // Nobody here hears how a move ended that an earlier page asked for.
  useFolderDialog.setState(({ dialog }) =>
    !askedHere && (dialog?.kind === 'copying' || dialog?.kind === 'removing') ? { dialog: undefined } : {},
  );
}

/** Where the libraries are, kept up to date while the component is there. */
export function useLibraryPlaces(report: (problem: unknown) => void): LibraryPlaces | undefined {
  const changes = usePlaces((state) => state.changes);
  const readAfter = usePlaces((state) => state.readAfter);
  // Disks come and go without a word.
  useEffect(readPlacesAgain, []);
  useEffect(() => {
    if (readAfter === changes) return undefined;
    let over = false;
    ask(reverie().library.places()).then(
      (places) => {
        if (!over) usePlaces.setState({ places, readAfter: changes });
      },
      (problem: unknown) => {
        if (!over) report(problem);
      },
    );
    return () => {
      over = true;
    };
  }, [readAfter, changes, report]);
  return usePlaces((state) => state.places);
}

/** Goes on with another library; why that did not work is shown. */
export async function openLibraryFolder(
  folder: string,
  options: { create?: boolean; instead?: boolean } = {},
): Promise<void> {
  try {
    await ask(reverie().library.open(folder, options));
    show(undefined);
  } catch (problem) {
    tellRefusal('open', problem);
  }
}

/** Asks for a folder and opens the library in it, or offers to begin one. `instead`: it is the one in use, found elsewhere. */
export async function chooseLibrary({ instead = false }: { instead?: boolean } = {}): Promise<void> {
  try {
    const { folder } = await ask(reverie().library.chooseFolder('open'));
    if (folder === null) return;
    const { holds } = await ask(reverie().library.lookAt(folder));
    // What is not found is not found in an empty folder either: main says so.
    if (holds === 'nothing' && !instead) show({ kind: 'begin', folder });
    else await openLibraryFolder(folder, { instead });
  } catch (problem) {
    tellRefusal('open', problem);
  }
}

/** Takes a library from the list. Nothing is deleted. */
export async function forgetLibrary(folder: string): Promise<void> {
  const libraries = useSettings.getState().settings?.libraries ?? [];
  await updateSettings({ libraries: libraries.filter((each) => each !== folder) });
}

/** Asks for a folder, and shows what moving the library there would mean. */
export async function chooseMove(): Promise<void> {
  try {
    const { folder } = await ask(reverie().library.chooseFolder('move'));
    if (folder !== null) show({ kind: 'plan', plan: await ask(reverie().library.planMove(folder)) });
  } catch (problem) {
    tellRefusal('move', problem);
  }
}

export async function moveLibrary(folder: string): Promise<void> {
  show({ kind: 'copying', folder });
  askedHere = true;
  try {
    show({ kind: 'moved', report: await ask(reverie().library.move(folder)) });
  } catch (problem) {
    tellRefusal('move', problem);
  } finally {
    outdateLibraryPlaces();
  }
}

export async function stopMove(): Promise<void> {
  useFolderDialog.setState(({ dialog }) =>
    dialog?.kind === 'copying' ? { dialog: { ...dialog, stopping: true } } : {},
  );
  await ask(reverie().library.cancelMove());
}

export function offerOldRemoval(left: LeftLibrary): void {
  show({ kind: 'askRemoval', left });
}

export async function removeOldLibrary(folder: string): Promise<void> {
  show({ kind: 'removing', folder });
  askedHere = true;
  try {
    show({ kind: 'removed', folder, report: await ask(reverie().library.removeOld(folder)) });
  } catch (problem) {
    tellRefusal('remove', problem);
  } finally {
    outdateLibraryPlaces();
  }
}

export async function keepOldLibrary(folder: string): Promise<void> {
  await ask(reverie().library.keepOld(folder));
  outdateLibraryPlaces();
}

/** Follows what goes on; what an earlier page asked for is shown until it is over. */
export function applyMoveProgress(progress: MoveProgress): void {
  const kind = progress.stage;
  useFolderDialog.setState(({ dialog }) => {
    if (dialog?.kind === kind) return { dialog: { ...dialog, progress } };
    return askedHere ? {} : { dialog: { kind, folder: '', progress } };
  });
  if (!askedHere && progress.done >= progress.total) outdateLibraryPlaces();
}
