import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Imaging } from '../../../src/main/imaging/index.ts';
import type { Library } from '../../../src/main/library/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { createReferences } from '../../../src/main/references/index.ts';
import { startSamples, type SamplesOptions } from '../../../src/main/samples/makeSamples.ts';
import { sampleCollections, samplePictures, sampleSets } from '../../../src/demo/index.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { Shelf } from '../library/shelf.ts';

const real = testImaging();
/** Draws a sixteenth of the width and height, which is a hundred times as fast. */
const imaging: Imaging = Object.assign(Object.create(real) as Imaging, {
  drawSvg: (svg: string, width: number, height: number, quality: number) =>
    real.drawSvg(svg, Math.max(64, Math.round(width / 16)), Math.max(64, Math.round(height / 16)), quality),
});
const clock = scaledClock(100);
let shelf: Shelf;
let library: Library;
let made: PictureId[];
let progress: Parameters<SamplesOptions['onProgress']>[0][];
let stop: (() => Promise<void>) | undefined;

beforeEach(async () => {
  shelf = new Shelf(imaging);
  library = await shelf.open();
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
  shelf.clear();
});
afterAll(() => real.close());

/** Begins to make samples; resolves when `pictures` are there, or all. */
async function make(pictures = samplePictures, more: Partial<SamplesOptions> = {}): Promise<void> {
  made = [];
  progress = [];
  await new Promise<void>((resolve) => {
    stop = startSamples({
      library,
      references: createReferences({
        library: () => library,
        imaging,
        evolink: { upload: () => Promise.reject(new Error('no')), download: () => Promise.reject(new Error('no')) },
        clock,
        random: seededRandom(1),
        logger: silentLogger,
        account: () => 'demo',
      }),
      imaging,
      clock,
      logger: silentLogger,
      isBusy: () => false,
      onMade: (ids) => {
        made.push(...ids);
        if (made.length >= pictures) resolve();
      },
      onProgress: (each) => {
        progress.push(each);
        if (!each) resolve();
      },
      ...more,
    });
  });
}
const files = (): [string, string][] =>
  library.layout({}).ids.map((id) => {
    const picture = library.picture(id);
    return [id, picture?.sha256 ?? ''];
  });
const stopAndReopen = async (): Promise<void> => {
  await stop?.();
  stop = undefined;
  library = await shelf.open(false);
};

describe('the samples of the demo', () => {
  it('are a few dozen pictures of the past weeks, with marks, tags, collections and references, and cost nothing', async () => {
    await make();
    await stop?.();
    const { ids, createdAt, groups } = library.layout({ group: 'day' });
    expect(ids).toHaveLength(samplePictures);
    expect(samplePictures).toBeGreaterThanOrEqual(24);
    expect(groups?.keys.length).toBeGreaterThan(8);
    expect(Math.max(...createdAt)).toBeLessThan(clock.now());
    const count = (query: Parameters<Library['layout']>[0]): number => library.finder.count(query);
    expect(count({ hasReferences: true })).toBe(5);
    expect(count({ rating: { from: 4 } })).toBeGreaterThan(8);
    expect([count({ flags: ['pick'] }), count({ flags: ['reject'] }), count({ labels: ['blue'] })]).toEqual([7, 3, 3]);
    expect(library.curation.tags().length).toBeGreaterThan(10);
    const collections = library.collections.list();
    expect(collections.map(({ name }) => name).toSorted()).toEqual(
      sampleCollections.map(({ title }) => title).toSorted(),
    );
    expect(collections.filter(({ parentId }) => parentId !== undefined)).toHaveLength(1);
    expect(count({ collection: collections.find(({ name }) => name === 'Four stars and more')?.id ?? '' })).toBe(
      count({ rating: { from: 4 } }),
    );
    expect(
      library.database.prepare('SELECT count(*) AS n FROM generations WHERE submitted_at IS NOT NULL').get(),
    ).toEqual({
      n: 0,
    });
    // The artist has done none of it.
    expect(library.curation.undo()).toMatchObject({ changed: 0, undoSteps: 0 });
    expect(await library.verification.run(() => {})).toMatchObject({ problems: 0 });
    expect(progress.at(-1)).toBeUndefined();
    expect(progress[0]).toEqual({ done: 0, total: samplePictures });
  });

  it('are the same in every library, and come newest first', async () => {
    await make(6);
    await stop?.();
    stop = undefined;
    const first = files().slice(0, 6);
    expect(first.map(([id]) => id)).toEqual(made.slice(0, 6));
    shelf.clear();
    shelf = new Shelf(imaging);
    library = await shelf.open();
    await make(6);
    expect(files().slice(0, 6)).toEqual(first);
  });

  it('go on where they were after the demo was closed in the middle, with none twice', async () => {
    await make(4);
    await stopAndReopen();
    const before = library.layout({}).ids.length;
    expect(before).toBeLessThan(samplePictures);
    await make(samplePictures - before);
    await stopAndReopen();
    expect(library.layout({}).ids).toHaveLength(samplePictures);
    expect(library.collections.list()).toHaveLength(sampleCollections.length);
    expect(await library.rebuild()).toMatchObject({ pictures: samplePictures, problems: [] });
    const parts = readdirSync(shelf.root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.part'),
    );
    expect(parts).toEqual([]);
  });

  it('end as they should where only the note of a set was lost', async () => {
    await make(4);
    await stop?.();
    const note = shelf.path('.reverie/samples.json');
    const state = JSON.parse(readFileSync(note, 'utf8')) as { made: string[] };
    writeFileSync(note, JSON.stringify({ ...state, made: state.made.slice(0, -1) }));
    await stopAndReopen();
    await make();
    expect(library.layout({}).ids).toHaveLength(samplePictures);
  });

  it('stay deleted, also when the index is made anew', async () => {
    await make();
    const gone = `sample-${sampleSets[0]?.name}_1` as PictureId;
    library.curation.setTrashed([gone], true);
    await library.trash.deleteForever([gone]);
    const [collection] = library.collections.list();
    library.collections.remove(collection?.id ?? '');
    await stop?.();
    library.close();
    rmSync(shelf.index);
    library = await shelf.open(false);
    // There is nothing to make, and nothing is said.
    made = [];
    progress = [];
    stop = startSamples({
      library,
      references: undefined as never,
      imaging,
      clock,
      logger: silentLogger,
      isBusy: () => false,
      onMade: (ids) => made.push(...ids),
      onProgress: (each) => progress.push(each),
    });
    await stop();
    expect([made, progress, library.layout({}).ids.length]).toEqual([[], [], samplePictures - 1]);
    expect(library.collections.list()).toHaveLength(sampleCollections.length - 1);
  });

  it('wait while the artist’s own pictures are made', async () => {
    let busy = true;
    const making = make(2, { isBusy: () => busy });
    await new Promise<void>((resolve) => {
      clock.after(5000, resolve);
    });
    expect(made).toEqual([]);
    busy = false;
    await making;
    expect(made.length).toBeGreaterThan(0);
  });
});
