import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock, wait } from '../../shared/domain/clock.ts';
import { errorAnswer } from './answer.ts';
import { deliverFault, send, strikesBefore } from './deliver.ts';
import { FaultQueue } from './faults.ts';
import { plainHeaders, readBody, type Incoming, type ReadBody } from './incoming.ts';
import { randomName, seededRandom } from '../random.ts';
import { route } from './routes.ts';
import type { RecordedRequest, Simulator, SimulatorOptions } from './types.ts';
import { World } from './world.ts';

export type * from './types.ts';

function recordedBody(body: ReadBody): Partial<Pick<RecordedRequest, 'body' | 'bytes'>> {
  if (body.kind === 'json') return { body: body.value };
  if (body.kind !== 'form') return {};
  const { file, fields } = body.form;
  return { body: fields, ...(file ? { bytes: file.bytes } : {}) };
}

/**
 * Starts a service on the loopback address that behaves as EvoLink documents itself: validation, tasks that take
 * their time, real JPEGs, credits, uploads. Nothing leaves this computer; callbacks are checked but never made.
 * Rejects when the port cannot be had.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = options.clock ?? systemClock;
  const world = new World(options, clock);
  const faults = new FaultQueue();
  const keptRequests = options.keptRequests ?? 20_000;
  const requests: RecordedRequest[] = [];
  const requestIds = seededRandom(options.seed ?? 1, 'requests');
  const closing = new AbortController();

  const record = (request: RecordedRequest): ((body: ReadBody) => void) => {
    if (keptRequests < 1) return () => undefined;
    const entry = { ...request };
    requests.push(entry);
    if (requests.length > keptRequests) requests.shift();
    return (body) => void Object.assign(entry, recordedBody(body));
  };

  const respond = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = message.url ?? '/';
    const method = message.method ?? 'GET';
    const at = clock.now();
    const headers = plainHeaders(message);
    const addBody = record({ method, path: target, headers, at });
    // The service's own clock, which need not be this computer's.
    response.setHeader('date', new Date(at).toUTCString());
    response.setHeader('x-request-id', `req-${randomName(requestIds, 20)}`);
    const fault = faults.take(method, target);
    if (fault?.delay !== undefined) await wait(clock, fault.delay, closing.signal);
    if (fault?.kind === 'reset_before') return deliverFault(response, fault, undefined);
    const body = await readBody(message);
    addBody(body);
    // What is left of a body that is too large would be taken for the next request.
    if (body.kind === 'too_large') response.setHeader('connection', 'close');
    if (fault && strikesBefore(fault)) return deliverFault(response, fault, undefined);
    const url = new URL(target, 'http://localhost');
    const incoming: Incoming = { method, path: url.pathname, query: url.searchParams, headers, body, at };
    const answer = await route(world, incoming);
    return fault ? deliverFault(response, fault, answer) : send(response, answer);
  };

  const server = createServer((message, response) => {
    respond(message, response).catch((error: unknown) => {
      // A caller that went away needs no answer; anything else is a fault of the simulator and is said so.
      if (response.headersSent || !response.socket || response.socket.destroyed) response.destroy();
      else send(response, errorAnswer(500, 'internal_error', error instanceof Error ? error.message : String(error)));
    });
  });
  // Longer than any client keeps an idle connection: a connection is never closed just as a request is sent on it.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin: world.origin,
    requests,
    faults,
    tasks: () => world.snapshot(),
    credits() {
      world.now();
      return world.balance.left;
    },
    close: () =>
      new Promise<void>((resolve, reject) => {
        closing.abort(new Error('The simulator was closed.'));
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
