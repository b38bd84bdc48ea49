import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../shared/domain/clock.ts';
import { publicLookup, type NameService } from './addresses.ts';
import type { Headers, TransportProblem } from './errors.ts';

/** Longest answer that is read, in bytes; EvoLink's are a few kilobytes. */
const maximumAnswer = 4_000_000;

export interface Call {
  method: 'GET' | 'POST';
  origin: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Readable;
  /** Milliseconds from the start to the answer's last byte. */
  limit: number;
  signal?: AbortSignal | undefined;
}

/** Everything that is known after a call, whole or broken. */
export interface Outcome {
  status?: number;
  headers?: Headers;
  text?: string;
  transport?: TransportProblem;
  /** Whether the first byte of the request may have left this computer. */
  sent: boolean;
}

/** The connections of one client. */
export interface Dispatchers {
  /** Reads, uploads, and downloads from the API's own loopback origin. */
  api: Dispatcher;
  /** Submits: a fresh connection for each. */
  submit: Dispatcher;
  /** Downloads: reaches public addresses only. */
  download: Dispatcher;
  /** Downloads from a host that the service has named: reaches it through a VPN's fake address too, for its certificate proves it. */
  result: Dispatcher;
  close(): Promise<void>;
}

/** Loads undici, and opens no connection yet. With `given` (a test's) that one serves everything and is not closed. */
export async function createDispatchers(given?: Dispatcher, names?: NameService): Promise<Dispatchers> {
  if (given) return { api: given, submit: given, download: given, result: given, close: async () => {} };
  const { Agent } = await import('undici');
  // Our own time limits apply instead of undici's. HTTP/1.1 only: there it is certain that nothing of a
  // request has left before `onRequestStart`, and that nothing is ever sent a second time.
  const options = { allowH2: false, headersTimeout: 0, bodyTimeout: 0 } as const;
  const connect = { timeout: 10_000 };
  const api = new Agent({ ...options, connect });
  // A kept-alive connection may have been closed by the other side just when a submit goes out, which
  // cannot be told from a lost answer. `pipelining: 0` is undici's way to keep none.
  const submit = new Agent({ ...options, connect, pipelining: 0 });
  const download = new Agent({ ...options, connect: { ...connect, lookup: publicLookup(names) } });
  // Whatever the environment says of certificates: here they are what keeps strangers out.
  const proved = { ...connect, rejectUnauthorized: true, lookup: publicLookup(names, true) };
  const result = new Agent({ ...options, connect: proved });
  return {
    api,
    submit,
    download,
    result,
    async close() {
      await Promise.all([api, submit, download, result].map((agent) => agent.destroy()));
    },
  };
}

/** Passes everything on and reports the moment before the request's first byte is written. */
class SendingObserver implements Dispatcher.DispatchHandler {
  readonly #inner: Dispatcher.DispatchHandler;
  readonly #sending: () => void;

  constructor(inner: Dispatcher.DispatchHandler, sending: () => void) {
    this.#inner = inner;
    this.#sending = sending;
  }

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    this.#inner.onRequestStart?.(controller, context);
    // A request that was stopped while it waited for its connection is given up here, unwritten.
    if (!controller.aborted) this.#sending();
  }

  onRequestUpgrade(...given: Parameters<NonNullable<Dispatcher.DispatchHandler['onRequestUpgrade']>>): void {
    this.#inner.onRequestUpgrade?.(...given);
  }

  onResponseStart(...given: Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>): void {
    this.#inner.onResponseStart?.(...given);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#inner.onResponseData?.(controller, chunk);
  }

  onResponseEnd(...given: Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseEnd']>>): void {
    this.#inner.onResponseEnd?.(...given);
  }

  onResponseError(controller: Dispatcher.DispatchController, error: Error): void {
    this.#inner.onResponseError?.(controller, error);
  }
}

/** A dispatcher that calls `sending` just before a request is written to its connection. */
export function observeSending(dispatcher: Dispatcher, sending: () => void): Dispatcher {
  return dispatcher.compose(
    (dispatch) => (options, handler) => dispatch(options, new SendingObserver(handler, sending)),
  );
}

/**
 * A request that rejects as soon as `signal` (one of this call alone) aborts. undici by itself would wait for
 * the connection to be made or to fail; what is still waiting for one then is never written.
 */
export function requestUntil(
  signal: AbortSignal,
  dispatcher: Dispatcher,
  options: Dispatcher.RequestOptions,
): Promise<Dispatcher.ResponseData> {
  return new Promise((resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(signal.reason as Error);
      },
      { once: true },
    );
    if (signal.aborted) reject(signal.reason as Error);
    else dispatcher.request({ ...options, signal }).then(resolve, reject);
  });
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maximumAnswer) throw new Error(`The answer is longer than ${maximumAnswer} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One request and its whole answer. Never throws: what went wrong is in the outcome. */
export async function exchange(open: () => Promise<Dispatcher>, call: Call, clock: Clock): Promise<Outcome> {
  const outcome: Outcome = { sent: false };
  const stop = new AbortController();
  let stopped: TransportProblem | undefined;
  const stopFor = (problem: TransportProblem): void => {
    stopped ??= problem;
    stop.abort();
  };
  const abort = (): void => {
    stopFor({ kind: 'aborted', reason: call.signal?.reason });
  };
  if (call.signal?.aborted) abort();
  call.signal?.addEventListener('abort', abort, { once: true });
  const cancelLimit = clock.after(call.limit, () => {
    stopFor({ kind: 'timeout', limit: call.limit });
  });
  try {
    const observed = observeSending(await open(), () => {
      // undici does not repeat requests by itself; should it ever, a paid one must not go out twice.
      if (outcome.sent && call.method === 'POST') throw new Error('A request must not be sent twice');
      outcome.sent = true;
    });
    const response = await requestUntil(stop.signal, observed, {
      origin: call.origin,
      path: call.path,
      method: call.method,
      headers: call.headers,
      body: call.body ?? null,
    });
    outcome.status = response.statusCode;
    outcome.headers = response.headers;
    outcome.text = await readText(response.body);
  } catch (error) {
    outcome.transport = stopped ?? { kind: 'error', error };
  } finally {
    cancelLimit();
    call.signal?.removeEventListener('abort', abort);
  }
  return outcome;
}
