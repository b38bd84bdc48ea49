import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../../../src/shared/bridge/index.ts';
import type { GenerationId, LibraryLayout, PictureId, PictureSummary } from '../../../../../src/shared/domain/index.ts';
import { changeLayout, emptyLayout } from '../../../../../src/renderer/state/library/layout.ts';
import {
  applyLibraryChange,
  loadLibrary,
  needSummaries,
  useLibrary,
} from '../../../../../src/renderer/state/library/library.ts';
import { useSelection } from '../../../../../src/renderer/state/selection/selection.ts';
import { picture } from '../../samples.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
const layoutOf = (...pictures: PictureSummary[]): LibraryLayout => changeLayout(emptyLayout, pictures, []);
const layout = vi.fn<() => Promise<Result<LibraryLayout>>>();
const getMany = vi.fn<(ids: PictureId[]) => Promise<Result<PictureSummary[]>>>();
const state = () => useLibrary.getState();
const id = (name: string): PictureId => name as PictureId;

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', { reverie: { library: { layout, getMany } } });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    run();
  });
});

describe('the library as the page knows it', () => {
  it('keeps what arrives while the shape is still being read', async () => {
    let answer: (result: Result<LibraryLayout>) => void = () => {};
    layout.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const loaded = loadLibrary();
    applyLibraryChange({ added: [picture('new', 20)], removed: [id('gone')] });
    answer(ok(layoutOf(picture('old', 10), picture('gone', 5))));
    await loaded;
    expect(state().layout.ids).toEqual(['new', 'old']);
    expect([state().status, state().positions.get(id('old'))]).toEqual(['ready', 1]);
  });

  it('takes only the latest of two readings', async () => {
    const answers: ((result: Result<LibraryLayout>) => void)[] = [];
    layout.mockImplementation(
      () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
    );
    const first = loadLibrary();
    const second = loadLibrary();
    answers[1]?.(ok(layoutOf(picture('demo', 1))));
    answers[0]?.(ok(layoutOf(picture('own', 1))));
    await Promise.all([first, second]);
    expect(state().layout.ids).toEqual(['demo']);
  });

  it('says why it could not be read', async () => {
    layout.mockResolvedValue({ ok: false, error: { code: 'disk', message: 'The disk reported a fault.' } });
    await loadLibrary();
    expect([state().status, state().problem]).toEqual(['failed', 'The disk reported a fault.']);
  });

  it('leaves it to the banner to say why no library is open', async () => {
    layout.mockResolvedValue({ ok: false, error: { code: 'library_unavailable', message: 'The folder is missing.' } });
    await loadLibrary();
    expect([state().status, state().problem]).toEqual(['failed', undefined]);
  });

  it('knows new pictures without reading them, and marks them as new', async () => {
    layout.mockResolvedValue(ok(layoutOf(picture('old', 10))));
    await loadLibrary();
    applyLibraryChange({ added: [picture('new', 20)], removed: [] });
    expect(state().summaries.get(id('new'))?.file).toBe('2026/new/1.jpg');
    expect([...state().arrived]).toEqual(['new']);
    needSummaries([id('new')]);
    expect(getMany).not.toHaveBeenCalled();
  });

  it('knows the size of a set that arrives picture by picture', async () => {
    layout.mockResolvedValue(ok(layoutOf()));
    await loadLibrary();
    const generationId = 'set' as GenerationId;
    for (const setSize of [1, 2, 3]) {
      const one = picture(`s${setSize}`, 20, { generationId, position: setSize, setSize });
      applyLibraryChange({ added: [one], removed: [] });
    }
    expect(['s1', 's2', 's3'].map((each) => state().summaries.get(id(each))?.setSize)).toEqual([3, 3, 3]);
  });

  it('keeps in mind what a search hides of the selection, but not what goes meanwhile', async () => {
    const all = [picture('a', 3), picture('b', 2), picture('c', 1)] as const;
    layout.mockResolvedValue(ok(layoutOf(...all)));
    await loadLibrary({ query: {} });
    useSelection.getState().chooseMany([id('a'), id('b'), id('c')]);
    layout.mockResolvedValue(ok(layoutOf(all[1])));
    await loadLibrary({ query: { text: 'b' }, narrowed: true });
    expect([...useSelection.getState().hidden]).toEqual(['a', 'c']);
    applyLibraryChange({ added: [], removed: [id('a')] });
    layout.mockResolvedValue(ok(layoutOf(all[1], all[2])));
    await loadLibrary({ query: {} });
    expect([...useSelection.getState().selected].toSorted()).toEqual(['b', 'c']);
  });

  it('is narrowed from when the narrower pictures are there, not from when they are asked for', async () => {
    layout.mockResolvedValue(ok(layoutOf(picture('a', 2), picture('b', 1))));
    await loadLibrary({ query: {} });
    layout.mockResolvedValue(ok(layoutOf(picture('b', 1))));
    const loaded = loadLibrary({ query: { text: 'b' }, narrowed: true });
    expect([state().layout.ids.length, state().narrowed]).toEqual([2, false]);
    await loaded;
    expect([state().layout.ids.length, state().narrowed]).toEqual([1, true]);
  });

  it('forgets pictures that go, in the selection too', async () => {
    layout.mockResolvedValue(ok(layoutOf(picture('a', 2), picture('b', 1))));
    await loadLibrary();
    useSelection.getState().chooseMany([id('a'), id('b')]);
    applyLibraryChange({ added: [], removed: [id('a')] });
    expect(state().layout.ids).toEqual(['b']);
    expect([...useSelection.getState().selected]).toEqual(['b']);
  });

  it('reads summaries that are needed, once', async () => {
    layout.mockResolvedValue(ok(layoutOf(picture('a', 2), picture('b', 1))));
    await loadLibrary();
    getMany.mockImplementation((ids) => Promise.resolve(ok(ids.map((each) => picture(each, 1)))));
    needSummaries([id('a'), id('b')]);
    needSummaries([id('b')]);
    await vi.waitFor(() => {
      expect(state().summaries.size).toBe(2);
    });
    expect(getMany.mock.calls.flatMap(([ids]) => ids)).toEqual(['a', 'b']);
  });

  it('reads everything anew when main asks for it', async () => {
    layout.mockResolvedValue(ok(layoutOf(picture('a', 2))));
    await loadLibrary();
    layout.mockResolvedValue(ok(layoutOf(picture('z', 2))));
    applyLibraryChange({ added: [], removed: [], reset: true });
    await vi.waitFor(() => {
      expect(state().layout.ids).toEqual(['z']);
    });
    expect(state().summaries.size).toBe(0);
  });
});
