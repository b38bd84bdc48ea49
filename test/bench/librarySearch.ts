import type { Library } from '../../src/main/library/index.ts';
import type { LibraryQuery } from '../../src/shared/bridge/index.ts';
import { milliseconds, percentile, print, timed, times } from './figures.ts';

/** As typed, letter by letter, in the languages of the synthetic prompts: frequent words, rare ones, and none. */
const long = [
  'lig',
  'light',
  'lighthouse',
  'Birn',
  'Düne',
  'number 77',
  '的城市',
  'aquarell',
  'matte pai',
  'samovar',
  'ashstead',
  'cherry trees lighthouse',
  'watercolour of a quiet',
  'light -gouache',
  '"light"',
  '2026-11',
  'zzzz',
];
const short = ['li', 'a', 'ü', '雨', '红伞', 'q', 'zz', '7'];

/** Searching with and without filters, as a page and as the whole layout, which is what the page asks for at each key. */
export function searching(opened: Library, named: string): void {
  const { ids } = opened.layout({});
  const [chosen, alsoChosen] = [
    ids.filter((_, index) => index % 20 === 3),
    ids.filter((_, index) => index % 200 === 5),
  ];
  opened.curation.update(chosen.slice(0, 10_000), { rating: 4 });
  opened.curation.update(alsoChosen.slice(0, 1000), {
    addTags: ['matte finish'],
    note: 'Printed for the samovar show',
  });
  const { id: collection } = opened.collections.create({ name: 'Chosen' });
  opened.collections.add(collection, alsoChosen.slice(0, 500));
  const plain = long.map((text): LibraryQuery => ({ text }));
  const filtered = ['light', 'samovar'].flatMap((text): LibraryQuery[] => [
    { text, rating: { from: 3 } },
    { text, tags: ['matte finish'] },
    { text, collection },
    { text, ratios: ['16:9'] },
    { text, createdAt: { from: Date.UTC(2026, 5, 1) } },
  ]);
  const beyond: LibraryQuery[] = [{ text: 'matte finish' }, { text: 'printed' }, { text: 'chosen' }];
  const page = (query: LibraryQuery): void => void opened.page({ ...query, limit: 200 });
  const layout = (query: LibraryQuery): void => void opened.layout(query);
  print(`Searching ${named}, p95 of all runs`, [
    ['page, three characters and more', `${figures(plain, page)} (at 100,000: 16; at 1,000,000: 60)`],
    [
      'page, one and two characters',
      `${figures(
        short.map((text) => ({ text })),
        page,
      )} (at 100,000: 60)`,
    ],
    ['page, with a filter or in a collection', figures(filtered, page)],
    ['page, words of notes, tags and collections', figures(beyond, page)],
    ['layout, three characters and more', figures(plain, layout)],
    [
      'layout, one and two characters',
      figures(
        short.map((text) => ({ text })),
        layout,
      ),
    ],
    ['layout, with a filter or in a collection', figures(filtered, layout)],
    ['layout, words of notes, tags and collections', figures(beyond, layout)],
  ]);
  while (opened.curation.undo().undoSteps > 0);
}

/** Of all runs; of the first of each query apart; and of each query's best, which tells a busy machine from slow work. */
function figures(queries: LibraryQuery[], work: (query: LibraryQuery) => void): string {
  const first = queries.map((query) => timed(() => work(query)));
  const again = queries.map((query) => times(6, () => work(query)));
  const p95 = (values: number[]): number =>
    percentile(
      values.toSorted((one, other) => one - other),
      0.95,
    );
  const best = again.map((runs) => Math.min(...runs));
  return `${milliseconds(p95(again.flat()))}; first runs ${milliseconds(p95(first))}, best runs ${milliseconds(p95(best))}`;
}
