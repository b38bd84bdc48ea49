import { readdirSync, renameSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/demo/index.ts';
import { type Imaging, ImagingError, ImagingStopped } from '../../../src/main/imaging/types.ts';
import type { QueueOptions } from '../../../src/main/generation/index.ts';
import type { Library } from '../../../src/main/library/index.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { speed, type QueueRig } from '../../support/queueRig.ts';
import { queueRigs, resultPath, submitOne, submitPath, taskPath } from './rigs.ts';

const imaging = testImaging();
const setUp = queueRigs(imaging);
afterAll(() => imaging.close());

const hour = 60 * 60 * 1000;
const gone: Fault = { kind: 'answer', status: 410 };

/** Lets `milliseconds` of the rig's fast clock pass. */
const pass = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds / speed);
  });

const gets = (rig: QueueRig, path: RegExp): QueueRig['simulator']['requests'] =>
  rig.simulator.requests.filter((request) => request.method === 'GET' && path.test(request.path));

/** The same imaging, but the first `times` thumbnails of pictures fail with `problem`. */
function stumblingImaging(times: number, problem: () => Error): Imaging {
  let left = times;
  return new Proxy(imaging, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'thumbnail') {
        return (...input: Parameters<Imaging['thumbnail']>) => {
          left -= 1;
          return left >= 0 ? Promise.reject(problem()) : target.thumbnail(...input);
        };
      }
      return typeof value === 'function' ? (value as (...input: unknown[]) => unknown).bind(target) : value;
    },
  });
}

describe('cancelling before the POST', () => {
  it('is real, in whichever turn it comes', async () => {
    const rig = await setUp();
    const wrong: string[] = [];
    for (let turns = 0; turns < 25; turns += 1) {
      // The gate is open again, so that the job runs through to its POST without waiting.
      await pass(2000);
      const prompt = `Cancelled after ${turns} turns`;
      const id = submitOne(rig, { prompt });
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      const answer = await rig.queue.cancel(id).catch(() => undefined);
      await pass(3000);
      const posts = rig.posts().filter((post) => (post.body as { prompt?: unknown }).prompt === prompt).length;
      const { status } = rig.queue.get(id);
      if (answer?.outcome !== 'cancelled') await rig.untilStatus(id, 'completed');
      else if (posts > 0 || status !== 'cancelled') wrong.push(`${prompt}: ${posts} POST, and it is ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('polling', () => {
  it('is never faster than 3 s for one task, whatever wakes the queue', async () => {
    const rig = await setUp();
    const id = submitOne(rig);
    await rig.untilStatus(id, 'running');
    const running = { id: 'x', status: 'processing', progress: 10 };
    rig.simulator.faults.next(
      { method: 'GET', path: taskPath, times: 40 },
      { kind: 'answer', status: 200, body: running },
    );
    await rig.until(id, (each) => each.progress === 10);
    const first = { count: gets(rig, taskPath).length, at: rig.clock.now() };
    // The artist moves the "tasks at once" slider.
    for (let step = 0; step < 12; step += 1) {
      rig.queue.nudge();
      await pass(1000);
    }
    const seconds = (rig.clock.now() - first.at) / 1000;
    // 15 % of jitter is Reverie's own.
    expect(gets(rig, taskPath).length - first.count).toBeLessThanOrEqual(Math.ceil(seconds / 2.55));
  });

  it('honours Retry-After, whatever wakes the queue', async () => {
    const rig = await setUp();
    rig.simulator.faults.next(
      { method: 'GET', path: taskPath },
      {
        kind: 'answer',
        status: 429,
        body: { error: { code: 'rate_limit_exceeded' } },
        headers: { 'retry-after': '60' },
      },
    );
    const id = submitOne(rig);
    await rig.untilStatus(id, 'running');
    while (gets(rig, taskPath).length === 0) await pass(100);
    await pass(500);
    rig.queue.nudge();
    await pass(5000);
    expect(gets(rig, taskPath)).toHaveLength(1);
  });

  it('goes on at once after a restart with a clock that was set back', async () => {
    const rig = await setUp();
    const id = submitOne(rig, { size: { kind: 'auto', tier: '4K' } });
    await rig.untilStatus(id, 'running');
    rig.clock.jump(-24 * hour);
    await rig.restart();
    const before = gets(rig, taskPath).length;
    await pass(60_000);
    expect(gets(rig, taskPath).length).toBeGreaterThan(before);
  });

  it('does not give a paid task up because a proxy answers 404 for some minutes', async () => {
    const rig = await setUp();
    const id = submitOne(rig);
    await rig.untilStatus(id, 'running');
    rig.simulator.faults.next(
      { method: 'GET', path: taskPath, times: 8 },
      { kind: 'answer', status: 404, body: '<html><h1>404 Not Found</h1><hr>nginx</html>' },
    );
    const ended = await rig.until(id, (each) => each.status === 'failed' || each.status === 'completed');
    expect(ended.status).toBe('completed');
  });

  it('does not say that nothing was charged when the answer names credits used', async () => {
    const rig = await setUp();
    rig.simulator.faults.next(
      { method: 'GET', path: taskPath, times: 1000 },
      {
        kind: 'answer',
        status: 200,
        body: { id: 'x', status: 'completed', results: [], usage: { credits_used: 2.04 } },
      },
    );
    const failed = await rig.untilStatus(submitOne(rig), 'failed');
    expect(failed.error?.charged).not.toBe('no');
  });
});

describe('submitting', () => {
  it('is not held back by a clock that was set back', async () => {
    const rig = await setUp();
    await rig.untilStatus(submitOne(rig), 'completed');
    rig.clock.jump(-1 * hour);
    const other = submitOne(rig);
    await pass(60_000);
    expect(rig.queue.get(other).status).not.toBe('queued');
    expect(rig.posts()).toHaveLength(2);
  });

  it('honours Retry-After over a restart', async () => {
    const rig = await setUp();
    rig.simulator.faults.next(
      { method: 'POST', path: submitPath },
      {
        kind: 'answer',
        status: 429,
        body: { error: { code: 'rate_limit_exceeded' } },
        headers: { 'retry-after': '300' },
      },
    );
    const id = submitOne(rig);
    await rig.until(id, (each) => each.stage === 'waiting_to_send_again');
    await rig.restart();
    await pass(20_000);
    expect(rig.posts()).toHaveLength(1);
  });

  it.each(['idempotency_conflict', 'duplicate_request'])('does not call a 409 %s free of charge', async (code) => {
    const rig = await setUp();
    rig.simulator.faults.next(
      { method: 'POST', path: submitPath },
      { kind: 'answer_after', status: 409, body: { error: { code, message: 'the key was used' } } },
    );
    const ended = await rig.until(submitOne(rig), (each) => each.status === 'failed' || each.status === 'unconfirmed');
    expect(ended.error?.charged).toBe('unknown');
  });
});

describe('an unconfirmed generation', () => {
  it('finds its task on a computer whose clock is 5 s fast', async () => {
    const rig = await setUp({ ahead: 5000 });
    // An answer whose Date header tells the difference.
    await rig.untilStatus(submitOne(rig), 'completed');
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, { kind: 'reset_after' });
    const id = submitOne(rig);
    await rig.until(id, (each) => each.status === 'unconfirmed' && each.checkedAt !== undefined);
    await rig.queue.resolveUnconfirmed(id, 'adopt');
    expect(rig.queue.get(id).taskId).toBe(rig.simulator.tasks().at(-1)?.id);
  });

  it('finds its own task behind fifty newer ones of another computer', async () => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, { kind: 'reset_after' });
    const id = submitOne(rig);
    await rig.until(id, (each) => each.status === 'unconfirmed');
    rig.connection.setOnline(false);
    const own = rig.simulator.tasks()[0]?.id;
    await pass(2000);
    for (let other = 0; other < 51; other += 1) {
      await rig.evolink.submit(
        {
          model: 'doubao-seedream-4.5',
          prompt: `other ${other}`,
          n: 1,
          size: '2048x2048',
          prompt_priority: 'standard',
        },
        `another-computer-${other}`,
      );
    }
    rig.connection.setOnline(true);
    await rig.queue.resolveUnconfirmed(id, 'adopt');
    expect(rig.queue.get(id).taskId).toBe(own);
  });
});

describe('a paid picture', () => {
  it('that came whole is not thrown away because its decoder stopped and its link ended', async () => {
    const rig = await setUp({
      imaging: stumblingImaging(1, () => new ImagingStopped('The decoder ran out of memory.')),
    });
    const id = submitOne(rig);
    await rig.until(id, (each) => each.stage === 'saving_late');
    rig.simulator.faults.next({ method: 'GET', path: resultPath, times: 1000 }, gone);
    rig.clock.jump(25 * hour);
    const ended = await rig.until(id, (each) => each.status === 'failed' || each.status === 'completed');
    expect(ended.status).toBe('completed');
  });

  it('that the decoder does not know is kept, not deleted and fetched for ever', async () => {
    const rig = await setUp({ imaging: stumblingImaging(1000, () => new ImagingError('Unknown flavour of JPEG.')) });
    const id = submitOne(rig);
    await rig.until(id, (each) => each.stage === 'saving_late');
    await pass(30_000);
    rig.simulator.faults.next({ method: 'GET', path: resultPath, times: 1000 }, gone);
    rig.clock.jump(25 * hour);
    await rig.until(id, (each) => each.status === 'failed' || each.status === 'completed');
    const files = readdirSync(rig.root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.startsWith('.reverie'),
    );
    expect(files.filter((file) => /1\./.test(file))).not.toEqual([]);
  });

  it('with a fresh link is not given up for one 404 on it', async () => {
    const rig = await setUp({ simulator: { linkLifetime: 24 * hour } });
    rig.simulator.faults.next({ method: 'GET', path: resultPath, times: 1 }, gone);
    const id = submitOne(rig);
    await rig.until(id, (each) => each.status === 'saving');
    const own = rig.queue.store.results(id)[0]?.url ?? '';
    // Reverie was closed for a day and the link it knows has ended; the service still has a good one (`own`).
    rig.queue.store.updateResult(id, 1, { url: own.replace('.jpeg', '-ended.jpeg').replace('.jpg', '-ended.jpg') });
    rig.queue.store.update(id, { resultsExpireAt: rig.clock.now() - 1 });
    // The fresh link is not at every edge yet.
    rig.simulator.faults.next({ method: 'GET', path: resultPath, times: 1 }, { kind: 'answer', status: 404 });
    const ended = await rig.until(id, (each) => each.status === 'failed' || each.status === 'completed');
    expect(ended.status).toBe('completed');
  });

  it.each<[string, Fault]>([
    ['a page saying so with status 200', { kind: 'html' }],
    ['400', { kind: 'answer', status: 400 }],
  ])('whose link ended with %s gets a new link, or an end', async (_name, fault) => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'GET', path: resultPath, times: 10_000 }, fault);
    const id = submitOne(rig);
    await rig.until(id, (each) => each.stage === 'saving_late');
    const readings = gets(rig, taskPath).length;
    rig.clock.jump(25 * hour);
    await pass(400_000);
    if (rig.queue.get(id).status === 'saving') rig.queue.retryDownload(id);
    await pass(10_000);
    const { status } = rig.queue.get(id);
    expect({ status, askedForNewLinks: gets(rig, taskPath).length > readings }).not.toEqual({
      status: 'saving',
      askedForNewLinks: false,
    });
  });

  it('is fetched by one download at a time, also when the disk refuses what another picture has to say', async () => {
    let refusals = 0;
    const rig = await setUp({
      wrapLibrary: (library) => {
        const database = new Proxy(library.database, {
          get(target, name) {
            if (name === 'prepare') {
              return (sql: string) => {
                const statement = target.prepare(sql);
                if (!sql.startsWith('UPDATE results')) return statement;
                return new Proxy(statement, {
                  get(inner, member) {
                    const value: unknown = Reflect.get(inner, member, inner);
                    if (member !== 'run') return value;
                    return (...input: Parameters<typeof inner.run>) => {
                      refusals += 1;
                      if (refusals <= 1) throw new Error('database or disk is full');
                      return inner.run(...input);
                    };
                  },
                });
              };
            }
            const value: unknown = Reflect.get(target, name, target);
            return typeof value === 'function' ? (value as (...input: unknown[]) => unknown).bind(target) : value;
          },
        });
        return new Proxy<Library>(library, {
          get(target, name) {
            if (name === 'database') return database;
            const value: unknown = Reflect.get(target, name, target);
            return typeof value === 'function' ? (value as (...input: unknown[]) => unknown).bind(target) : value;
          },
        });
      },
    });
    const id = submitOne(rig, { prompt: 'Make 2 variations.', count: 2 });
    await rig.until(id, (each) => each.status === 'saving');
    const [first, second] = rig.queue.store.results(id).map((result) => new URL(result.url).pathname);
    rig.simulator.faults.next({ method: 'GET', path: first ?? '' }, { kind: 'answer', status: 503 });
    // A slow host: 20 s until the first byte.
    rig.simulator.faults.next({ method: 'GET', path: second ?? '' }, { kind: 'none', delay: 20_000 });
    await rig.untilStatus(id, 'completed');
    expect(rig.simulator.requests.filter((request) => request.path.split('?')[0] === second)).toHaveLength(1);
  });

  it('is not held up by four others whose hosts are silent', async () => {
    const rig = await setUp();
    const id = submitOne(rig, { prompt: 'Make 5 variations.', count: 5 });
    await rig.until(id, (each) => each.status === 'saving');
    for (const result of rig.queue.store.results(id).slice(0, 4)) {
      rig.simulator.faults.next({ method: 'GET', path: new URL(result.url).pathname }, { kind: 'silent_before' });
    }
    await rig.until(id, (each) => each.pictures.some((picture) => picture.position === 5));
    const asked = gets(rig, resultPath).map((request) => ({ path: request.path, at: request.at }));
    const last = new URL(rig.queue.store.results(id)[4]?.url ?? '').pathname;
    const at = asked.find((request) => request.path.split('?')[0] === last)?.at ?? 0;
    expect(at - (asked[0]?.at ?? 0)).toBeLessThan(30_000);
  });
});

describe('a library whose disk is pulled out', () => {
  /** The same library, but the disk takes nothing while `away` says so. */
  function unplugged(away: { now: boolean }) {
    return (library: Library): Library =>
      new Proxy(library, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (name === 'transaction' && away.now) {
            return () => {
              throw new Error('disk I/O error');
            };
          }
          return typeof value === 'function' ? (value as (...input: unknown[]) => unknown).bind(target) : value;
        },
      });
  }

  it('while a request is answered: the answer is written when it is back, and nothing is sent again', async () => {
    const away = { now: false };
    const unwritten: NonNullable<QueueOptions['unwritten']> = new Map();
    const rig = await setUp({ wrapLibrary: unplugged(away), queue: { unwritten } });
    const submit = rig.evolink.submit.bind(rig.evolink);
    rig.evolink.submit = async (...given) => {
      const task = await submit(...given);
      away.now = true;
      return task;
    };
    const id = submitOne(rig);
    await expect.poll(() => unwritten.size).toBe(1);
    const disposed = rig.queue.dispose();
    await disposed;
    away.now = false;
    await rig.restart();
    const done = await rig.untilStatus(id, 'completed');
    expect(done.taskId).toBe(rig.simulator.tasks()[0]?.id);
    expect([rig.posts().length, unwritten.size]).toEqual([1, 0]);
  });

  it('before its references are put up: they are no reason to fail', async () => {
    const rig = await setUp();
    const reference = await rig.reference('vase');
    await rig.queue.dispose();
    const id = submitOne(rig, { references: [{ referenceId: reference }] });
    const renamed = `${rig.root}-away`;
    await rig.restart();
    renameSync(rig.root, renamed);
    await pass(10_000);
    renameSync(renamed, rig.root);
    expect(await rig.untilStatus(id, 'completed')).toMatchObject({ references: [{ name: 'vase' }] });
    expect(rig.history.some(({ status }) => status === 'failed')).toBe(false);
  });
});
