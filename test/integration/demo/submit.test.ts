import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulatorCalls, type Calls } from '../support/simulatorCalls.ts';

let calls: Calls;
beforeAll(async () => {
  calls = await simulatorCalls({ key: 'test-key', credits: 10_000 });
});
afterAll(() => calls.simulator.close());

const unchanged = Symbol('field left out');

describe('submitting a generation', () => {
  it('answers as the manual shows, with a request id', async () => {
    const { status, headers, json } = await calls.submit({ n: 2, size: '2048x2048', prompt_priority: 'standard' });
    expect(status).toBe(200);
    expect(headers.get('x-request-id')).toMatch(/\S+/);
    expect(headers.get('idempotency-replayed')).toBeNull();
    const created = Math.floor(calls.clock.now() / 1000);
    expect(json).toEqual({
      id: expect.stringMatching(new RegExp(`^task-unified-${created}-[a-z0-9]{8}$`)),
      object: 'image.generation.task',
      created,
      model: 'doubao-seedream-4.5',
      type: 'image',
      status: 'pending',
      progress: 0,
      task_info: { can_cancel: true, estimated_time: expect.any(Number) },
      usage: { billing_rule: 'per_call', credits_reserved: 4.08, user_group: 'default' },
    });
  });

  it.each([
    ['without a key', {}],
    ['with another key', { authorization: 'Bearer wrong' }],
    ['with an empty key', { authorization: 'Bearer ' }],
  ])('%s is refused with the 401 envelope', async (_name, headers) => {
    for (const path of ['/v1/models', '/v1/credits', '/v1/tasks', '/v1/tasks/task-unified-1-abcdefgh']) {
      const { status, json } = await calls.get(path, headers);
      expect([path, status]).toEqual([path, 401]);
      expect(json).toEqual({
        error: { code: 'unauthorized', message: expect.stringMatching(/\S/), type: 'authentication_error' },
      });
    }
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['no prompt', { prompt: unchanged }, 'invalid_request', /prompt/],
    ['a blank prompt', { prompt: ' \n ' }, 'invalid_request', /prompt/],
    ['a prompt that is no text', { prompt: 7 }, 'invalid_request', /prompt/],
    ['2001 code points', { prompt: '🌊'.repeat(2001) }, 'invalid_parameters', /2001.*2000/],
    ['no model', { model: unchanged }, 'invalid_request', /model/],
    ['another model', { model: 'z-image-turbo' }, 'invalid_request', /z-image-turbo/],
    ['n 0', { n: 0 }, 'invalid_parameters', /n must be between 1 and 15; found 0/],
    ['n 16', { n: 16 }, 'invalid_parameters', /found 16/],
    ['n 1.5', { n: 1.5 }, 'invalid_request', /whole number/],
    ['n as text', { n: '2' }, 'invalid_request', /whole number/],
    ['a size that is no form', { size: 'large' }, 'invalid_parameters', /"large"/],
    ['too few pixels', { size: '1920x1080' }, 'invalid_parameters', /2073600.*3686400/],
    ['one pixel row too few', { size: '2560x1439' }, 'invalid_parameters', /3686400/],
    ['too many pixels', { size: '4097x4096' }, 'invalid_parameters', /16777216/],
    ['too wide', { size: '8193x512' }, 'invalid_parameters', /1\/16/],
    ['too tall', { size: '480x7696' }, 'invalid_parameters', /1\/16/],
    ['quality 1K', { size: 'auto', quality: '1K' }, 'invalid_parameters', /quality/],
    ['another priority', { prompt_priority: 'fast' }, 'invalid_parameters', /prompt_priority/],
    ['15 references', { image_urls: Array(15).fill('https://example.com/a.png') }, 'invalid_parameters', /15.*14/],
    ['references that are no list', { image_urls: 'https://example.com/a.png' }, 'invalid_request', /image_urls/],
    ['an http reference', { image_urls: ['http://example.com/a.png'] }, 'invalid_parameters', /https/],
    ['a data reference', { image_urls: ['data:image/png;base64,AAAA'] }, 'invalid_parameters', /https/],
    ['no address at all', { image_urls: ['photo.png'] }, 'invalid_parameters', /not an address/],
    ['a private reference', { image_urls: ['https://10.0.0.7/a.png'] }, 'invalid_parameters', /public/],
    ['an http callback', { callback_url: 'http://example.com/hook' }, 'invalid_parameters', /https/],
    ['a private callback', { callback_url: 'https://192.168.1.4/hook' }, 'invalid_parameters', /internal/],
    ['a long callback', { callback_url: `https://example.com/${'a'.repeat(2048)}` }, 'invalid_parameters', /2048/],
  ])('with %s is refused with 400 and a plain message', async (_name, changes, code, message) => {
    const before = calls.simulator.tasks().length;
    const sent = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [name, value === unchanged ? undefined : value]),
    );
    const { status, json } = await calls.submit(sent);
    expect(status).toBe(400);
    expect(json).toEqual({ error: { code, message: expect.stringMatching(message), type: 'invalid_request_error' } });
    expect(calls.simulator.tasks()).toHaveLength(before);
  });

  it.each([
    ['2000 code points', { prompt: '🌊'.repeat(2000) }],
    ['the smallest area', { size: '2560x1440' }],
    ['the largest area', { size: '4096x4096' }],
    ['the longest shape', { size: '7680x480' }],
    ['14 references', { image_urls: Array(14).fill('https://example.com/a.png') }],
    ['a public callback', { callback_url: 'https://example.com/hook' }],
    ['unknown fields', { seed: 3, watermark: false }],
  ])('with %s is accepted', async (_name, changes) => {
    expect((await calls.submit(changes)).status).toBe(200);
  });

  it.each([
    ['no JSON', '{"model":'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('with a body of %s is refused with 400', async (_name, body) => {
    const { status, json } = await calls.post('/v1/images/generations', body);
    expect(status).toBe(400);
    expect(json['error']).toMatchObject({ code: 'invalid_request', type: 'invalid_request_error' });
  });

  it('with a body of over a megabyte is refused with 413', async () => {
    const { status } = await calls.submit({ prompt: 'a'.repeat(2_000_000) });
    expect(status).toBe(413);
  });
});

describe('the two published forms of a size', () => {
  const sizes: [string, Record<string, unknown>, [both: string, old: string, today: string]][] = [
    ['nothing', {}, ['2048x2048', '2048x2048', 'any']],
    ['2K', { size: '2K' }, ['any', 'any', 'refused']],
    ['4K', { size: '4K' }, ['any', 'any', 'refused']],
    ['auto and quality', { size: 'auto', quality: '4K' }, ['any', 'refused', 'any']],
    ['a ratio word', { size: '16:9' }, ['2848x1600', 'refused', '2848x1600']],
    ['a ratio word at 4K', { size: '9:21', quality: '4K' }, ['2656x6240', 'refused', '2656x6240']],
    ['pixels', { size: '2500x1500' }, ['2500x1500', '2500x1500', '2500x1500']],
  ];
  it.each(['both', 'tier_as_size', 'auto_with_quality'] as const)(
    'are taken as the option %s says',
    async (autoForms) => {
      const own = await simulatorCalls({ autoForms, credits: 1000 });
      const found: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const [name, changes, [both, old, today]] of sizes) {
        const { json } = await own.finished({ prompt: 'something quiet', ...changes });
        const [picture] = own.simulator.tasks().find((task) => task.id === json['id'])?.results ?? [];
        const wanted = { both, tier_as_size: old, auto_with_quality: today }[autoForms];
        const size = picture ? `${picture.width}x${picture.height}` : 'refused';
        found[name] = wanted === 'any' && picture ? 'any' : size;
        expected[name] = wanted;
      }
      expect(found).toEqual(expected);
      await own.simulator.close();
    },
  );

  it.each([
    ['a portrait of a gardener', '2K', '1728x2304'],
    ['a panorama of the valley', '4K', '6240x2656'],
    ['poster, 9:16', '2K', '1600x2848'],
    ['ein Bild im Querformat', '2K', '2496x1664'],
    ['湖面全景', '2K', '3136x1344'],
  ])('let the words of %j choose the shape', async (prompt, size, expected) => {
    const { json } = await calls.finished({ prompt, size });
    const [picture] = calls.simulator.tasks().find((task) => task.id === json['id'])?.results ?? [];
    expect(`${picture?.width}x${picture?.height}`).toBe(expected);
  });
});

describe('an idempotency key', () => {
  const key = { 'idempotency-key': 'reverie-0123456789' };

  it('answers the same body with the first task, and charges once', async () => {
    const own = await simulatorCalls();
    const first = await own.submit({ prompt: 'once', n: 1 }, key);
    const again = await own.post('/v1/images/generations', { n: 1, prompt: 'once', model: 'doubao-seedream-4.5' }, key);
    expect(again.json).toEqual(first.json);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(own.simulator.tasks()).toMatchObject([{ idempotencyKey: 'reverie-0123456789' }]);
    expect(own.simulator.credits()).toBe(497.96);
    await own.simulator.close();
  });

  it('is refused with 409 for another body', async () => {
    const own = await simulatorCalls();
    await own.submit({ prompt: 'once' }, key);
    const { status, json } = await own.submit({ prompt: 'twice' }, key);
    expect(status).toBe(409);
    expect(json['error']).toMatchObject({ code: 'idempotency_conflict' });
    expect(own.simulator.tasks()).toHaveLength(1);
    await own.simulator.close();
  });

  it('of a refused request may be used again', async () => {
    const own = await simulatorCalls();
    expect((await own.submit({ n: 99 }, key)).status).toBe(400);
    expect((await own.submit({ n: 1 }, key)).status).toBe(200);
    await own.simulator.close();
  });

  it.each(['short', 'spaces are not allowed here', 'a'.repeat(97)])(
    'must have the published form: %s',
    async (value) => {
      const { status } = await calls.submit({}, { 'idempotency-key': value });
      expect(status).toBe(400);
    },
  );
});

describe('the balance', () => {
  it('refuses with 402 what it does not cover, and takes nothing', async () => {
    const own = await simulatorCalls({ credits: 6 });
    const { status, json } = await own.submit({ n: 3 });
    expect(status).toBe(402);
    expect(json['error']).toMatchObject({ code: 'insufficient_quota', type: 'insufficient_quota' });
    expect(own.simulator.credits()).toBe(6);
    expect((await own.submit({ n: 2 })).status).toBe(200);
    expect(own.simulator.credits()).toBe(1.92);
    await own.simulator.close();
  });
});
