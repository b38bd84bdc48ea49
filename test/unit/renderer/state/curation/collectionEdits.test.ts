import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../../../src/shared/bridge/index.ts';
import type { Edited, LibraryLayout, PictureId } from '../../../../../src/shared/domain/index.ts';
import { orderPictures } from '../../../../../src/renderer/state/curation/collectionEdits.ts';
import { useLibrary } from '../../../../../src/renderer/state/library/library.ts';

const ids = (names: string): PictureId[] => names.split('') as PictureId[];
const [a, , c, d] = ids('abcd');
const layoutOf = (names: string): LibraryLayout => ({
  ids: ids(names),
  widths: Uint16Array.from(names, () => 100),
  heights: Uint16Array.from(names, () => 100),
  createdAt: Float64Array.from(names, () => 1000),
});
const show = (names: string): void => useLibrary.setState({ layout: layoutOf(names) });
const shown = (): string => useLibrary.getState().layout.ids.join('');

const answers: ((result: Result<Edited>) => void)[] = [];
const done = (changed: number): Result<Edited> => ({
  ok: true,
  data: { changed, undoSteps: 1, redoSteps: 0, actions: { last: 1, next: 0, newest: 1 } },
});
const layout = vi.fn();

beforeEach(() => {
  answers.length = 0;
  layout.mockReset();
  const orderCollection = (): Promise<Result<Edited>> => new Promise((resolve) => answers.push(resolve));
  vi.stubGlobal('window', { reverie: { library: { orderCollection, layout } } });
  show('abcd');
});

describe('pictures that are moved by hand', () => {
  it('stand there at once', async () => {
    const moving = orderPictures('mist', [a!], c);
    expect(shown()).toBe('bacd');
    expect(useLibrary.getState().positions.get(a!)).toBe(1);
    answers[0]?.(done(1));
    await moving;
    expect(shown()).toBe('bacd');
  });

  it('stand there also where a reading from before comes in between', async () => {
    const moving = orderPictures('mist', [a!], c);
    show('abcd');
    answers[0]?.(done(1));
    await moving;
    expect(shown()).toBe('bacd');
  });

  it('stay where a later move has put them', async () => {
    const first = orderPictures('mist', [a!], c);
    const second = orderPictures('mist', [a!], d);
    answers[0]?.(done(1));
    await first;
    expect(shown()).toBe('bcad');
    answers[1]?.(done(1));
    await second;
    expect(shown()).toBe('bcad');
  });

  it.each<[string, Result<Edited>]>([
    ['none of them lies there', done(0)],
    ['it is refused', { ok: false, error: { code: 'library_unavailable', message: 'The disk is full.' } }],
  ])('stand as before where %s', async (_, answer) => {
    layout.mockResolvedValue({ ok: true, data: layoutOf('abcd') });
    const moving = orderPictures('mist', [a!], c);
    answers[0]?.(answer);
    if (answer.ok) await moving;
    else await expect(moving).rejects.toThrow('The disk is full.');
    await vi.waitFor(() => {
      expect(shown()).toBe('abcd');
    });
  });
});
