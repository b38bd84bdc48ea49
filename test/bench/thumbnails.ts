import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createImaging } from '../../src/main/imaging/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { drawScene } from '../../src/main/demo/index.ts';
import { imagingWorker } from '../support/plainPicture.ts';
import { median, print } from './figures.ts';

const pictures = 60;
const rounds = 3;

/** Thumbnails a second through the imaging pool, against a bare loop over the same sharp build in as many threads. */
export async function thumbnails(): Promise<void> {
  const threads = Math.max(1, Math.min(4, availableParallelism()));
  const folder = mkdtempSync(join(tmpdir(), 'reverie-thumbnails-'));
  mkdirSync(join(folder, 'made'));
  const imaging = createImaging({ worker: imagingWorker, threads, logger: silentLogger });
  const source = join(folder, 'source.jpg');
  const svg = drawScene({ seed: 4, prompt: 'a mountain lake', width: 2048, height: 2048, references: [] });
  writeFileSync(source, await imaging.drawSvg(svg, 2048, 2048, 90));

  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await Promise.all(
      Array.from({ length: pictures }, (_, index) =>
        imaging.thumbnail(source, join(folder, 'made', `${index}.webp`), 512),
      ),
    );
    ours.push(pictures / ((performance.now() - began) / 1000));
    bare.push(await bareLoop(source, threads));
  }
  await imaging.close();
  rmSync(folder, { recursive: true, force: true });
  print(`Thumbnails of 2048 x 2048 JPEGs (${threads} threads, ${rounds} rounds of ${pictures}, median)`, [
    ['through the imaging pool', `${median(ours).toFixed(1)} a second`],
    ['a bare loop over sharp', `${median(bare).toFixed(1)} a second`],
    ['ratio', (median(ours) / median(bare)).toFixed(2)],
  ]);
}

async function bareLoop(source: string, threads: number): Promise<number> {
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(new URL('./bareThumbnails.ts', import.meta.url), {
        workerData: { source, count: pictures / threads },
      }),
  );
  const times = await Promise.all(
    workers.map(
      (worker) =>
        new Promise<number>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
    ),
  );
  return pictures / (Math.max(...times) / 1000);
}
