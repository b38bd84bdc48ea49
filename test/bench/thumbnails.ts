import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { createImaging, usualThreads, type Imaging } from '../../src/main/imaging/index.ts';
import { openLibrary } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { drawScene } from '../../src/demo/index.ts';
import type { PictureSummary } from '../../src/shared/domain/picture.ts';
import { imagingWorker } from '../support/plainPicture.ts';
import { scaledClock } from '../support/scaledClock.ts';
import { fillLibrary } from '../support/syntheticLibrary.ts';
import { median, print } from './figures.ts';

const count = 1000;
const drawings = 10;
/** Asked for at once: what a large window shows, with what lies around it. */
const block = 100;

/**
 * Making all thumbnails of a library anew, in the way in which the page asks for them, against a bare loop over the same
 * sharp build in as many threads. They take turns, so that whatever else the machine does meets both.
 */
export async function thumbnails(): Promise<void> {
  const threads = usualThreads();
  const folder = mkdtempSync(join(tmpdir(), 'reverie-thumbnails-'));
  const root = join(folder, 'library');
  const imaging = createImaging({ worker: imagingWorker, threads, logger: silentLogger });
  const bare = Array.from({ length: threads }, () => new Worker(new URL('./bareThumbnails.ts', import.meta.url)));
  try {
    await fillLibrary(root, count);
    const library = await openLibrary({ root, create: false, imaging, clock: scaledClock(1), logger: silentLogger });
    const pictures = [...library.page({ limit: 500 }).items];
    for (let cursor = library.page({ limit: 500 }).nextCursor; cursor !== undefined;) {
      const page = library.page({ limit: 500 }, cursor);
      pictures.push(...page.items);
      cursor = page.nextCursor;
    }
    const sources = pictures.map(({ file }) => library.resolve(file));
    await putInPlace(imaging, folder, sources);
    const ensure = async ({ id }: PictureSummary): Promise<void> => {
      if ((await library.thumbnail('picture', id)) === undefined) throw new Error(`No thumbnail of ${id} was made.`);
    };
    // Both have their sharp loaded and warm before anything is measured.
    await Promise.all(Array.from({ length: 2 * threads }, () => imaging.probe(sources[0] ?? '')));
    await loop(bare, sources.slice(0, 2 * threads));

    const [ours, theirs]: [number[], number[]] = [[], []];
    const [busy, idle]: [number[], number[]] = [[], []];
    for (let from = 0; from < count; from += block) {
      ours.push(await seconds(busy, () => Promise.all(pictures.slice(from, from + block).map(ensure))));
      theirs.push(await seconds(idle, () => loop(bare, sources.slice(from, from + block))));
    }
    library.close();
    const total = (times: number[]): number => times.reduce((sum, time) => sum + time, 0);
    const rate = (times: number[]): string => `${(count / total(times)).toFixed(1)} a second`;
    const blocked = (delays: number[]): string =>
      `${Math.max(...delays).toFixed(0)} ms, median of the blocks ${median(delays).toFixed(0)} ms`;
    print(
      `${count.toLocaleString('en')} thumbnails of 2048 x 2048 JPEGs made anew (${threads} threads, blocks of ${block})`,
      [
        ['by the library', rate(ours)],
        ['a bare loop over sharp', rate(theirs)],
        ['ratio', `${(total(theirs) / total(ours)).toFixed(2)} (at least 0.9)`],
        ['… median of the blocks', median(ours.map((time, index) => (theirs[index] ?? 0) / time)).toFixed(2)],
        ['longest block of the main thread meanwhile', blocked(busy)],
        ['… during the bare loop, when it does nothing', blocked(idle)],
      ],
    );
  } finally {
    await Promise.all(bare.map((worker) => worker.terminate()));
    await imaging.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A few drawings, copied to where the library has its originals. */
async function putInPlace(imaging: Imaging, folder: string, sources: readonly string[]): Promise<void> {
  for (let seed = 0; seed < drawings; seed += 1) {
    const prompt = ['a mountain lake', 'a city at night', 'koi', 'a forest', 'a still life'][seed % 5] ?? '';
    const svg = drawScene({ seed, prompt, width: 2048, height: 2048, references: [] });
    writeFileSync(join(folder, `${seed}.jpg`), await imaging.drawSvg(svg, 2048, 2048, 90));
  }
  for (const [index, source] of sources.entries()) {
    mkdirSync(dirname(source), { recursive: true });
    copyFileSync(join(folder, `${index % drawings}.jpg`), source);
  }
}

/** Seconds that it takes; the longest that the main thread was not free meanwhile goes to `delays`, in milliseconds. */
async function seconds(delays: number[], work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  delay.disable();
  delays.push(delay.max / 1e6);
  return took / 1000;
}

/** Gives each worker its share, and waits for all. */
async function loop(workers: readonly Worker[], sources: readonly string[]): Promise<void> {
  await Promise.all(
    workers.map(
      (worker, place) =>
        new Promise<void>((resolve, reject) => {
          worker.once('error', reject);
          worker.once('message', () => {
            worker.off('error', reject);
            resolve();
          });
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is the window's, this is a thread's
          worker.postMessage(sources.filter((_, index) => index % workers.length === place));
        }),
    ),
  );
}
