import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../../../src/shared/bridge/index.ts';
import type { Edited, PictureId } from '../../../../../src/shared/domain/index.ts';
import {
  applyCurationChange,
  changePictures,
  deleteForever,
  trashPictures,
  undoEdit,
} from '../../../../../src/renderer/state/curation/curation.ts';
import { stopLongEdit, useLongEdit, type LongEdit } from '../../../../../src/renderer/state/curation/longEdits.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
const edited = (changed: number, more: Partial<Edited> = {}): Edited => ({
  changed,
  undoSteps: 1,
  redoSteps: 0,
  actions: { last: 1, next: 0, newest: 1 },
  ...more,
});
const library = { update: vi.fn(), undo: vi.fn(), trash: vi.fn(), deleteForever: vi.fn() };
const many = (count: number): PictureId[] => Array.from({ length: count }, (_, index) => `p${index}` as PictureId);
let seen: (LongEdit | undefined)[];

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', { reverie: { library } });
  useLongEdit.setState({ edit: undefined });
  seen = [];
  const stop = useLongEdit.subscribe(({ edit }) => seen.push(edit));
  return stop;
});

describe('an edit of many pictures', () => {
  it('of a few thousand is one call without a name', async () => {
    library.update.mockResolvedValue(ok(edited(5000)));
    await changePictures(many(5000), { rating: 1 });
    expect(library.update.mock.calls.map(([ids, , part]) => [ids.length, part])).toEqual([
      [5000, { action: undefined }],
    ]);
    expect(seen).toEqual([]);
  });

  it('of more takes parts of one action, in order, and tells how far it is', async () => {
    library.update.mockImplementation(async (ids: PictureId[]) => ok(edited(ids.length)));
    const ids = many(12_001);
    expect(await changePictures(ids, { addTags: ['x'] })).toMatchObject({ changed: 12_001 });
    const { calls } = library.update.mock;
    expect(calls.flatMap(([part]) => part as PictureId[])).toEqual(ids);
    expect(new Set(calls.map(([, , part]) => (part as { action: string }).action)).size).toBe(1);
    expect(seen.map((edit) => [edit?.done, edit?.state])).toEqual([
      [0, 'running'],
      [5000, 'running'],
      [10_000, 'running'],
      [12_001, 'running'],
      [12_001, 'done'],
    ]);
  });

  it('gives each action another name', async () => {
    library.trash.mockImplementation(async (ids: PictureId[]) => ok({ ...edited(ids.length), kept: [] }));
    expect(await trashPictures(many(6000))).toMatchObject({ changed: 6000 });
    await trashPictures(many(6000));
    // It can be undone: starred ones go without being asked about.
    for (const [, options] of library.trash.mock.calls) expect(options).toMatchObject({ evenStarred: true });
    expect(new Set(library.trash.mock.calls.map(([, options]) => (options as { action: string }).action)).size).toBe(2);
  });

  it('joins what each part has left as it was', async () => {
    library.deleteForever.mockImplementation(async (ids: PictureId[]) =>
      ok({ deleted: ids.length - 1, kept: [ids[0]], failures: [] }),
    );
    expect(await deleteForever(many(400))).toMatchObject({ deleted: 398, kept: ['p0', 'p200'] });
  });

  it('can be stopped: what was done stays, and is told', async () => {
    library.deleteForever.mockImplementation(async (ids: PictureId[]) => {
      if (library.deleteForever.mock.calls.length === 2) void stopLongEdit();
      return ok({ deleted: ids.length, kept: [], failures: [] });
    });
    expect(await deleteForever(many(1000))).toMatchObject({ deleted: 400 });
    expect(seen.at(-1)).toMatchObject({ state: 'stopped', done: 400, total: 1000 });
  });

  it('that fails half way says so, and runs no further', async () => {
    library.update.mockResolvedValueOnce(ok(edited(5000)));
    library.update.mockResolvedValue({ ok: false, error: { code: 'disk', message: 'The disk is full.' } });
    await expect(changePictures(many(20_000), { rating: 1 })).rejects.toThrow('The disk is full.');
    expect(library.update).toHaveBeenCalledTimes(2);
    expect(seen.at(-1)?.state).not.toBe('running');
    library.undo.mockResolvedValue(ok(edited(5000)));
    expect(await undoEdit()).toMatchObject({ changed: 5000 });
  });
});

describe('another library', () => {
  it('gets nothing of an action that was begun in the one before', async () => {
    library.undo.mockImplementation(async () => {
      if (library.undo.mock.calls.length === 2) applyCurationChange({ added: [], removed: [], reset: true });
      return ok(edited(5000, { unfinished: true }));
    });
    expect(await undoEdit()).toMatchObject({ changed: 10_000 });
    expect(library.undo).toHaveBeenCalledTimes(2);
  });
});

describe('undoing', () => {
  it('takes all parts of an action', async () => {
    library.undo.mockResolvedValueOnce(ok(edited(2001, { unfinished: true })));
    library.undo.mockResolvedValueOnce(ok(edited(5000, { unfinished: true })));
    library.undo.mockResolvedValueOnce(ok(edited(5000)));
    expect(await undoEdit()).toMatchObject({ changed: 12_001 });
    expect(library.undo).toHaveBeenCalledTimes(3);
    expect(seen.at(-1)).toMatchObject({ kind: 'undo', state: 'done', done: 12_001 });
  });

  it('stops an action that is under way, and takes back what it did', async () => {
    let undone: Promise<Edited> | undefined;
    library.undo.mockResolvedValue(ok(edited(10_000)));
    library.update.mockImplementation(async (ids: PictureId[]) => {
      if (library.update.mock.calls.length === 2) undone = undoEdit();
      return ok(edited(ids.length));
    });
    expect(await changePictures(many(50_000), { rating: 2 })).toMatchObject({ changed: 10_000 });
    expect(await undone).toMatchObject({ changed: 10_000 });
    expect(library.update).toHaveBeenCalledTimes(2);
    expect(seen.map((edit) => edit?.state)).not.toContain('stopped');
    expect(library.undo.mock.invocationCallOrder[0]).toBeGreaterThan(library.update.mock.invocationCallOrder[1] ?? 0);
  });
});
