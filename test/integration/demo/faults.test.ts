import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulatorPaths, type Fault } from '../../../src/demo/index.ts';
import { simulatorCalls, type Calls } from '../support/simulatorCalls.ts';

let calls: Calls;
beforeEach(async () => {
  calls = await simulatorCalls();
});
afterEach(() => calls.simulator.close());

const strike = (fault: Fault, path: string | RegExp = simulatorPaths.submit): void => {
  calls.simulator.faults.next({ path }, fault);
};

/** A completed task's link. */
async function link(): Promise<string> {
  await calls.finished();
  const url = calls.simulator.tasks().at(-1)?.results[0]?.url;
  if (url === undefined) throw new Error('the task made nothing');
  return url;
}

/** The error code of the connection, when the call fails. */
async function connectionError(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return ((error as Error).cause as { code?: unknown } | undefined)?.code ?? (error as Error).name;
  }
  return 'none';
}

describe('a fault at submit', () => {
  it('answers what it is given and does nothing', async () => {
    const error = { error: { code: 429, message: 'Resource exhausted', type: '', param: '' } };
    strike({ kind: 'answer', status: 429, body: error, headers: { 'retry-after': '7' } });
    const { status, headers, json } = await calls.submit();
    expect([status, headers.get('retry-after'), json]).toEqual([429, '7', error]);
    expect(headers.get('x-request-id')).toMatch(/\S/);
    expect(calls.simulator.tasks()).toEqual([]);
    expect((await calls.submit()).status).toBe(200);
  });

  it('can answer what is not JSON', async () => {
    strike({ kind: 'answer', status: 502, body: '<h1>Bad gateway</h1>', headers: { 'content-type': 'text/html' } });
    const response = await fetch(calls.simulator.origin + simulatorPaths.submit, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      502,
      'text/html',
      '<h1>Bad gateway</h1>',
    ]);
  });

  it.each<[Fault['kind'], Fault, number]>([
    ['reset_before', { kind: 'reset_before' }, 0],
    ['reset_after', { kind: 'reset_after' }, 1],
  ])('%s resets the connection and leaves %d task(s)', async (_kind, fault, tasks) => {
    strike(fault);
    expect(await connectionError(calls.submit())).toMatch(/ECONNRESET|UND_ERR_SOCKET|EPIPE/);
    expect(calls.simulator.tasks()).toHaveLength(tasks);
    expect(calls.simulator.requests).toHaveLength(1);
    expect(calls.simulator.requests[0]?.body === undefined).toBe(tasks === 0);
  });

  it.each<[Fault, number]>([
    [{ kind: 'silent_before' }, 0],
    [{ kind: 'silent_after' }, 1],
  ])('%o never answers', async (fault, tasks) => {
    strike(fault);
    const gaveUp = AbortSignal.timeout(150);
    const call = fetch(calls.simulator.origin + simulatorPaths.submit, {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'doubao-seedream-4.5', prompt: 'x' }),
      signal: gaveUp,
    });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(calls.simulator.tasks()).toHaveLength(tasks);
  });

  it('accepts, then answers a server fault', async () => {
    strike({
      kind: 'answer_after',
      status: 500,
      body: { error: { code: 'internal_error', message: 'x', type: 'api_error' } },
    });
    expect((await calls.submit({}, { 'idempotency-key': 'a'.repeat(20) })).status).toBe(500);
    expect(calls.simulator.tasks()).toHaveLength(1);
    expect((await calls.submit({}, { 'idempotency-key': 'a'.repeat(20) })).headers.get('idempotency-replayed')).toBe(
      'true',
    );
  });

  it('accepts, then sends JSON that breaks off', async () => {
    strike({ kind: 'garbled' });
    await expect(calls.submit()).rejects.toThrow(SyntaxError);
    expect(calls.simulator.tasks()).toHaveLength(1);
  });

  it('waits first when it has a delay, by the simulator’s clock', async () => {
    strike({ kind: 'none', delay: 5000 });
    let answered = false;
    const call = calls.submit().then((reply) => {
      answered = true;
      return reply;
    });
    while (calls.clock.waiting.length === 0) await calls.clock.advance(0);
    await calls.clock.advance(4999);
    expect(answered).toBe(false);
    await calls.clock.advance(1);
    expect((await call).status).toBe(200);
  });
});

describe('a fault at a result', () => {
  it('truncates: announces all, sends a part, and cuts', async () => {
    const url = await link();
    const whole = (await (await fetch(url)).arrayBuffer()).byteLength;
    strike({ kind: 'truncated', bytes: 100 }, simulatorPaths.result);
    const response = await fetch(url);
    expect(response.headers.get('content-length')).toBe(String(whole));
    expect(await connectionError(response.arrayBuffer())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(whole);
  });

  it.each<[string, Fault, string, string]>([
    ['HTML', { kind: 'html' }, 'text/html; charset=utf-8', '<!doctype html>'],
    ['a PNG', { kind: 'other_type', type: 'png' }, 'image/jpeg', '\u0089PNG'],
    ['a PDF', { kind: 'other_type', type: 'pdf' }, 'image/jpeg', '%PDF-'],
  ])('sends %s with status 200', async (_name, fault, mediaType, start) => {
    const url = await link();
    strike(fault, simulatorPaths.result);
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, mediaType]);
    expect(
      Buffer.from(await response.arrayBuffer())
        .toString('latin1')
        .startsWith(start),
    ).toBe(true);
  });

  it.each([true, false])('sends as many bytes as it is told, announced: %s', async (announced) => {
    const url = await link();
    strike({ kind: 'too_big', bytes: 3_000_001, announced }, simulatorPaths.result);
    const response = await fetch(url);
    expect(response.headers.get('content-length')).toBe(announced ? '3000001' : null);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes).toHaveLength(3_000_001);
    expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  });

  it('stops sending when the caller has had enough', async () => {
    const url = await link();
    strike({ kind: 'too_big', bytes: 2 ** 40 }, simulatorPaths.result);
    const response = await fetch(url);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect((await fetch(url)).status).toBe(200);
  });

  it('redirects wherever it is told', async () => {
    const url = await link();
    strike({ kind: 'redirect', location: 'http://10.0.0.1/x.jpeg', status: 307 }, simulatorPaths.result);
    const response = await fetch(url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([307, 'http://10.0.0.1/x.jpeg']);
  });
});

describe('the script', () => {
  it('strikes in order, as often as told, and only what matches', async () => {
    const { faults } = calls.simulator;
    faults.next({ method: 'get', path: '/v1/credits', times: 2 }, { kind: 'answer', status: 500 });
    faults.next({ path: '/v1/credits' }, { kind: 'answer', status: 503 });
    faults.next({ method: 'POST', path: /\/v1\//g }, { kind: 'answer', status: 418 });
    const statuses: number[] = [];
    for (const path of ['/v1/models', '/v1/credits?x=1', '/v1/credits', '/v1/credits', '/v1/credits']) {
      statuses.push((await fetch(calls.simulator.origin + path, { headers: { authorization: 'Bearer k' } })).status);
    }
    expect(statuses).toEqual([200, 500, 500, 503, 200]);
    expect(faults.unused()).toEqual([
      { match: { method: 'POST', path: /\/v1\//g }, fault: { kind: 'answer', status: 418 }, left: 1 },
    ]);
    faults.clear();
    expect((await calls.submit()).status).toBe(200);
    expect(faults.unused()).toEqual([]);
  });

  it('refuses a fault that would never strike', () => {
    expect(() => {
      calls.simulator.faults.next({ times: 0 }, { kind: 'none' });
    }).toThrow(RangeError);
  });
});

describe('closing', () => {
  it('cuts connections that are open, also those that wait for an answer', async () => {
    const own = await simulatorCalls();
    own.simulator.faults.next({ path: '/v1/credits' }, { kind: 'silent_before' });
    own.simulator.faults.next({ path: '/v1/models' }, { kind: 'none', delay: 60_000 });
    const errors = [connectionError(own.get('/v1/credits')), connectionError(own.get('/v1/models'))];
    const idle = connect(Number(new URL(own.simulator.origin).port), '127.0.0.1');
    await new Promise((resolve) => {
      idle.once('connect', resolve);
    });
    const ended = new Promise((resolve) => {
      idle.once('close', resolve);
    });
    while (own.simulator.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await own.simulator.close();
    await ended;
    expect(await Promise.all(errors)).not.toContain('none');
    expect(await connectionError(own.get('/v1/credits'))).toBe('ECONNREFUSED');
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(calls.simulator.origin).port);
    await expect(simulatorCalls({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
