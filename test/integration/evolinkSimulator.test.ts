import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Fault, type Simulator } from '../../src/demo/index.ts';
import { createEvolink, EvolinkFailure, type Evolink, type Task } from '../../src/main/evolink/index.ts';
import { createFileLogger, type FileLogger } from '../../src/main/logging/index.ts';
import { systemClock, wait } from '../../src/shared/domain/clock.ts';
import { buildRequest } from '../../src/shared/seedream/request.ts';
import { rejectionOf } from '../support/rejection.ts';

/*
 * Client and simulator over real HTTP: what one sends the other documents, and what the other answers the one reads.
 */
const key = 'sk-evo-simulated-0123456789';
const idempotencyKey = 'reverie-0123456789abcdef';
/** As much of a JPEG as a header has: 2048 × 2048, three colours. */
const jpeg = Buffer.concat([
  Buffer.from('ffd8ffc0001108080008000301110002110103110100', 'hex'),
  Buffer.alloc(200_000, 7),
]);
const request = (pictures: number, imageUrls: string[] = []) =>
  buildRequest({
    prompt: 'Make 2 variations. A heron.',
    size: { kind: 'ratio', ratio: '1:1', tier: '2K' },
    pictures,
    imageUrls,
    autoForm: 'tier_as_size',
  });

let folder: string;
let simulator: Simulator;
let logger: FileLogger;
let evolink: Evolink;
let usedKey: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reverie-simulated-'));
  usedKey = key;
  simulator = await startSimulator({ key, timeScale: 2000, drawPicture: () => Promise.resolve(jpeg) });
  logger = createFileLogger({ userData: folder, clock: systemClock, level: 'debug' });
  logger.addSecret(key);
  evolink = createEvolink({
    origins: () => ({ api: simulator.origin, files: simulator.origin }),
    key: () => Promise.resolve(usedKey),
    loopbackAllowed: (origin) => origin === simulator.origin,
    logger,
    clock: systemClock,
    version: '1',
  });
});

afterEach(async () => {
  await evolink.close();
  await simulator.close();
  logger.close();
  rmSync(folder, { recursive: true });
});

async function untilEnded(taskId: string): Promise<Task> {
  for (;;) {
    const task = await evolink.task(taskId);
    if (task.status !== 'pending' && task.status !== 'processing') return task;
    await wait(systemClock, 5);
  }
}

const failureOf = (work: Promise<unknown>): Promise<EvolinkFailure> => rejectionOf(work, EvolinkFailure);

describe('the client against the simulator', () => {
  it('uploads a reference, makes two pictures with it, fetches both, and sees what they cost', async () => {
    const path = join(folder, 'reference.jpg');
    writeFileSync(path, jpeg);
    const file = { path, name: 'ref-1.jpg', mediaType: 'image/jpeg', bytes: jpeg.byteLength };
    const uploaded = await evolink.upload(file);
    expect(uploaded.expiresAt).toBeGreaterThan(Date.now());
    const before = await evolink.credits();
    const submitted = await evolink.submit(request(2, [uploaded.url]), idempotencyKey);
    expect(submitted).toMatchObject({ status: 'pending', creditsReserved: 4.08, model: 'doubao-seedream-4.5' });
    expect(submitted.requestId).toMatch(/^req-/);
    const task = await untilEnded(submitted.id);
    expect(task).toMatchObject({ status: 'completed', progress: 100 });
    expect(task.results).toHaveLength(2);
    for (const [index, url] of task.results.entries()) {
      const saved = await evolink.download(url, join(folder, `${index}.part`));
      expect(saved.sha256).toBe(createHash('sha256').update(jpeg).digest('hex'));
    }
    const after = await evolink.credits();
    expect((before.accountRemaining ?? 0) - (after.accountRemaining ?? 0)).toBeCloseTo(4.08, 6);
    expect((await evolink.recentTasks()).map(({ id }) => id)).toEqual([submitted.id]);
    expect(simulator.requests.filter(({ path }) => path.startsWith('/v1/images')).map(({ body }) => body)).toEqual([
      request(2, [uploaded.url]),
    ]);
  });

  it('knows a good key from a bad one', async () => {
    expect((await evolink.checkKey()).models).toContain('doubao-seedream-4.5');
    expect(await failureOf(evolink.checkKey({ key: 'sk-wrong' }))).toMatchObject({ kind: 'key_rejected' });
    usedKey = 'sk-wrong';
    expect(await failureOf(evolink.submit(request(1), idempotencyKey))).toMatchObject({
      kind: 'key_rejected',
      accepted: 'no',
    });
    expect(simulator.tasks()).toEqual([]);
  });

  it('is told the same task again for the same idempotency key', async () => {
    const first = await evolink.submit(request(1), idempotencyKey);
    const again = await evolink.submit(request(1), idempotencyKey);
    expect(again).toMatchObject({ id: first.id, replayed: true });
    expect(simulator.tasks()).toHaveLength(1);
    expect(await failureOf(evolink.submit(request(2), idempotencyKey))).toMatchObject({ kind: 'duplicate' });
  });

  it.each([
    [{ kind: 'reset_before' }, 0],
    [{ kind: 'reset_after' }, 1],
    [{ kind: 'garbled' }, 1],
    [{ kind: 'html' }, 1],
    [{ kind: 'answer', status: 502, body: 'bad gateway' }, 0],
    [{ kind: 'answer_after', status: 500, body: { error: { code: 'internal_error' } } }, 1],
  ] as [Fault, number][])('is in doubt about a submit after %j, whether or not it was taken', async (fault, tasks) => {
    simulator.faults.next({ path: '/v1/images/generations' }, fault);
    expect(await failureOf(evolink.submit(request(1), idempotencyKey))).toMatchObject({ accepted: 'unknown' });
    expect(simulator.tasks()).toHaveLength(tasks);
    expect((await evolink.recentTasks()).length).toBe(tasks);
  });

  it.each([
    [{ kind: 'truncated' }, ['bad_result', 'network']],
    [{ kind: 'html' }, ['bad_result']],
    [{ kind: 'other_type', type: 'pdf' }, ['bad_result']],
    [{ kind: 'too_big', bytes: 400_000, announced: true }, ['bad_result']],
    [{ kind: 'too_big', bytes: 400_000, announced: false }, ['bad_result']],
    [{ kind: 'answer', status: 410 }, ['link_expired']],
    [{ kind: 'answer', status: 503 }, ['unavailable']],
    [{ kind: 'redirect', location: 'http://127.0.0.1:1/x.jpg' }, ['refused_address']],
    [{ kind: 'redirect', location: 'https://192.168.0.1/x.jpg' }, ['refused_address']],
  ] as [Fault, string[]][])('keeps nothing of a result after %j', async (fault, kinds) => {
    const { id } = await evolink.submit(request(1), idempotencyKey);
    const [url = ''] = (await untilEnded(id)).results;
    simulator.faults.next({ path: new URL(url).pathname }, fault);
    const place = join(folder, '1.part');
    const failure = await failureOf(evolink.download(url, place, { maximumBytes: 300_000 }));
    expect(kinds).toContain(failure.kind);
    expect(readdirSync(folder)).not.toContain('1.part');
    expect((await evolink.download(url, place)).bytes).toBe(jpeg.byteLength);
  });

  it('leaves the key nowhere in the log', async () => {
    await evolink.submit(request(1), idempotencyKey);
    usedKey = `${key}x`;
    await failureOf(evolink.credits());
    const written = readFileSync(join(folder, 'logs', 'reverie.log'), 'utf8');
    expect(written).toContain('"call":"submit"');
    expect(written).not.toContain(key);
    expect(written).not.toMatch(/bearer/i);
  });
});
