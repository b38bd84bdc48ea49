import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ImagingStopped } from '../../../src/main/imaging/index.ts';
import { WorkerPool } from '../../../src/main/imaging/workerPool.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { systemClock, type Clock } from '../../../src/shared/domain/clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'reverie-pool-'));
const pools: WorkerPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A worker that does what the path of a probe job tells it, and answers its own thread id. */
const script = join(folder, 'worker.mjs');
writeFileSync(
  script,
  `import { parentPort, threadId } from 'node:worker_threads';
   parentPort.on('message', ({ id, job }) => {
     const done = () => parentPort.postMessage({ id, outcome: 'done', result: { threadId, keys: Object.keys(process.env) } });
     const failed = (reason) => parentPort.postMessage({ id, outcome: 'failed', reason, message: 'Told to ' + reason, detail: 'detail' });
     if (job.kind === 'thumbnail') {
       const size = Number(job.source);
       return parentPort.postMessage({ id, outcome: 'done', result: { width: size, height: size, dominantColour: String(threadId) } });
     }
     switch (job.path) {
       case 'throw': throw new Error('out of memory');
       case 'exit': process.exit(7);
       case 'hang': return;
       case 'broken': case 'unreadable': case 'disk': return failed(job.path);
       default: setTimeout(done, 5);
     }
   });`,
);

function pool(threads = 1, clock: Clock = systemClock, worker = script): WorkerPool {
  const made = new WorkerPool({
    worker: pathToFileURL(worker),
    threads,
    clock,
    logger: silentLogger,
    timeLimit: 60_000,
  });
  pools.push(made);
  return made;
}

async function threadOf(workers: WorkerPool, path = 'answer'): Promise<number> {
  const result = (await workers.run({ kind: 'probe', path })) as unknown as { threadId: number };
  return result.threadId;
}

describe('the pool of imaging workers', () => {
  it('answers every job, with no more workers than allowed', async () => {
    const workers = pool(2);
    const threads = await Promise.all(Array.from({ length: 20 }, () => threadOf(workers)));
    expect(new Set(threads).size).toBeLessThanOrEqual(2);
    expect(threads).toHaveLength(20);
  });

  it('does what can wait after everything else, in its order', async () => {
    const workers = pool(1);
    const done: string[] = [];
    const note = (name: string) => (): void => {
      done.push(name);
    };
    const thumbnail = (name: string, later: boolean): Promise<void> =>
      workers.run({ kind: 'thumbnail', source: '1', target: '', longEdge: 1, later }).then(note(name));
    await Promise.all([
      threadOf(workers).then(note('under way')),
      thumbnail('large 1', true),
      thumbnail('large 2', true),
      thumbnail('small 1', false),
      threadOf(workers).then(note('probe')),
      thumbnail('small 2', false),
    ]);
    expect(done).toEqual(['under way', 'small 1', 'probe', 'small 2', 'large 1', 'large 2']);
  });

  it.each(['throw', 'exit', 'broken'])('loses only its own job when a worker dies (%s)', async (death) => {
    const workers = pool(1);
    const first = await threadOf(workers);
    const outcomes = await Promise.allSettled([threadOf(workers, death), threadOf(workers), threadOf(workers)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(outcomes[0]).toMatchObject({ reason: expect.any(ImagingStopped) });
    expect(outcomes[1]).not.toMatchObject({ value: first });
  });

  it.each([
    ['unreadable', { name: 'ImagingError', message: 'Told to unreadable' }],
    ['disk', { code: 'disk', message: 'Told to disk' }],
  ])('passes on a job that failed by itself as %s, and keeps the worker', async (reason, expected) => {
    const workers = pool(1);
    const first = await threadOf(workers);
    await expect(workers.run({ kind: 'probe', path: reason })).rejects.toMatchObject(expected);
    expect(await threadOf(workers)).toBe(first);
  });

  it('gives a job up after the time limit and goes on with another worker', async () => {
    const due: (() => void)[] = [];
    const clock: Clock = {
      now: () => 0,
      after: (_, callback) => {
        due.push(callback);
        return () => {};
      },
    };
    const workers = pool(1, clock);
    const hanging = workers.run({ kind: 'probe', path: 'hang' });
    due[0]?.();
    await expect(hanging).rejects.toThrow(ImagingStopped);
    expect(await threadOf(workers)).toBeGreaterThan(0);
  });

  it('rejects a job whose worker cannot even start, instead of trying for ever', async () => {
    const workers = pool(1, systemClock, join(folder, 'not-there.mjs'));
    await expect(workers.run({ kind: 'probe', path: 'answer' })).rejects.toThrow(ImagingStopped);
  });

  it('ends a worker that a very large picture has left with much memory, and only that', async () => {
    const workers = pool(1);
    const threadAfter = async (edge: number): Promise<string> =>
      (await workers.run({ kind: 'thumbnail', source: String(edge), target: '', longEdge: 1, later: false }))
        .dominantColour;
    const first = await threadAfter(4096);
    expect(await threadAfter(6000)).toBe(first);
    const second = await threadAfter(4096);
    expect(second).not.toBe(first);
    expect(await threadAfter(4096)).toBe(second);
  });

  it('hands none of the environment to a worker', async () => {
    const result: unknown = await pool(1).run({ kind: 'probe', path: 'answer' });
    expect(result).toMatchObject({ keys: [] });
  });

  it('rejects what is under way, waiting and new once it is closed', async () => {
    const workers = pool(1);
    const outcomes = Promise.allSettled([
      workers.run({ kind: 'probe', path: 'hang' }),
      workers.run({ kind: 'probe', path: 'answer' }),
    ]);
    await workers.close();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await expect(workers.run({ kind: 'probe', path: 'answer' })).rejects.toThrow(ImagingStopped);
  });
});
