import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MoveReport, Result } from '../../../../../src/shared/bridge/index.ts';
import {
  applyMoveProgress,
  chooseLibrary,
  chooseMove,
  closeFolderDialog,
  moveLibrary,
  outdateLibraryPlaces,
  useFolderDialog,
} from '../../../../../src/renderer/state/libraryFolders/folders.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
const refused: Result<never> = { ok: false, error: { code: 'not_possible_now', message: '2 generations run.' } };
const library = {
  chooseFolder: vi.fn(),
  lookAt: vi.fn(),
  open: vi.fn(),
  planMove: vi.fn(),
  move: vi.fn(),
};
const dialog = () => useFolderDialog.getState().dialog;
const progress = { stage: 'copying', done: 1, total: 4, problems: 0 } as const;

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', { reverie: { library } });
  closeFolderDialog();
  library.chooseFolder.mockResolvedValue(ok({ folder: '/x' }));
});

describe('choosing a library', () => {
  it('opens one, and offers to begin one in an empty folder', async () => {
    library.lookAt.mockResolvedValue(ok({ folder: '/x', holds: 'library' }));
    library.open.mockResolvedValue(ok({ folder: '/x' }));
    await chooseLibrary();
    expect(library.open).toHaveBeenCalledWith('/x', { instead: false });
    expect(dialog()).toBeUndefined();
    library.lookAt.mockResolvedValue(ok({ folder: '/x', holds: 'nothing' }));
    await chooseLibrary();
    expect(dialog()).toEqual({ kind: 'begin', folder: '/x' });
    expect(library.open).toHaveBeenCalledTimes(1);
  });

  it('never begins one where a lost one is looked for', async () => {
    library.lookAt.mockResolvedValue(ok({ folder: '/x', holds: 'nothing' }));
    library.open.mockResolvedValue(refused);
    await chooseLibrary({ instead: true });
    expect(library.open).toHaveBeenCalledWith('/x', { instead: true });
    expect(dialog()).toEqual({ kind: 'refused', what: 'open', reason: '2 generations run.', another: false });
  });

  it('does nothing when the artist thinks better of it', async () => {
    library.chooseFolder.mockResolvedValue(ok({ folder: null }));
    await chooseLibrary();
    await chooseMove();
    expect([dialog(), library.lookAt.mock.calls, library.planMove.mock.calls]).toEqual([undefined, [], []]);
  });
});

describe('moving', () => {
  it('that an earlier page began is shown until a library is open again', () => {
    applyMoveProgress(progress);
    expect(dialog()).toEqual({ kind: 'copying', folder: '', progress });
    outdateLibraryPlaces();
    expect(dialog()).toBeUndefined();
  });

  it('says why it cannot be, before anything is asked', async () => {
    library.planMove.mockResolvedValue(refused);
    await chooseMove();
    expect(dialog()).toEqual({ kind: 'refused', what: 'move', reason: '2 generations run.', another: false });
  });

  it('is followed to its end, whatever is heard late', async () => {
    let answer: (result: Result<MoveReport>) => void = () => {};
    library.move.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const moving = moveLibrary('/x');
    applyMoveProgress(progress);
    expect(dialog()).toEqual({ kind: 'copying', folder: '/x', progress });
    outdateLibraryPlaces();
    expect(dialog()).toMatchObject({ kind: 'copying' });
    const report = { folder: '/x', before: '/y', files: 3, bytes: 4 };
    answer(ok(report));
    await moving;
    applyMoveProgress({ ...progress, done: 4 });
    expect(dialog()).toEqual({ kind: 'moved', report });
  });
});
