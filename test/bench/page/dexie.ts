/* oxlint-disable unicorn/no-array-reverse -- what is reversed here are Dexie's collections */
/* The library as an app on Dexie would keep it in the browser. Runs in Chromium; `dexieLibrary.ts` calls it. */
import { Dexie, type EntityTable } from 'dexie';

interface Kept {
  id: string;
  createdAt: number;
  prompt: string;
  rating: number;
  tags: string[];
}

/** Milliseconds. */
export interface DexieFigures {
  page: number;
  searchByFilter: number;
  searchByWords: number;
  rating: number;
  tagging: number;
}

const shown = 200;
const tagged = 10_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function medianOf(rounds: number, work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(() => work(round)));
  return times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** `address` gives the pictures as JSON, newest first. */
async function measure(address: string, searches: string[]): Promise<DexieFigures> {
  const pictures = (await (await fetch(address)).json()) as Kept[];
  const database = new Dexie('pictures', { chromeTransactionDurability: 'strict' }) as Dexie & {
    pictures: EntityTable<Kept, 'id'>;
    texts: EntityTable<Kept & { words: string[] }, 'id'>;
  };
  // Apart, so that a changed rating does not write the words anew.
  database.version(1).stores({ pictures: 'id, createdAt, *tags', texts: 'id, createdAt, *words' });
  for (let from = 0; from < pictures.length; from += 5000) {
    const some = pictures.slice(from, from + 5000);
    await database.pictures.bulkAdd(some);
    await database.texts.bulkAdd(
      some.map((each) =>
        Object.assign({ words: [...new Set(each.prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu))] }, each),
      ),
    );
  }
  const page = await medianOf(9, () => database.pictures.orderBy('createdAt').reverse().limit(shown).toArray());
  const searchByFilter = await medianOf(searches.length, (round) => {
    const wanted = searches[round] ?? '';
    return database.pictures
      .orderBy('createdAt')
      .reverse()
      .filter((each) => each.prompt.toLowerCase().includes(wanted))
      .limit(shown)
      .toArray();
  });
  const searchByWords = await medianOf(searches.length, async (round) => {
    const found = await database.texts
      .where('words')
      .startsWith(searches[round] ?? '')
      .distinct()
      .toArray();
    return found.toSorted((one, other) => other.createdAt - one.createdAt).slice(0, shown);
  });
  const rating = await medianOf(20, (round) =>
    database.pictures.update(pictures[round]?.id ?? '', { rating: (round % 5) + 1 }),
  );
  const changes = pictures.slice(0, tagged).map(({ id }) => ({ key: id, changes: { tags: ['bench'] } }));
  const tagging = await timed(() => database.pictures.bulkUpdate(changes));
  await database.delete();
  return { page, searchByFilter, searchByWords, rating, tagging };
}

Object.assign(globalThis, { measureDexie: measure });
