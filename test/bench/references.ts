import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { drawScene } from '../../src/demo/index.ts';
import { createImaging } from '../../src/main/imaging/index.ts';
import { openLibrary } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { createReferences } from '../../src/main/references/index.ts';
import { systemClock } from '../../src/shared/domain/clock.ts';
import { imagingWorker } from '../support/plainPicture.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { makeBombPng } from '../unit/imaging/pictures.ts';
import type { BareJob } from './bareReferences.ts';
import { median, print } from './figures.ts';

const count = 14;

/** Taking in 14 mixed pictures of 24 million pixels, against a bare loop over the same sharp build in as many threads. */
export async function references(): Promise<void> {
  const threads = Math.max(1, Math.min(4, availableParallelism() - 1));
  const folder = mkdtempSync(join(tmpdir(), 'reverie-bench-references-'));
  const svg = drawScene({ seed: 4, prompt: 'a mountain lake', width: 3000, height: 2000, references: [] });
  await inThread('./referencePictures.ts', { count, folder, svg });
  const files = readdirSync(folder)
    .toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
    .map((name) => ({ name, path: join(folder, name) }));

  const imaging = createImaging({ worker: imagingWorker, threads, logger: silentLogger });
  const library = await openLibrary({
    root: join(folder, 'library'),
    create: true,
    imaging,
    clock: systemClock,
    logger: silentLogger,
  });
  let uploads = 0;
  const taken = createReferences({
    library: () => library,
    imaging,
    evolink: {
      upload: () => {
        uploads += 1;
        return Promise.reject(new Error('nothing is uploaded here'));
      },
      download: () => Promise.reject(new Error('nothing is fetched here')),
    },
    clock: systemClock,
    random: seededRandom(1),
    logger: silentLogger,
    account: () => 'bench',
  });

  // The first call loads modules; it is not what is measured.
  writeFileSync(join(folder, 'bomb.png'), makeBombPng(30_000, 30_000));
  const bomb = { name: 'bomb.png', path: join(folder, 'bomb.png') };
  await taken.add([bomb]);
  let peak = process.memoryUsage.rss();
  const before = peak;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  await pause(50);
  const blocks = new BlockWatch();
  const began = performance.now();
  const answers = await taken.add(files);
  const ours = performance.now() - began;
  blocks.end();
  clearInterval(sampler);
  for (const answer of answers) if (answer.status === 'refused') throw new Error(answer.reason);

  const again = await timed(9, () => taken.add([files[0]!]));
  // The same content at another place, where nobody has seen it: it has to be read and hashed.
  const copies = Array.from({ length: 9 }, (_, index) => join(folder, `copy ${index}.jpg`));
  for (const copy of copies) copyFileSync(files[0]!.path, copy);
  const megabytes = (statSync(files[0]!.path).size / 1e6).toFixed(1);
  const copied = await timed(9, () => taken.add([{ name: 'copy.jpg', path: copies.pop()! }]));
  const refusing = await timed(9, () => taken.add([bomb]));
  await imaging.close();
  library.close();

  const jobs = files.map(({ path }, index): BareJob => {
    const answer = answers[index];
    const changed = answer?.status === 'accepted' && answer.changes.length > 0;
    // At 95 these pictures come out below the limit, so that is what fitting packs them at too.
    return changed ? { source: path, quality: 95 } : { source: path };
  });
  const parts = Array.from({ length: threads }, (_, thread) =>
    jobs.filter((_job, index) => index % threads === thread),
  );
  const bareBegan = performance.now();
  await Promise.all(parts.map((part) => inThread('./bareReferences.ts', part)));
  const bare = performance.now() - bareBegan;

  print(`References: ${count} mixed JPEG, PNG and TIFF of 24 million pixels (${threads} threads)`, [
    ['taken in', `${(ours / 1000).toFixed(1)} s`],
    ['a bare loop over sharp', `${(bare / 1000).toFixed(1)} s`],
    ['ratio', (ours / bare).toFixed(2)],
    [
      'longest block of the main thread',
      `${blocks.longest.toFixed(1)} ms, of which it ran ${blocks.ranInLongest.toFixed(1)} ms itself`,
    ],
    ['longest run of its own code', `${blocks.longestRun.toFixed(1)} ms of processor time`],
    ['peak memory', `${Math.round(peak / 1e6)} MB (${Math.round(before / 1e6)} MB before)`],
    ['a known file again', `${again.toFixed(2)} ms, ${uploads} uploads`],
    [`its copy elsewhere (${megabytes} MB)`, `${copied.toFixed(2)} ms`],
    ['refusing 30,000 × 30,000 pixels', `${refusing.toFixed(2)} ms`],
    [
      'told',
      [...new Set(answers.flatMap((answer) => (answer.status === 'accepted' ? answer.changes : [])))].join(' · '),
    ],
  ]);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Looks every millisecond how long the main thread was away, and how much of that it spent on its own
 * code: with as many busy threads as cores, the rest is the system giving its core to another.
 */
class BlockWatch {
  /** Milliseconds of the clock. */
  longest = 0;
  /** Milliseconds of processor time. */
  ranInLongest = 0;
  longestRun = 0;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    let at = performance.now();
    let used = process.threadCpuUsage();
    this.#timer = setInterval(() => {
      const away = performance.now() - at;
      const now = process.threadCpuUsage(used);
      const ran = (now.user + now.system) / 1000;
      if (away > this.longest) {
        this.longest = away;
        this.ranInLongest = ran;
      }
      this.longestRun = Math.max(this.longestRun, ran);
      at = performance.now();
      used = process.threadCpuUsage();
    }, 1);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await nextTurn();
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return median(times);
}

async function inThread(file: string, workerData: unknown): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), { workerData });
    worker.once('message', () => {
      resolve();
    });
    worker.once('error', reject);
  });
}
