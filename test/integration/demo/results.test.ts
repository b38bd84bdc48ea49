import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatedResult } from '../../../src/demo/index.ts';
import { plainPicture } from '../support/plainPicture.ts';
import { simulatorCalls, type Calls } from '../support/simulatorCalls.ts';

const open: Calls[] = [];
async function setUp(options: Parameters<typeof simulatorCalls>[0] = {}): Promise<Calls> {
  const calls = await simulatorCalls(options);
  open.push(calls);
  return calls;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((calls) => calls.simulator.close()));
});

const bytesAt = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());
const resultsOf = (calls: Calls): readonly SimulatedResult[] => calls.simulator.tasks().flatMap((task) => task.results);

/** Draws as the app does, in this process. */
const drawWithSharp = async (svg: string, width: number, height: number, quality: number): Promise<Uint8Array> =>
  sharp(Buffer.from(svg)).resize(width, height, { fit: 'fill' }).flatten().jpeg({ quality }).toBuffer();

describe('the pictures of a task', () => {
  it.each(['2560x1440', '1344x3136', '2001x1999'])('are real JPEGs of exactly %s pixels', async (size) => {
    const calls = await setUp({ drawPicture: drawWithSharp });
    await calls.finished({ prompt: 'an abstract composition', size });
    const response = await fetch(resultsOf(calls)[0]?.url ?? '');
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    const facts = await sharp(bytes, { failOn: 'warning' })
      .stats()
      .then(() => sharp(bytes).metadata());
    expect([facts.format, `${facts.width}x${facts.height}`]).toEqual(['jpeg', size]);
  });

  it('need no key, and are the same bytes on every fetch, which the tests can read too', async () => {
    const calls = await setUp();
    await calls.finished({ prompt: 'a lake, 3 variations', n: 3 });
    const results = resultsOf(calls);
    expect(results.map((result) => result.sha256)).toEqual([undefined, undefined, undefined]);
    const hashes: string[] = [];
    for (const result of results) {
      const [first, second, known] = [await bytesAt(result.url), await bytesAt(result.url), await result.bytes()];
      expect(first.equals(second) && first.equals(known)).toBe(true);
      hashes.push(createHash('sha256').update(first).digest('hex'));
    }
    expect(new Set(hashes).size).toBe(3);
    expect(resultsOf(calls).map((result) => result.sha256)).toEqual(hashes);
    expect(calls.simulator.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('are drawn when first fetched, once for callers at the same time', async () => {
    let drawn = 0;
    const calls = await setUp({
      drawPicture: (...drawing) => {
        drawn += 1;
        return plainPicture(drawing[0], drawing[1], drawing[2]);
      },
    });
    await calls.finished();
    expect(drawn).toBe(0);
    const url = resultsOf(calls)[0]?.url ?? '';
    await Promise.all([bytesAt(url), bytesAt(url), bytesAt(url)]);
    await bytesAt(url);
    expect(drawn).toBe(1);
  });

  it('that were dropped from memory are drawn again to the same bytes', async () => {
    let drawn = 0;
    const calls = await setUp({
      cacheBytes: 1,
      drawPicture: (...drawing) => {
        drawn += 1;
        return plainPicture(drawing[0], drawing[1], drawing[2]);
      },
    });
    await calls.finished({ prompt: '2 variations', n: 2 });
    const [one = '', two = ''] = resultsOf(calls).map((result) => result.url);
    const first = await bytesAt(one);
    await bytesAt(two);
    expect((await bytesAt(one)).equals(first)).toBe(true);
    expect(drawn).toBe(3);
  });

  it('are not there before the task is completed', async () => {
    const calls = await setUp();
    await calls.finished();
    await calls.submit();
    const [first] = resultsOf(calls);
    const later = (await setUp({ clock: calls.clock })).simulator;
    const foreign = (first?.url ?? '').replace(calls.simulator.origin, later.origin);
    expect((await fetch(foreign)).status).toBe(404);
  });

  it('follow the references, given or uploaded', async () => {
    const seen: string[] = [];
    const calls = await setUp({
      paletteOf: (bytes) => [bytes.length > 400 ? '#c03020' : '#2050c0'],
      drawPicture: (svg, width, height) => {
        seen.push(svg);
        return plainPicture(svg, width, height);
      },
    });
    const urlOf = async (bytes: Uint8Array) =>
      ((await calls.upload(bytes)).json['data'] as Record<string, string>)['file_url'];
    const blue = await urlOf(await plainPicture('blue', 20, 20));
    const red = await urlOf(await plainPicture('red', 900, 900));
    for (const urls of [undefined, [blue], [red]]) await calls.finished({ prompt: 'a lake', image_urls: urls });
    for (const result of resultsOf(calls)) await result.bytes();
    const balance = seen.map((svg) => {
      const colours = [...svg.matchAll(/#([0-9a-f]{2})[0-9a-f]{2}([0-9a-f]{2})"/g)];
      return (
        colours.reduce((sum, [, r = '0', b = '0']) => sum + Number.parseInt(r, 16) - Number.parseInt(b, 16), 0) /
        colours.length
      );
    });
    expect(balance[1]).toBeLessThan(balance[2] ?? 0);
    expect(new Set(seen).size).toBe(3);
  });
});

describe('a result link', () => {
  it.each([403, 404, 410] as const)('works for 24 hours and then answers %d', async (status) => {
    const calls = await setUp({ expiredLinkStatus: status });
    const { json } = await calls.submit();
    const [task] = calls.simulator.tasks();
    await calls.clock.advance((task?.endsAt ?? 0) - calls.clock.now());
    const url = resultsOf(calls)[0]?.url ?? '';
    await calls.clock.advance(24 * 3_600_000 - 1000);
    expect((await fetch(url)).status).toBe(200);
    await calls.clock.advance(1000);
    expect((await fetch(url)).status).toBe(status);
    // The record stays; only the link is dead.
    expect((await calls.get(`/v1/tasks/${String(json['id'])}`)).json).toMatchObject({ results: [url] });
  });

  it('lives as long as it is told to, divided by the time scale', async () => {
    const calls = await setUp({ linkLifetime: 600_000, timeScale: 10 });
    await calls.submit();
    await calls.clock.advance(5000);
    const url = resultsOf(calls)[0]?.url ?? '';
    await calls.clock.advance(54_000);
    expect((await fetch(url)).status).toBe(200);
    await calls.clock.advance(2000);
    expect((await fetch(url)).status).toBe(403);
  });
});

it('answers a drawing that fails as its own 500, and tries again the next time', async () => {
  let broken = true;
  const calls = await setUp({
    drawPicture: (svg, width, height) =>
      broken ? Promise.reject(new Error('The pencil broke.')) : plainPicture(svg, width, height),
  });
  await calls.finished();
  const url = resultsOf(calls)[0]?.url ?? '';
  const failed = await fetch(url);
  expect(failed.status).toBe(500);
  expect(await failed.json()).toMatchObject({ error: { code: 'internal_error', message: 'The pencil broke.' } });
  broken = false;
  expect((await fetch(url)).status).toBe(200);
});
