import { createHash } from 'node:crypto';
import type { lookup } from 'node:dns';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicLookup } from '../../src/main/evolink/addresses.ts';
import { createEvolink, EvolinkFailure, type Evolink } from '../../src/main/evolink/index.ts';
import { silentLogger } from '../../src/main/logging/index.ts';
import { systemClock, type Clock } from '../../src/shared/domain/clock.ts';
import { buildRequest } from '../../src/shared/seedream/request.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { rejectionOf } from '../support/rejection.ts';

/*
 * The client on real sockets: what MockAgent cannot show. Each server does one thing to a request.
 */
type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const request = buildRequest({
  prompt: 'a heron',
  size: { kind: 'ratio', ratio: '1:1', tier: '2K' },
  pictures: 1,
  imageUrls: [],
  autoForm: 'tier_as_size',
});
const idempotencyKey = 'reverie-0123456789abcdef';
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3_000_000, 7)]);

let folder: string;
let closers: (() => Promise<void>)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reverie-evolink-'));
  closers = [];
});

afterEach(async () => {
  for (const close of closers) await close();
  rmSync(folder, { recursive: true });
});

async function serve(
  behaviour: Behaviour,
): Promise<{ origin: string; connections: () => number; requests: () => number }> {
  let connections = 0;
  let requests = 0;
  const server = createServer((message, response) => {
    requests += 1;
    behaviour(message, response);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, connections: () => connections, requests: () => requests };
}

function clientOf(origin: string, clock: Clock = systemClock, dispatcher?: Dispatcher): Evolink {
  const client = createEvolink({
    origins: () => ({ api: origin, files: origin }),
    key: () => Promise.resolve('sk-evo-secret-0123456789'),
    loopbackAllowed: (given) => given === origin,
    logger: silentLogger,
    clock,
    version: '1',
    ...(dispatcher ? { dispatcher } : {}),
  });
  closers.unshift(() => client.close());
  return client;
}

const failureOf = (work: Promise<unknown>): Promise<EvolinkFailure> => rejectionOf(work, EvolinkFailure);

/** Calls `then` when the whole request has been read. */
function afterBody(message: IncomingMessage, then: () => void): void {
  message.on('data', () => {});
  message.on('end', then);
}

const withTask: Behaviour = (message, response) => {
  afterBody(message, () => response.end('{"id":"task-1","status":"pending"}'));
};

describe('a submit', () => {
  it('to a port where nobody listens was not accepted', async () => {
    const { origin } = await serve(withTask);
    await closers.pop()?.();
    expect(await failureOf(clientOf(origin).submit(request, idempotencyKey))).toMatchObject({
      kind: 'network',
      code: 'ECONNREFUSED',
      accepted: 'no',
    });
  });

  it('to a name that does not exist was not accepted', async () => {
    const client = clientOf('https://no-such-host.invalid');
    expect(await failureOf(client.submit(request, idempotencyKey))).toMatchObject({ kind: 'network', accepted: 'no' });
  });

  it('to a port that speaks no TLS was not accepted', async () => {
    const { origin, requests } = await serve(withTask);
    const client = clientOf(origin.replace('http:', 'https:'));
    expect(await failureOf(client.submit(request, idempotencyKey))).toMatchObject({ kind: 'network', accepted: 'no' });
    expect(requests()).toBe(0);
  });

  const doubtful: [name: string, behaviour: Behaviour][] = [
    ['is reset before its body is read', (message) => message.socket.resetAndDestroy()],
    ['is reset after it was taken', (message) => afterBody(message, () => message.socket.resetAndDestroy())],
    ['is closed after it was taken', (message) => afterBody(message, () => message.socket.end())],
    [
      'has its answer broken off',
      (message, response) => {
        afterBody(message, () => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{"id":"task-1",');
          setImmediate(() => response.socket?.end());
        });
      },
    ],
    [
      'is answered by something that is not HTTP',
      (message) => afterBody(message, () => message.socket.end('hello\r\n')),
    ],
    [
      'is answered by a fault',
      (message, response) => afterBody(message, () => response.writeHead(502).end('bad gateway')),
    ],
  ];
  it.each(doubtful)('that %s is in doubt, and went out once', async (_name, behaviour) => {
    const server = await serve(behaviour);
    const failure = await failureOf(clientOf(server.origin).submit(request, idempotencyKey));
    expect(failure.accepted).toBe('unknown');
    expect(server.requests()).toBe(1);
  });

  it('without an answer is in doubt after 30 s', async () => {
    let arrived = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const server = await serve((message) => {
      afterBody(message, arrived);
    });
    const clock = new FakeClock();
    const work = failureOf(clientOf(server.origin, clock).submit(request, idempotencyKey));
    await arrival;
    await clock.advance(29_999);
    expect(clock.waiting).toEqual([1]);
    await clock.advance(1);
    expect(await work).toMatchObject({ kind: 'timeout', accepted: 'unknown' });
  });

  it('is in doubt when it is stopped after it left, and refused when it is stopped before', async () => {
    const stop = new AbortController();
    const server = await serve((message) => {
      afterBody(message, () => {
        stop.abort();
      });
    });
    const client = clientOf(server.origin);
    expect(await failureOf(client.submit(request, idempotencyKey, { signal: stop.signal }))).toMatchObject({
      kind: 'aborted',
      accepted: 'unknown',
    });
    expect(await failureOf(client.submit(request, idempotencyKey, { signal: stop.signal }))).toMatchObject({
      kind: 'aborted',
      accepted: 'no',
    });
    expect(server.requests()).toBe(1);
  });

  it('is stopped at once while its connection is not made yet, and is never written then', async () => {
    const server = await serve(withTask);
    const build = buildConnector({});
    let waiting: (() => void)[] | undefined = [];
    const slow = new Agent({
      connect: (options, callback) => {
        if (waiting) waiting.push(() => build(options, callback));
        else build(options, callback);
      },
    });
    closers.unshift(() => slow.destroy());
    const stop = new AbortController();
    const client = clientOf(server.origin, systemClock, slow);
    const work = failureOf(client.submit(request, idempotencyKey, { signal: stop.signal }));
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    stop.abort();
    expect(await work).toMatchObject({ kind: 'aborted', accepted: 'no' });
    const held = waiting;
    waiting = undefined;
    for (const connect of held) connect();
    await client.task('task-1');
    expect(server.requests()).toBe(1);
  });

  it('never goes out on a connection that was kept from before', async () => {
    const server = await serve(withTask);
    const client = clientOf(server.origin);
    await client.submit(request, idempotencyKey);
    await client.task('task-1');
    await client.submit(request, idempotencyKey);
    await client.task('task-1');
    expect(server.connections()).toBe(3);
  });
});

describe('a download', () => {
  const place = (): string => join(folder, '1.part');

  it('streams to disk with the hash of what was sent', async () => {
    const server = await serve((_message, response) => response.end(jpeg));
    const saved = await clientOf(server.origin).download(`${server.origin}/a`, place());
    expect(saved).toEqual({
      bytes: jpeg.byteLength,
      sha256: createHash('sha256').update(jpeg).digest('hex'),
      mediaType: 'image/jpeg',
      ending: '.jpg',
    });
    expect(readFileSync(place()).equals(jpeg)).toBe(true);
  });

  const broken: [name: string, behaviour: Behaviour, kind: string, code: string][] = [
    [
      'closed before its announced end',
      (_message, response) => {
        response.writeHead(200, { 'content-length': String(jpeg.byteLength + 10) });
        response.write(jpeg, () => response.socket?.end());
      },
      'bad_result',
      'truncated',
    ],
    [
      'reset on its way',
      (_message, response) => {
        response.writeHead(200, { 'content-length': String(jpeg.byteLength + 10) });
        response.write(jpeg, () => response.socket?.resetAndDestroy());
      },
      'network',
      'ECONNRESET',
    ],
    ['reset before any answer', (message) => message.socket.resetAndDestroy(), 'network', 'ECONNRESET'],
    [
      'of an HTML page',
      (_message, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><p>Sorry'),
      'bad_result',
      'not_a_picture',
    ],
    [
      'redirected to another port of this computer',
      (_message, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/a' }).end(),
      'refused_address',
      'refused_address',
    ],
    [
      'redirected to a name of this computer',
      (_message, response) => response.writeHead(302, { location: 'https://localhost/a' }).end(),
      'refused_address',
      'refused_address',
    ],
  ];
  it.each(broken)('%s fails and leaves no file', async (_name, behaviour, kind, code) => {
    const server = await serve(behaviour);
    const failure = await failureOf(clientOf(server.origin).download(`${server.origin}/a`, place()));
    expect(failure).toMatchObject({ kind, code });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may take long but not be silent for a minute', async () => {
    const bodies: ServerResponse[] = [];
    const server = await serve((_message, response) => {
      response.write(jpeg.subarray(0, 100));
      bodies.push(response);
    });
    const clock = new FakeClock();
    const received = new EventEmitter();
    const first = once(received, '100');
    const work = failureOf(
      clientOf(server.origin, clock).download(`${server.origin}/a`, place(), {
        onProgress: (bytes) => received.emit(String(bytes)),
      }),
    );
    await first;
    for (let turn = 1; turn <= 3; turn += 1) {
      await clock.advance(59_000);
      const more = once(received, String(100 + turn * 100));
      bodies[0]?.write(jpeg.subarray(0, 100));
      await more;
    }
    await clock.advance(59_999);
    expect(clock.waiting).not.toEqual([]);
    await clock.advance(1);
    expect(await work).toMatchObject({ kind: 'timeout' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(!existsSync('/dev/full'))('on a full disk is the disk’s failure', async () => {
    const server = await serve((_message, response) => response.end(jpeg));
    symlinkSync('/dev/full', place());
    const failure = await failureOf(clientOf(server.origin).download(`${server.origin}/a`, place()));
    expect(failure).toMatchObject({ kind: 'disk', code: 'ENOSPC', accepted: 'no' });
    expect(failure.message).toContain('The disk is full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('never carries the key, also after a redirect', async () => {
    const seen: (string | undefined)[] = [];
    const server = await serve((message, response) => {
      seen.push(message.headers.authorization);
      if (message.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.end(jpeg);
    });
    await clientOf(server.origin).download(`${server.origin}/a`, place());
    expect(seen).toEqual([undefined, undefined]);
  });

  it('leads nowhere when DNS answers with an internal address', async () => {
    const server = await serve((_message, response) => response.end(jpeg));
    const { port } = new URL(server.origin);
    const resolve = ((_name: string, _options: object, answer: (...given: unknown[]) => void) => {
      answer(null, [{ address: '127.0.0.1', family: 4 }]);
    }) as unknown as typeof lookup;
    const guarded = new Agent({ connect: { lookup: publicLookup({ resolve }) } });
    closers.unshift(() => guarded.destroy());
    const client = clientOf(server.origin, systemClock, guarded);
    const failure = await failureOf(client.download(`https://results.example:${port}/a`, place()));
    expect(failure).toMatchObject({ kind: 'refused_address', code: 'private_address' });
    expect(failure.message).toContain('results.example leads to the internal address 127.0.0.1');
    expect(server.connections()).toBe(0);
  });
});

describe('an upload', () => {
  it('arrives whole, in one request, with its length', async () => {
    let body = Buffer.alloc(0);
    let length = '';
    const server = await serve((message, response) => {
      const chunks: Buffer[] = [];
      length = message.headers['content-length'] ?? '';
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => {
        body = Buffer.concat(chunks);
        response.end('{"success":true,"data":{"file_url":"https://files.example/a.jpg","file_id":"f1"}}');
      });
    });
    const path = join(folder, 'reference.jpg');
    writeFileSync(path, jpeg);
    const file = { path, name: 'reference.jpg', mediaType: 'image/jpeg', bytes: jpeg.byteLength };
    expect((await clientOf(server.origin).upload(file)).fileId).toBe('f1');
    expect(body.byteLength).toBe(Number(length));
    expect(body.includes(jpeg)).toBe(true);
  });

  it('that is cut off is a failure of the network and costs nothing', async () => {
    const server = await serve((message) => {
      message.once('data', () => message.socket.resetAndDestroy());
    });
    const path = join(folder, 'reference.jpg');
    writeFileSync(path, jpeg);
    const file = { path, name: 'reference.jpg', mediaType: 'image/jpeg', bytes: jpeg.byteLength };
    expect(await failureOf(clientOf(server.origin).upload(file))).toMatchObject({ kind: 'network', accepted: 'no' });
  });
});
