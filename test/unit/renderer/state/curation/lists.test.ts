import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result, Collection } from '../../../../../src/shared/bridge/index.ts';
import type { TagUse } from '../../../../../src/shared/domain/index.ts';
import {
  currentCollections,
  loadCurationLists,
  outdateCurationLists,
  useCurationLists,
} from '../../../../../src/renderer/state/curation/lists.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
const collection = (id: string): Collection => ({ id, name: id, place: 0, pictures: 0 });
const tags = vi.fn<() => Promise<Result<TagUse[]>>>();
const collections = vi.fn<() => Promise<Result<Collection[]>>>();

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', { reverie: { library: { tags, collections } } });
  tags.mockResolvedValue(ok([]));
  outdateCurationLists();
});

describe('the lists of tags and collections', () => {
  it('are read again when something changes while they are read', async () => {
    let first: (result: Result<Collection[]>) => void = () => {};
    collections.mockReturnValueOnce(
      new Promise((resolve) => {
        first = resolve;
      }),
    );
    collections.mockResolvedValue(ok([collection('new')]));
    const loading = loadCurationLists();
    outdateCurationLists();
    first(ok([collection('old')]));
    expect((await loading).collections).toEqual([collection('new')]);
    expect(useCurationLists.getState()).toMatchObject({ fresh: true, collections: [collection('new')] });
  });

  it('are read once for all that ask at the same time, and not at all while they are fresh', async () => {
    collections.mockResolvedValue(ok([collection('one')]));
    await Promise.all([loadCurationLists(), loadCurationLists(), currentCollections()]);
    expect(await currentCollections()).toEqual([collection('one')]);
    expect(collections).toHaveBeenCalledTimes(1);
  });

  it('can be read after they once could not', async () => {
    collections.mockResolvedValueOnce({ ok: false, error: { code: 'library_unavailable', message: 'No disk.' } });
    collections.mockResolvedValue(ok([collection('one')]));
    await expect(loadCurationLists()).rejects.toThrow('No disk.');
    expect(await currentCollections()).toEqual([collection('one')]);
  });
});
