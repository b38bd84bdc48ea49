import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../support/withoutElectron.ts';
import { openLibrary, type Library } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import type { PictureSummary } from '../../src/shared/domain/picture.ts';
import { testImaging } from '../support/plainPicture.ts';
import { realisticPrompt } from '../support/realisticPrompts.ts';
import { scaledClock } from '../support/scaledClock.ts';
import { fillLibrary } from '../support/syntheticLibrary.ts';
import { dexieFigures } from './dexieLibrary.ts';
import { median, milliseconds, print, timed, times } from './figures.ts';
import { jsonFigures } from './jsonLibrary.ts';
import { searching } from './librarySearch.ts';

/** For the comparison: what others find by the beginnings of words too. In lower case. */
const comparedSearches = ['lig', 'light', 'lighthouse', 'birn', 'aquarell', 'samovar', 'matte', 'zzzz'];

/** The library's speed with 10,000, 100,000 and 1,000,000 pictures, and the same work by what peers use. */
export async function library(): Promise<void> {
  await measure(10_000, compare);
  const small = await measure(100_000, compare);
  const large = await measure(1_000_000);
  print('Library, 1,000,000 against 100,000', [
    ['page of 200', `${(large.page / small.page).toFixed(2)} times (at most 2)`],
  ]);
}

interface Figures {
  page: number;
  search: number;
  rating: number;
  tagging: number;
}

async function measure(
  count: number,
  andThen?: (pictures: PictureSummary[], figures: Figures) => Promise<void>,
): Promise<Figures> {
  const root = mkdtempSync(join(tmpdir(), 'reverie-bench-library-'));
  const imaging = testImaging();
  try {
    const began = performance.now();
    await fillLibrary(root, count, undefined, realisticPrompt);
    const opened = await openLibrary({ root, create: false, imaging, clock: scaledClock(1), logger: silentLogger });
    while (opened.searchText.catchUp(5000) > 0);
    const filling = performance.now() - began;
    const named = `${count.toLocaleString('en')} pictures`;
    searching(opened, named);
    const figures = measureOne(opened, named, filling);
    const pictures = andThen ? allOf(opened) : [];
    opened.close();
    await andThen?.(pictures, figures);
    return figures;
  } finally {
    await imaging.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function measureOne(opened: Library, named: string, filling: number): Figures {
  const first = opened.page({ limit: 200 });
  const { ids } = opened.layout({});
  const page = median(times(50, () => opened.page({ limit: 200 }, first.nextCursor)));
  const layout = median(times(5, () => opened.layout({})));
  // As it goes to the page: every process boundary clones it once.
  const cloned = median(times(5, () => structuredClone(opened.layout({}))));
  const grouped = median(times(3, () => opened.layout({ group: 'day' })));
  const search = median(comparedSearches.map((text) => timed(() => opened.page({ text, limit: 200 }))));
  const some = ids.slice(Math.floor(ids.length / 2)).slice(0, 10_000);
  const tagged = some.length < 10_000 ? ids.slice(0, 10_000) : some;
  const rating = median(
    times(50, (round) => opened.curation.update(tagged.slice(round, round + 1), { rating: (round % 5) + 1 })),
  );
  const tagging = timed(() => opened.curation.update(tagged, { addTags: ['bench'] }));
  const undoing = timed(() => opened.curation.undo());
  const taggedFew = timed(() => opened.curation.update(tagged.slice(0, 500), { addTags: ['bench'] }));
  const byTag = median(times(5, () => opened.page({ tags: ['bench'] })));
  const counting = median(times(3, () => opened.finder.count({ rating: { from: 3 } })));
  print(`Library of ${named} (made in ${Math.round(filling / 1000)} s)`, [
    ['page of 200', `${milliseconds(page)} (at 100,000: at most 1)`],
    ['layout', milliseconds(layout)],
    ['layout, and cloned for the page', `${milliseconds(cloned)} (at 100,000: at most 150)`],
    ['layout by day', milliseconds(grouped)],
    ['one rating, durable, median', `${milliseconds(rating)} (5)`],
    ['10,000 pictures tagged', `${milliseconds(tagging)} (300)`],
    ['… and untagged again by undo', milliseconds(undoing)],
    ['500 tagged', milliseconds(taggedFew)],
    ['page by tag', milliseconds(byTag)],
    ['count by rating', milliseconds(counting)],
  ]);
  return { page, search, rating, tagging };
}

function allOf(opened: Library): PictureSummary[] {
  const pictures: PictureSummary[] = [];
  for (let cursor: string | undefined; ;) {
    const page = opened.page({ limit: 500 }, cursor);
    pictures.push(...page.items);
    if (page.nextCursor === undefined) return pictures;
    cursor = page.nextCursor;
  }
}

async function compare(pictures: PictureSummary[], ours: Figures): Promise<void> {
  const named = `${pictures.length.toLocaleString('en')} pictures`;
  const against = (theirs: number, own: number): string =>
    `${theirs.toFixed(1)} ms, Reverie ${own.toFixed(2)} ms: ${(theirs / own).toFixed(1)} times`;
  const json = await jsonFigures(pictures, comparedSearches);
  print(`${named} in one JSON file, as electron-store keeps it`, [
    ['page of 200', against(json.page, ours.page)],
    ['search, median', against(json.search, ours.search)],
    ['one rating', against(json.rating, ours.rating)],
    ['10,000 tagged', against(json.tagging, ours.tagging)],
  ]);
  const dexie = await dexieFigures(pictures, comparedSearches);
  print(`${named} in Dexie on IndexedDB (Chromium with a profile on the disk, durability strict)`, [
    ['page of 200', against(dexie.page, ours.page)],
    ['search by filter(), anywhere in the prompt, median', against(dexie.searchByFilter, ours.search)],
    ['search by an index of words, startsWith(), median', against(dexie.searchByWords, ours.search)],
    ['one rating', against(dexie.rating, ours.rating)],
    ['10,000 tagged', against(dexie.tagging, ours.tagging)],
  ]);
}
