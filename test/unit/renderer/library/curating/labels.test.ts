import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ColourLabel, PictureId } from '../../../../../src/shared/domain/index.ts';
import { toggleLabel } from '../../../../../src/renderer/library/curating/curate.ts';
import { useLibrary } from '../../../../../src/renderer/state/library/library.ts';
import { picture } from '../../samples.ts';

const update = vi.fn();
const sharedFacts = vi.fn();
const ids = ['a', 'b'] as PictureId[];
const labelled = (...labels: (ColourLabel | undefined)[]): void => {
  const summaries = labels.map((label, at) => picture(ids[at]!, 1, label ? { label } : {}));
  useLibrary.setState({ summaries: new Map(summaries.map((each) => [each.id, each])) });
};

beforeEach(() => {
  vi.resetAllMocks();
  update.mockResolvedValue({ ok: true, data: { changed: 2, undoSteps: 1, redoSteps: 0 } });
  const getMany = async () => ({ ok: true, data: [] });
  vi.stubGlobal('window', { reverie: { library: { update, sharedFacts, getMany } } });
});

describe('the key of a colour label', () => {
  it.each([
    [[undefined, undefined], 'red'],
    [['red', undefined], 'red'],
    [['red', 'blue'], 'red'],
    [['red', 'red'], null],
  ] as [(ColourLabel | undefined)[], ColourLabel | null][])('makes %j all %s', async (before, after) => {
    labelled(...before);
    toggleLabel(ids, 'red');
    await vi.waitFor(() => {
      expect(update).toHaveBeenCalledWith(ids, { label: after }, expect.anything());
    });
  });

  it('asks main where not all of them are known', async () => {
    labelled('red');
    const facts = { pictures: 2, ratings: [], flags: [], labels: [{ value: 'red', pictures: 2 }] };
    const shared = { ...facts, ratings: [{ value: 0, pictures: 2 }], flags: [{ value: 'none', pictures: 2 }] };
    sharedFacts.mockResolvedValue({ ok: true, data: shared });
    toggleLabel(ids, 'red');
    await vi.waitFor(() => {
      expect(update).toHaveBeenCalledWith(ids, { label: null }, expect.anything());
    });
  });
});
