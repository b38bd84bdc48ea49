import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../../../src/shared/bridge/index.ts';
import type { Edited, PictureId, PictureSummary } from '../../../../../src/shared/domain/index.ts';
import {
  applyCurationChange,
  changePictures,
  emptyTrash,
  undoEdit,
  useCuration,
} from '../../../../../src/renderer/state/curation/curation.ts';
import { forgetActions, useLibraryActions } from '../../../../../src/renderer/state/curation/libraryActions.ts';
import { useLibrary } from '../../../../../src/renderer/state/library/library.ts';
import { picture } from '../../samples.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
const id = (name: string): PictureId => name as PictureId;
const edited = (changed: number, last: number): Result<Edited> =>
  ok({ changed, undoSteps: last, redoSteps: 0, actions: { last, next: 0, newest: last } });
const lastAction = (): number => useLibraryActions.getState().actions.last;
const update = vi.fn<() => Promise<Result<Edited>>>();
const undo = vi.fn<() => Promise<Result<Edited>>>();
const layout = vi.fn();
const getMany = vi.fn<(ids: PictureId[]) => Promise<Result<PictureSummary[]>>>();
const rating = (name: string) => useLibrary.getState().summaries.get(id(name))?.rating;

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', { reverie: { library: { update, undo, getMany, layout } } });
  useLibrary.setState({ summaries: new Map(['a', 'b'].map((name) => [id(name), picture(name, 1)])) });
  useCuration.setState({ question: undefined });
  forgetActions();
});

describe('curating', () => {
  it('shows a change before it is answered, and knows that it can be undone', async () => {
    let answer: (result: Result<Edited>) => void = () => {};
    update.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const done = changePictures([id('a'), id('b')], { rating: 3 });
    expect([rating('a'), rating('b')]).toEqual([3, 3]);
    answer(edited(2, 1));
    await done;
    expect(lastAction()).toBe(1);
    expect(getMany).not.toHaveBeenCalled();
  });

  it('reads how it really is when a change is refused', async () => {
    update.mockResolvedValue({ ok: false, error: { code: 'library_unavailable', message: 'The disk is full.' } });
    getMany.mockResolvedValue(ok([picture('a', 1)]));
    await expect(changePictures([id('a')], { rating: 3 })).rejects.toThrow('The disk is full.');
    await vi.waitFor(() => {
      expect(rating('a')).toBe(0);
    });
  });

  it('hears what was changed elsewhere, but only of pictures it knows', async () => {
    getMany.mockResolvedValue(ok([picture('a', 1, { rating: 5 })]));
    applyCurationChange({ added: [], removed: [], changed: [id('a'), id('far')] });
    await vi.waitFor(() => {
      expect(rating('a')).toBe(5);
    });
    expect(getMany.mock.calls).toEqual([[['a']]]);
  });

  it('trusts nothing that was read while another edit began', async () => {
    let first: (result: Result<PictureSummary[]>) => void = () => {};
    getMany.mockReturnValueOnce(
      new Promise((resolve) => {
        first = resolve;
      }),
    );
    getMany.mockResolvedValue(ok([picture('a', 1, { rating: 2 })]));
    applyCurationChange({ added: [], removed: [], changed: [id('a')] });
    update.mockResolvedValue(edited(1, 2));
    const done = changePictures([id('a')], { rating: 2 });
    first(ok([picture('a', 1, { rating: 1 })]));
    await done;
    expect(rating('a')).toBe(2);
    await vi.waitFor(() => {
      expect(getMany).toHaveBeenCalledTimes(2);
    });
    expect(rating('a')).toBe(2);
  });

  it('forgets what can be undone with another library', async () => {
    undo.mockResolvedValue(edited(1, 4));
    await undoEdit();
    expect(lastAction()).toBe(4);
    applyCurationChange({ added: [], removed: [], reset: true });
    expect(lastAction()).toBe(0);
  });

  it('asks before the trash is emptied, and not for an empty one', async () => {
    layout.mockResolvedValueOnce(ok({ ids: [] }));
    expect(await emptyTrash()).toBe(0);
    expect(useCuration.getState().question).toBeUndefined();
    layout.mockResolvedValueOnce(ok({ ids: [id('a')] }));
    expect(await emptyTrash()).toBe(1);
    expect(useCuration.getState().question).toEqual({ kind: 'delete', ids: ['a'] });
  });
});
