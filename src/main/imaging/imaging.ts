import { availableParallelism } from 'node:os';
import { systemClock, type Clock } from '../../shared/domain/clock.ts';
import type { Logger } from '../logging/logger.ts';
import type { Imaging } from './types.ts';
import { WorkerPool } from './workerPool.ts';

export interface ImagingOptions {
  /** The worker's entry, as a file: URL of the source (Node runs it) or of the built file. */
  worker: URL;
  /** Worker threads, 1 to 4; one core less than there are when absent. */
  threads?: number;
  logger: Logger;
  clock?: Clock;
  /** Milliseconds after which a job is given up; two minutes when absent. */
  timeLimit?: number;
}

/** One core is left to the rest of Reverie. */
export function usualThreads(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

/** Imaging over worker threads. No thread is started, and sharp is not loaded, before the first job. */
export function createImaging(options: ImagingOptions): Imaging {
  const pool = new WorkerPool({
    worker: options.worker,
    threads: options.threads ?? usualThreads(),
    logger: options.logger,
    clock: options.clock ?? systemClock,
    timeLimit: options.timeLimit ?? 120_000,
  });
  return {
    probe: (path) => pool.run({ kind: 'probe', path }),
    thumbnail: (source, target, longEdge, later = false) =>
      pool.run({ kind: 'thumbnail', source, target, longEdge, later }),
    fit: (paths) => pool.run({ kind: 'fit', paths }),
    crop: (source, area, target) => pool.run({ kind: 'crop', source, area, target }),
    drawSvg: (svg, width, height, quality) => pool.run({ kind: 'drawSvg', svg, width, height, quality }),
    close: () => pool.close(),
  };
}
