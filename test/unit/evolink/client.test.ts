import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dispatcher, MockAgent } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEvolink, defaultOrigins, EvolinkFailure, type Evolink } from '../../../src/main/evolink/index.ts';
import type { LogFields, Logger } from '../../../src/main/logging/logger.ts';
import { buildRequest } from '../../../src/shared/seedream/request.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { rejectionOf } from '../../support/rejection.ts';

const key = 'sk-evo-0123456789abcdef';
const idempotencyKey = 'reverie-0123456789abcdef';
const request = buildRequest({
  prompt: 'a heron',
  size: { kind: 'ratio', ratio: '3:2', tier: '2K' },
  pictures: 2,
  imageUrls: ['https://files.evolink.ai/a.png'],
  autoForm: 'tier_as_size',
});

let agent: MockAgent;
let evolink: Evolink;
let clock: FakeClock;
let lines: string[];
let folder: string;
let currentKey: string | undefined;
let origins: { api: string; files: string };

function listeningLogger(): Logger {
  const note = (message: string, fields?: LogFields): void => {
    lines.push(JSON.stringify({ message, ...fields }));
  };
  const logger: Logger = { debug: note, info: note, warn: note, error: note, with: () => logger };
  return logger;
}

beforeEach(() => {
  agent = new MockAgent();
  agent.disableNetConnect();
  clock = new FakeClock();
  lines = [];
  currentKey = key;
  origins = { ...defaultOrigins };
  folder = mkdtempSync(join(tmpdir(), 'reverie-client-'));
  evolink = createEvolink({
    origins: () => origins,
    key: () => Promise.resolve(currentKey),
    loopbackAllowed: () => false,
    logger: listeningLogger(),
    clock,
    version: '1.2.3',
    dispatcher: agent,
    random: seededRandom(1),
  });
});

afterEach(async () => {
  await evolink.close();
  await agent.close();
  rmSync(folder, { recursive: true });
});

interface Seen {
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** Answers the next `method path` of `origin`, and shows what was asked. */
function answer(
  method: string,
  path: string,
  status: number,
  body: unknown,
  given: { origin?: string; headers?: Record<string, string> } = {},
): Seen[] {
  const seen: Seen[] = [];
  agent
    .get(given.origin ?? origins.api)
    .intercept({ path, method })
    .reply((options) => {
      const headers = Object.fromEntries(
        Object.entries(options.headers as Record<string, string>).map(([name, value]) => [name.toLowerCase(), value]),
      );
      seen.push({ path: options.path, headers, body: options.body });
      const data = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      return { statusCode: status, data, ...(given.headers ? { responseOptions: { headers: given.headers } } : {}) };
    });
  return seen;
}

const failureOf = (work: Promise<unknown>): Promise<EvolinkFailure> => rejectionOf(work, EvolinkFailure);

describe('submit', () => {
  const path = '/v1/images/generations';

  it('posts the body exactly, with the key, the idempotency key twice and our own name', async () => {
    const seen = answer('POST', path, 200, { id: 'task-unified-1-a', status: 'pending' });
    const task = await evolink.submit(request, idempotencyKey);
    expect(task.id).toBe('task-unified-1-a');
    expect(seen).toEqual([
      {
        path,
        headers: {
          authorization: `Bearer ${key}`,
          accept: 'application/json',
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey,
          'x-evo-run-id': idempotencyKey,
          'user-agent': 'Reverie/1.2.3',
        },
        body: JSON.stringify(request),
      },
    ]);
  });

  it('tells a replayed answer and keeps the request id', async () => {
    const headers = { 'idempotency-replayed': 'true', 'x-request-id': 'req-9' };
    answer('POST', path, 200, { id: 'task-1' }, { headers });
    expect(await evolink.submit(request, idempotencyKey)).toMatchObject({ replayed: true, requestId: 'req-9' });
  });

  it.each([
    ['not JSON', '<html>'],
    ['cut off', '{"id":"task-uni'],
    ['without id', '{"status":"pending"}'],
    ['with an id that cannot be one', '{"id":"../x"}'],
    ['empty', ''],
    ['an error in spite of the status', '{"error":{"code":"internal_error","message":"oh"}}'],
    ['a refusal in spite of the status', '{"success":false,"id":"task-1","msg":"no"}'],
  ])('is in doubt after a success that is %s', async (_name, body) => {
    answer('POST', path, 200, body);
    expect(await failureOf(evolink.submit(request, idempotencyKey))).toMatchObject({
      accepted: 'unknown',
      status: 200,
    });
  });

  it('is refused with the code, the pause and the request id', async () => {
    const headers = { 'retry-after': '12', 'x-request-id': 'req-1' };
    answer('POST', path, 429, { error: { code: 429, message: 'Resource exhausted', type: '' } }, { headers });
    expect(await failureOf(evolink.submit(request, idempotencyKey))).toMatchObject({
      kind: 'rate_limited',
      code: '429',
      accepted: 'no',
      retryAfter: 12_000,
      requestId: 'req-1',
    });
  });

  it('sends nothing without a key, with a malformed one, or to an address that is not secure', async () => {
    currentKey = undefined;
    expect(await failureOf(evolink.submit(request, idempotencyKey))).toMatchObject({ code: 'no_key', accepted: 'no' });
    currentKey = 'sk with blank';
    const malformed = await failureOf(evolink.submit(request, idempotencyKey));
    expect(malformed).toMatchObject({ code: 'malformed_key', kind: 'key_rejected' });
    expect(malformed.message).not.toContain('blank"');
    currentKey = key;
    origins = { api: 'http://mirror.example', files: 'http://mirror.example' };
    expect(await failureOf(evolink.submit(request, idempotencyKey))).toMatchObject({ kind: 'refused_address' });
    expect(await failureOf(evolink.credits())).toMatchObject({ kind: 'refused_address' });
    agent.assertNoPendingInterceptors();
  });

  it('trims stray blanks from the key', async () => {
    currentKey = ` ${key}\n`;
    const seen = answer('POST', path, 200, { id: 'task-1' });
    await evolink.submit(request, idempotencyKey);
    expect(seen[0]?.headers['authorization']).toBe(`Bearer ${key}`);
  });
});

describe('the key', () => {
  it('is in no log line, error or answer, even when the service repeats it', async () => {
    answer('POST', '/v1/images/generations', 401, { error: { code: 'unauthorized', message: `bad key ${key}` } });
    const failure = await failureOf(evolink.submit(request, idempotencyKey));
    expect(failure.serviceMessage).toBe('bad key [key]');
    answer('GET', '/v1/tasks/task-1', 200, { id: 'task-1', status: 'processing', echo: key });
    const task = await evolink.task('task-1');
    expect(JSON.stringify([failure, failure.message, failure.stack, task, lines])).not.toContain(key);
    expect(lines.join('')).not.toMatch(/authorization|bearer/i);
    expect(lines.length).toBe(2);
  });
});

describe('reading', () => {
  it('a task asks once, by its id', async () => {
    answer('GET', '/v1/tasks/task-1', 200, { id: 'task-1', status: 'completed', results: ['https://files/x'] });
    expect(await evolink.task('task-1')).toMatchObject({ status: 'completed', results: ['https://files/x'] });
    expect(await failureOf(evolink.task('../credits'))).toMatchObject({ kind: 'not_found' });
  });

  it.each([
    [404, { error: { code: 'task_not_found', message: '' } }, 'not_found'],
    [400, { error: { code: 'invalid_task_id', param: 'task_id' } }, 'not_found'],
    [403, { error: { code: 'permission_denied' } }, 'key_rejected'],
    [500, 'oops', 'server'],
    [200, 'no json', 'garbled'],
    [200, { unrelated: true }, 'garbled'],
  ])('a task that answers %i %j is %s', async (status, body, kind) => {
    answer('GET', '/v1/tasks/task-1', status, body);
    expect(await failureOf(evolink.task('task-1'))).toMatchObject({ kind, accepted: 'no' });
  });

  it('recent tasks are this model’s, newest first', async () => {
    const model = 'doubao-seedream-4.5';
    const seen = answer('GET', `/v1/tasks?type=image&model=${model}&page=1&page_size=50`, 200, {
      data: [
        { id: 'old', status: 'completed', model, created_at: 1_790_000_000 },
        { id: 'other', status: 'completed', model: 'gpt-image-2', created_at: 1_790_000_002 },
        { id: 'new', status: 'processing', model, created_at: 1_790_000_001 },
      ],
    });
    expect((await evolink.recentTasks({ pageSize: 900 })).map(({ id }) => id)).toEqual(['new', 'old']);
    expect(seen).toHaveLength(1);
  });

  it('credits are the smaller of the two limits', async () => {
    const user = { remaining_credits: 3.4, used_credits: 1 };
    answer('GET', '/v1/credits', 200, { success: true, data: { token: { remaining_credits: 500 }, user } });
    expect(await evolink.credits()).toEqual({
      accountRemaining: 3.4,
      accountUsed: 1,
      keyRemaining: 500,
      keyUnlimited: false,
      spendable: 3.4,
    });
  });

  it('a key is checked by its own name', async () => {
    const seen = answer('GET', '/v1/models', 200, { data: [{ id: 'doubao-seedream-4.5' }] });
    expect(await evolink.checkKey({ key: 'sk-other' })).toEqual({ models: ['doubao-seedream-4.5'] });
    expect(seen[0]?.headers['authorization']).toBe('Bearer sk-other');
    answer('GET', '/v1/models', 401, { error: { code: 'invalid_token' } });
    expect(await failureOf(evolink.checkKey())).toMatchObject({ kind: 'key_rejected' });
  });
});

describe('upload', () => {
  const path = '/api/v1/files/upload/stream';

  async function textOf(body: unknown): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks).toString('latin1');
  }

  it('streams the file as a form with its length known, and reports progress', async () => {
    const file = join(folder, 'reference.png');
    writeFileSync(file, Buffer.alloc(150_000, 'x'));
    let sent = '';
    let length = '';
    agent
      .get(origins.files)
      .intercept({ path, method: 'POST' })
      .reply(async (options) => {
        sent = await textOf(options.body);
        length = (options.headers as Record<string, string>)['content-length'] ?? '';
        return { statusCode: 200, data: JSON.stringify({ success: true, data: { file_url: 'https://files/a.png' } }) };
      });
    const progress: number[] = [];
    const uploaded = await evolink.upload(
      { path: file, name: 'a "b".png', mediaType: 'image/png', bytes: 150_000 },
      { onProgress: (bytes) => progress.push(bytes) },
    );
    expect(uploaded.url).toBe('https://files/a.png');
    expect(sent.length).toBe(Number(length));
    expect(sent).toContain('name="file"; filename="a %22b%22.png"\r\nContent-Type: image/png\r\n\r\nxxx');
    expect(sent).toContain('name="file_name"\r\n\r\na "b".png\r\n');
    expect(progress.at(-1)).toBe(150_000);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  });

  it.each([
    [200, { success: false, code: 40003, msg: 'quota exceeded' }, 'key_limit'],
    [200, { success: false, code: 40001, msg: 'too large' }, 'invalid'],
    [400, { success: false, code: 40002, msg: 'type' }, 'invalid'],
    [500, { success: false, code: 50001, msg: 'storage' }, 'unavailable'],
    [401, { success: false, code: 401, msg: 'no' }, 'key_rejected'],
    [200, { success: true, data: {} }, 'garbled'],
  ])('that answers %i %j is %s', async (status, body, kind) => {
    const file = join(folder, 'reference.png');
    writeFileSync(file, 'x');
    answer('POST', path, status, body, { origin: origins.files });
    const work = evolink.upload({ path: file, name: 'a.png', mediaType: 'image/png', bytes: 1 });
    expect(await failureOf(work)).toMatchObject({ kind, accepted: 'no' });
  });

  it('says what is wrong with a file that is missing or has changed, and sends nothing', async () => {
    const file = join(folder, 'reference.png');
    const upload = () => evolink.upload({ path: file, name: 'a.png', mediaType: 'image/png', bytes: 1 });
    expect(await failureOf(upload())).toMatchObject({ kind: 'disk', code: 'ENOENT' });
    writeFileSync(file, 'longer');
    expect(await failureOf(upload())).toMatchObject({ kind: 'disk', code: 'file_changed' });
  });
});

describe('download', () => {
  const host = 'https://results.example';
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]);
  const place = (): string => join(folder, '1.part');

  it('saves the bytes as they come, without Authorization, in place of what was there', async () => {
    writeFileSync(place(), 'much older and longer '.repeat(1000));
    const headers = { 'content-length': String(jpeg.byteLength), 'content-type': 'application/octet-stream' };
    const seen = answer('GET', '/a.png?x=1', 200, jpeg, { origin: host, headers });
    const progress: [number, number | undefined][] = [];
    const saved = await evolink.download(`${host}/a.png?x=1`, place(), {
      onProgress: (...given) => progress.push(given),
    });
    expect(saved).toMatchObject({ bytes: jpeg.byteLength, mediaType: 'image/jpeg', ending: '.jpg' });
    expect(readFileSync(place()).equals(jpeg)).toBe(true);
    expect(seen[0]?.headers).toEqual({
      'user-agent': 'Reverie/1.2.3',
      accept: 'image/*',
      'accept-encoding': 'identity',
    });
    expect(progress.at(-1)).toEqual([jpeg.byteLength, jpeg.byteLength]);
  });

  it.each([
    [403, 'link_expired'],
    [404, 'link_expired'],
    [410, 'link_expired'],
    [401, 'link_expired'],
    [418, 'bad_result'],
    [206, 'bad_result'],
    [304, 'bad_result'],
    [429, 'rate_limited'],
    [500, 'server'],
    [503, 'unavailable'],
  ])('with status %i is %s', async (status, kind) => {
    answer('GET', '/a', status, 'x', { origin: host });
    expect(await failureOf(evolink.download(`${host}/a`, place()))).toMatchObject({ kind, accepted: 'no' });
  });

  it.each([
    ['an HTML page', '<!DOCTYPE html><html>', {}, 'not_a_picture'],
    ['an error document', '{"error":"expired"}', {}, 'not_a_picture'],
    ['nothing', '', {}, 'not_a_picture'],
    ['shorter than announced', jpeg, { 'content-length': '9000' }, 'truncated'],
    ['announced too large', jpeg, { 'content-length': '7000' }, 'too_large'],
  ] as const)('of %s is refused and leaves no file', async (_name, body, headers, code) => {
    answer('GET', '/a', 200, body, { origin: host, headers });
    const maximumBytes = code === 'too_large' ? 6000 : 1_000_000;
    const failure = await failureOf(evolink.download(`${host}/a`, place(), { maximumBytes }));
    expect(failure).toMatchObject({ kind: 'bad_result', code });
    expect(() => readFileSync(place())).toThrow(/ENOENT/);
  });

  it('of more than the cap without announcing it is stopped', async () => {
    answer('GET', '/a', 200, jpeg, { origin: host });
    expect(await failureOf(evolink.download(`${host}/a`, place(), { maximumBytes: 4000 }))).toMatchObject({
      kind: 'bad_result',
      code: 'too_large',
    });
  });

  it('follows up to five redirects, each looked at', async () => {
    for (let hop = 0; hop < 5; hop += 1) {
      answer('GET', `/${hop}`, 302, '', { origin: host, headers: { location: `/${hop + 1}` } });
    }
    answer('GET', '/5', 200, jpeg, { origin: host });
    expect((await evolink.download(`${host}/0`, place())).bytes).toBe(jpeg.byteLength);
    for (let hop = 0; hop < 6; hop += 1) {
      answer('GET', `/${hop}`, 302, '', { origin: host, headers: { location: `${host}/${hop + 1}` } });
    }
    expect(await failureOf(evolink.download(`${host}/0`, place()))).toMatchObject({ code: 'too_many_redirects' });
  });

  it.each(['http://results.example/a', 'https://127.0.0.1/a', 'https://[fd00::1]/', 'file:///etc/passwd', 'https://'])(
    'is not redirected to %s',
    async (location) => {
      answer('GET', '/a', 307, '', { origin: host, headers: { location } });
      expect(await failureOf(evolink.download(`${host}/a`, place()))).toMatchObject({ kind: 'refused_address' });
    },
  );

  it('that cannot be written is the disk’s failure, and nothing is left', async () => {
    answer('GET', '/a', 200, jpeg, { origin: host });
    const failure = await failureOf(evolink.download(`${host}/a`, join(folder, 'no such folder', '1.part')));
    expect(failure).toMatchObject({ kind: 'disk', code: 'ENOENT' });
  });

  it('is stopped by its signal', async () => {
    const stop = new AbortController();
    stop.abort(new Error('closing'));
    const work = evolink.download(`${host}/a`, place(), { signal: stop.signal });
    expect(await failureOf(work)).toMatchObject({ kind: 'aborted' });
  });
});

describe('time limits', () => {
  /** Takes every request and never answers. */
  class Silence extends Dispatcher {
    override dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      const controller = {
        aborted: false,
        paused: false,
        reason: null,
        abort: (reason: Error) => handler.onResponseError?.(controller, reason),
        pause: () => undefined,
        resume: () => undefined,
      };
      handler.onRequestStart?.(controller, {});
      return true;
    }
  }

  it.each([
    ['submit', 30_000, (client: Evolink) => client.submit(request, idempotencyKey)],
    ['task', 15_000, (client: Evolink) => client.task('task-1')],
    ['credits', 15_000, (client: Evolink) => client.credits()],
    ['checkKey', 15_000, (client: Evolink) => client.checkKey()],
    [
      'upload',
      120_000,
      (client: Evolink) => {
        const path = join(folder, 'reference.png');
        writeFileSync(path, 'x');
        return client.upload({ path, name: 'a.png', mediaType: 'image/png', bytes: 1 });
      },
    ],
  ] as const)('%s gives up after %i ms and not before', async (_name, limit, call) => {
    const client = createEvolink({
      origins: () => defaultOrigins,
      key: () => Promise.resolve(key),
      loopbackAllowed: () => false,
      logger: listeningLogger(),
      clock,
      version: '1',
      dispatcher: new Silence(),
    });
    let ended = false;
    const work = failureOf(call(client)).finally(() => {
      ended = true;
    });
    await vi.waitFor(() => {
      expect(clock.waiting).toEqual([limit]);
    });
    await clock.advance(limit - 1);
    expect(ended).toBe(false);
    await clock.advance(1);
    expect(await work).toMatchObject({ kind: 'timeout' });
    expect(clock.waiting).toEqual([]);
  });
});
