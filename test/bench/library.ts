import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../support/withoutElectron.ts';
import { openLibrary, type Library } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import type { PictureId } from '../../src/shared/domain/ids.ts';
import type { PictureSummary } from '../../src/shared/domain/picture.ts';
import { testImaging } from '../support/plainPicture.ts';
import { scaledClock } from '../support/scaledClock.ts';
import { fillLibrary } from '../support/syntheticLibrary.ts';
import { median, percentile, print } from './figures.ts';

/** As typed, letter by letter, in the languages of the synthetic prompts. */
const longSearches = [
  'lig',
  'light',
  'lighthouse',
  'Birn',
  'Düne',
  'number 77',
  '的城市',
  'aquarell',
  'matte pai',
  'zzzz',
];
const shortSearches = ['li', 'a', 'ü', '雨', '红伞', 'q', 'zz', '7'];

/** The library's speed with 100,000 and 1,000,000 pictures, and the same work on one JSON file. */
export async function library(): Promise<void> {
  await jsonFile(10_000);
  const small = await measure(100_000);
  await jsonFile(100_000, small);
  const large = await measure(1_000_000);
  print('Library, 1,000,000 against 100,000', [
    ['page of 200', `${(large.page / small.page).toFixed(2)} times (at most 2)`],
  ]);
}

interface Figures {
  page: number;
  rating: number;
  tagging: number;
  search: number;
}

async function measure(count: number): Promise<Figures> {
  const root = mkdtempSync(join(tmpdir(), 'reverie-bench-library-'));
  const imaging = testImaging();
  try {
    const began = performance.now();
    await fillLibrary(root, count);
    const opened = await openLibrary({ root, create: false, imaging, clock: scaledClock(1), logger: silentLogger });
    while (opened.searchText.catchUp(5000) > 0);
    const filling = performance.now() - began;
    const figures = measureOne(opened, count, filling);
    opened.close();
    return figures;
  } finally {
    await imaging.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function measureOne(opened: Library, count: number, filling: number): Figures {
  const first = opened.page({ limit: 200 });
  const middle = opened.layout({}).ids.length / 2;
  const page = median(times(50, () => opened.page({ limit: 200 }, first.nextCursor)));
  const layout = median(times(5, () => opened.layout({})));
  const grouped = median(times(3, () => opened.layout({ group: 'day' })));
  const search = (words: string[]): number[] =>
    words.flatMap((text) => times(5, () => opened.page({ text, limit: 200 }))).toSorted((one, other) => one - other);
  const long = search(longSearches);
  const short = search(shortSearches);
  const tenThousand = opened.layout({}).ids.slice(Math.floor(middle), Math.floor(middle) + 10_000);
  const rating = times(50, (round) =>
    opened.curation.update([tenThousand[round] as PictureId], { rating: (round % 5) + 1 }),
  );
  const tagging = times(1, () => opened.curation.update(tenThousand, { addTags: ['bench'] }))[0] ?? Number.NaN;
  const undoing = times(1, () => opened.curation.undo())[0] ?? Number.NaN;
  const tagged = timed(() => opened.curation.update(tenThousand.slice(0, 500), { addTags: ['bench'] }));
  const byTag = median(times(5, () => opened.page({ tags: ['bench'] })));
  const counting = median(times(3, () => opened.finder.count({ rating: { from: 3 } })));
  const months = median(times(3, () => opened.finder.months({})));
  const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  print(`Library of ${count.toLocaleString('en')} pictures (made in ${Math.round(filling / 1000)} s)`, [
    ['page of 200', `${milliseconds(page)} (at 100,000: at most 1)`],
    ['layout', `${milliseconds(layout)} (at 100,000: at most 150)`],
    ['layout by day', milliseconds(grouped)],
    ['search, three characters and more, p95', `${milliseconds(percentile(long, 0.95))} (16; at 1,000,000: 60)`],
    ['search, one and two characters, p95', `${milliseconds(percentile(short, 0.95))} (60)`],
    ['one rating, durable, median', `${milliseconds(median(rating))} (5)`],
    ['10,000 pictures tagged', `${milliseconds(tagging)} (300)`],
    ['… and untagged again by undo', milliseconds(undoing)],
    ['500 tagged', milliseconds(tagged)],
    ['page by tag', milliseconds(byTag)],
    ['count by rating', milliseconds(counting)],
    ['months', milliseconds(months)],
  ]);
  return { page, rating: median(rating), tagging, search: percentile(long, 0.95) };
}

/** The same work on one file that is written whole at each change, by electron-store itself. */
async function jsonFile(count: number, ours?: Figures): Promise<void> {
  // Only from here: it asks for Electron, which is taken away first.
  const { default: Store } = await import('electron-store');
  const root = mkdtempSync(join(tmpdir(), 'reverie-bench-json-'));
  const imaging = testImaging();
  try {
    await fillLibrary(join(root, 'library'), count);
    const options = {
      root: join(root, 'library'),
      create: false,
      imaging,
      clock: scaledClock(1),
      logger: silentLogger,
    };
    const opened = await openLibrary(options);
    while (opened.searchText.catchUp(5000) > 0);
    const figures = ours ?? measureOne(opened, count, 0);
    const pictures: (PictureSummary & { tags: string[] })[] = [];
    for (let cursor: string | undefined; ;) {
      const page = opened.page({ limit: 500 }, cursor);
      pictures.push(...page.items.map((item) => ({ ...item, tags: [] })));
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    opened.close();
    const store = new Store<{ pictures: typeof pictures }>({ cwd: root, name: 'history' });
    store.set('pictures', pictures);
    const page = median(times(3, () => store.get('pictures').slice(200, 400)));
    const search = median(
      times(3, () =>
        store
          .get('pictures')
          .filter((each) => each.prompt.toLowerCase().includes('lighthouse'))
          .slice(0, 200),
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
    const against = (json: number, own: number): string =>
      `${json.toFixed(1)} ms, Reverie ${own.toFixed(2)} ms: ${(json / own).toFixed(1)} times`;
    print(`${count.toLocaleString('en')} pictures in one JSON file, as electron-store keeps it`, [
      ['page of 200', against(page, figures.page)],
      ['search', against(search, figures.search)],
      ['one rating', against(rating, figures.rating)],
      ['10,000 tagged', against(tagging, figures.tagging)],
    ]);
  } finally {
    await imaging.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function times(rounds: number, work: (round: number) => unknown): number[] {
  return Array.from({ length: rounds }, (_, round) => timed(() => work(round)));
}
