import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulatorCalls, type Calls } from '../support/simulatorCalls.ts';

let calls: Calls;
beforeEach(async () => {
  calls = await simulatorCalls();
});
afterEach(() => calls.simulator.close());

const detail = (id: unknown) => calls.get(`/v1/tasks/${String(id)}`);

describe('the life of a task', () => {
  it('goes from pending through steps of processing to completed, never back', async () => {
    const { json } = await calls.submit({ size: '2048x2048' });
    const seen: string[] = [];
    for (let second = 0; second <= 10; second += 0.5) {
      const { json: task } = await detail(json['id']);
      seen.push(`${String(task['status'])} ${String(task['progress'])}`);
      await calls.clock.advance(500);
    }
    expect([...new Set(seen)]).toEqual([
      'pending 0',
      ...[5, 15, 30, 45, 60, 75, 90].map((progress) => `processing ${progress}`),
      'completed 100',
    ]);
  });

  it.each([
    ['2048x2048', 8],
    ['4096x4096', 12],
  ])('takes about as long at %s as the estimate says', async (size, seconds) => {
    const { json } = await calls.submit({ size });
    const [task] = calls.simulator.tasks();
    const took = ((task?.endsAt ?? 0) - (task?.createdAt ?? 0)) / 1000;
    expect(took / seconds).toBeGreaterThan(0.85);
    expect(took / seconds).toBeLessThan(1.15);
    expect(json['task_info']).toMatchObject({ estimated_time: Math.ceil(took) });
  });

  it('is as many times shorter as the time scale says', async () => {
    const fast = await simulatorCalls({ timeScale: 100 });
    await fast.submit();
    await calls.submit();
    const took = (own: Calls) => own.simulator.tasks().map((task) => task.endsAt - task.createdAt)[0] ?? 0;
    expect(took(fast)).toBeCloseTo(took(calls) / 100);
    await fast.simulator.close();
  });

  it('tells what it reserved while running, and what it used, how long it took and its links when completed', async () => {
    const { json } = await calls.submit({ n: 4, prompt: 'a lake, 2 variations' });
    await calls.clock.advance(4000);
    expect((await detail(json['id'])).json).toMatchObject({
      object: 'image.generation.task',
      type: 'image',
      model: 'doubao-seedream-4.5',
      status: 'processing',
      task_info: { can_cancel: true, estimated_time: expect.any(Number) },
      usage: { credits_reserved: 8.16 },
    });
    expect((await detail(json['id'])).json).not.toHaveProperty('results');
    await calls.clock.advance(20_000);
    const done = (await detail(json['id'])).json;
    expect(done).toMatchObject({
      status: 'completed',
      progress: 100,
      task_info: { can_cancel: false },
      usage: { credits_used: 4.08 },
      duration: expect.any(Number),
    });
    expect(done['results']).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/.+\.jpeg$/),
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/.+\.jpeg$/),
    ]);
    expect(done).not.toHaveProperty('error');
  });

  it.each(['content_policy_violation', 'service_error', 'resource_exhausted', 'something_new'])(
    'fails with %s when the prompt asks for it, and gives the credits back',
    async (code) => {
      const { json } = await calls.finished({ prompt: `a lake [fail:${code}]`, n: 3 });
      expect(json).toMatchObject({
        status: 'failed',
        progress: 0,
        usage: { credits_used: 0 },
        error: { code, message: expect.stringMatching(/\S+\n\S+/), type: 'task_error' },
      });
      expect(json).not.toHaveProperty('results');
      expect(calls.simulator.credits()).toBe(500);
      expect(calls.simulator.tasks()).toMatchObject([{ status: 'failed', creditsReserved: 6.12, creditsCharged: 0 }]);
    },
  );

  it('answers 400 for an id of another form and 404 for one that does not exist', async () => {
    const wrong = await detail('abc');
    expect(wrong.status).toBe(400);
    expect(wrong.json['error']).toMatchObject({
      code: 'invalid_task_id',
      type: 'invalid_request_error',
      param: 'task_id',
    });
    const missing = await detail('task-unified-1-abcdefgh');
    expect(missing.status).toBe(404);
    expect(missing.json['error']).toMatchObject({ code: 'task_not_found', type: 'invalid_request_error' });
  });
});

describe('how many pictures a task makes', () => {
  it.each([
    ['a lake', 4, 0, 1],
    ['a lake. Make 4 variations.', 4, 0, 4],
    ['a lake. Make 4 variations.', 2, 0, 2],
    ['a lake. Make 4 variations.', 15, 0, 4],
    ['a lake, several versions', 6, 0, 6],
    ['generate 10 different images', 10, 8, 7],
    ['generate 15 different images', 15, 14, 1],
  ])('%j with n %d and %d references: %d', async (prompt, n, references, expected) => {
    const urls = Array.from({ length: references }, (_, index) => `https://example.com/${index}.png`);
    const { json } = await calls.finished({ prompt, n, image_urls: urls });
    expect(json['results']).toHaveLength(expected);
    expect(calls.simulator.tasks()[0]?.creditsCharged).toBe(Math.round(expected * 204) / 100);
    expect(calls.simulator.credits()).toBe(Math.round((500 - expected * 2.04) * 100) / 100);
  });
});

describe('lists', () => {
  const prompts = ['one', 'two', 'three [fail:service_error]', 'four'];
  const submitAll = async (): Promise<string[]> => {
    const ids: string[] = [];
    for (const prompt of prompts) {
      ids.push(String((await calls.submit({ prompt })).json['id']));
      await calls.clock.advance(4000);
    }
    return ids;
  };
  const idsOf = (json: Record<string, unknown>) => (json['data'] as { id: string }[]).map((row) => row.id);

  it('the tasks newest first, in pages, without result links', async () => {
    const ids = await submitAll();
    const { json } = await calls.get('/v1/tasks?page=1&page_size=3');
    expect(json).toMatchObject({ total: 4, page: 1, page_size: 3 });
    expect(idsOf(json)).toEqual([ids[3], ids[2], ids[1]]);
    expect(idsOf((await calls.get('/v1/tasks?page=2&page_size=3')).json)).toEqual([ids[0]]);
    const last = ((await calls.get('/v1/tasks')).json['data'] as Record<string, unknown>[]).at(-1);
    expect(last).toEqual({
      id: ids[0],
      status: 'completed',
      model: 'doubao-seedream-4.5',
      type: 'image',
      progress: 100,
      created_at: Number(String(ids[0]).split('-')[2]),
      has_results: true,
      has_error: false,
      credits_used: 2.04,
    });
  });

  it('filter by status, type and model; "processing" holds those that wait too', async () => {
    const ids = await submitAll();
    await calls.clock.advance(3000);
    const waiting = String((await calls.submit()).json['id']);
    const filtered = async (query: string) => idsOf((await calls.get(`/v1/tasks?${query}`)).json);
    expect(await filtered('status=processing')).toEqual([waiting, ids[3]]);
    expect(await filtered('status=completed')).toEqual([ids[1], ids[0]]);
    expect(await filtered('status=failed')).toEqual([ids[2]]);
    expect(await filtered('status=cancelled')).toEqual([]);
    expect(await filtered('type=video')).toEqual([]);
    expect(await filtered('type=image&model=doubao-seedream-4.5')).toHaveLength(5);
    expect(await filtered('model=other')).toEqual([]);
    expect((await calls.get('/v1/tasks?page=0')).status).toBe(400);
    expect((await calls.get('/v1/tasks?page_size=500')).json['page_size']).toBe(50);
  });

  it('read many tasks at once and leave unknown ones out', async () => {
    const ids = await submitAll();
    const { json } = await calls.post('/v1/tasks/batch', { task_ids: [ids[1], 'task-unified-1-unknown0', ids[0]] });
    expect(idsOf(json)).toEqual([ids[1], ids[0]]);
    expect((json['data'] as object[])[0]).toHaveProperty('results');
    expect((await calls.post('/v1/tasks/batch', { task_ids: Array(51).fill(ids[0]) })).status).toBe(400);
    expect((await calls.post('/v1/tasks/batch', {})).status).toBe(400);
  });
});

describe('the account', () => {
  it('tells its credits in the documented form, reserved ones taken off', async () => {
    await calls.submit({ n: 2 });
    const { json } = await calls.get('/v1/credits');
    expect(json).toEqual({
      success: true,
      message: '',
      data: {
        token: { remaining_credits: 495.92, used_credits: 0, unlimited_credits: false },
        user: { remaining_credits: 495.92, used_credits: 0 },
      },
    });
    await calls.clock.advance(60_000);
    expect((await calls.get('/v1/credits')).json['data']).toMatchObject({
      user: { remaining_credits: 497.96, used_credits: 2.04 },
    });
  });

  it('answers the free key check with the model', async () => {
    const { status, json } = await calls.get('/v1/models', { authorization: 'Bearer any key at all' });
    expect(status).toBe(200);
    expect(json['data']).toEqual([expect.objectContaining({ id: 'doubao-seedream-4.5' })]);
  });

  it('has no call to cancel a task', async () => {
    const { json } = await calls.submit();
    expect((await calls.post(`/v1/tasks/${String(json['id'])}/cancel`, {})).status).toBe(404);
  });
});

it('gives the same ids and lengths for the same seed and requests, and others for another seed', async () => {
  const run = async (seed: number): Promise<unknown[]> => {
    const own = await simulatorCalls({ seed });
    await own.submit({ prompt: 'one' });
    await own.submit({ prompt: 'two, 3 variations', n: 3 });
    const upload = await own.upload(Buffer.from('GIF89a\u0020\u0000\u0020\u0000'));
    await own.clock.advance(60_000);
    const tasks = own.simulator.tasks().map(({ id, endsAt, results }) => ({
      id,
      endsAt,
      results: results.map(({ url }) => new URL(url).pathname),
    }));
    await own.simulator.close();
    return [tasks, (upload.json['data'] as Record<string, unknown>)['file_id']];
  };
  const first = await run(4);
  expect(await run(4)).toEqual(first);
  expect(await run(5)).not.toEqual(first);
});
