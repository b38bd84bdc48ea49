import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../support/withoutElectron.ts';
import type { PictureSummary } from '../../src/shared/domain/picture.ts';
import { median, timed, times } from './figures.ts';

/** Milliseconds for the same work on one file that is read and written whole, by electron-store itself. `searches` are in lower case. */
export async function jsonFigures(
  summaries: readonly PictureSummary[],
  searches: readonly string[],
): Promise<{ page: number; search: number; rating: number; tagging: number }> {
  // Only from here: it asks for Electron, which is taken away first.
  const { default: Store } = await import('electron-store');
  const folder = mkdtempSync(join(tmpdir(), 'reverie-bench-json-'));
  try {
    const pictures = summaries.map((item) => Object.assign({ tags: [] as string[] }, item));
    const store = new Store<{ pictures: typeof pictures }>({ cwd: folder, name: 'history' });
    store.set('pictures', pictures);
    const page = median(times(3, () => store.get('pictures').slice(200, 400)));
    const search = median(
      searches.map((wanted) =>
        timed(() =>
          store
            .get('pictures')
            .filter((each) => each.prompt.toLowerCase().includes(wanted))
            .slice(0, 200),
        ),
      ),
    );
    const rating = median(
      times(3, (round) => {
        const all = store.get('pictures');
        const one = all[round];
        if (one) one.rating = 3;
        store.set('pictures', all);
      }),
    );
    const tagging = timed(() => {
      const all = store.get('pictures');
      for (const each of all.slice(0, 10_000)) each.tags.push('bench');
      store.set('pictures', all);
    });
    return { page, search, rating, tagging };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
