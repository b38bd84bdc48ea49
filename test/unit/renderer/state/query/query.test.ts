import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyLayout } from '../../../../../src/renderer/state/library/layout.ts';
import { plainSearch } from '../../../../../src/renderer/state/query/filters.ts';
import {
  groupBy,
  openLibraryView,
  showPlace,
  sortBy,
  useLibraryQuery,
} from '../../../../../src/renderer/state/query/query.ts';
import { applySettings } from '../../../../../src/renderer/state/settings/settings.ts';
import { defaultSettings } from '../../../../../src/main/settings/defaults.ts';

const layout = vi.fn();
let kept = defaultSettings;
const update = vi.fn(async (patch: object) => {
  kept = { ...kept, ...patch };
  return { ok: true, data: kept };
});
const shown = () => {
  const { sort, group } = useLibraryQuery.getState();
  return [sort, group];
};
/** What a page finds that is opened anew. */
const restart = (): void => {
  useLibraryQuery.setState(plainSearch);
  applySettings(kept);
  openLibraryView();
};

beforeEach(() => {
  vi.clearAllMocks();
  kept = defaultSettings;
  layout.mockResolvedValue({ ok: true, data: emptyLayout });
  vi.stubGlobal('window', { reverie: { library: { layout }, settings: { update } } });
  vi.stubGlobal('localStorage', { setItem: vi.fn() });
  restart();
});

describe('order and groups', () => {
  it('begin with the newest, by day', async () => {
    expect(shown()).toEqual(['newest', 'day']);
    await vi.waitFor(() => {
      expect(layout).toHaveBeenLastCalledWith({});
    });
  });

  it('are there again at the next start', async () => {
    await sortBy('rating');
    await groupBy('generation');
    restart();
    expect(shown()).toEqual(['rating', 'generation']);
    await vi.waitFor(() => {
      expect(layout).toHaveBeenLastCalledWith({ sort: 'rating', group: 'generation' });
    });
  });

  it('of a collection do not become those of the library', async () => {
    showPlace({ kind: 'collection', id: 'mist' });
    await sortBy('manual');
    expect(update).not.toHaveBeenCalled();
    showPlace({ kind: 'all' });
    expect(shown()).toEqual(['newest', 'day']);
  });
});
