import { randomBytes } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../shared/domain/clock.ts';
import { model } from '../../shared/seedream/limits.ts';
import type { Logger } from '../logging/logger.ts';
import { isLoopbackHost } from '../../shared/domain/hosts.ts';
import type { NameService } from './addresses.ts';
import { defaultMaximumBytes, downloadPicture } from './download.ts';
import { classifyFailure, readRequestId, type FailureFacts } from './errors.ts';
import { asRecord } from './loose.ts';
import { readCredits, readModels, readTask, readTaskList, readUpload, taskIdPattern } from './schemas.ts';
import { createDispatchers, exchange, type Call, type Dispatchers, type Outcome } from './transport.ts';
import { EvolinkFailure, type Evolink, type FailureKind, type TaskListRow } from './types.ts';
import { multipartBody } from './upload.ts';

export const defaultOrigins = { api: 'https://api.evolink.ai', files: 'https://files-api.evolink.ai' } as const;

/** Time limits in milliseconds; EvoLink's own clients use the same. */
export const timeLimits = { submit: 30_000, read: 15_000, upload: 120_000 } as const;

export interface EvolinkOptions {
  /** Where to call, without a path and asked anew for each call; see {@link defaultOrigins}. */
  origins: () => { api: string; files: string };
  /**
   * The key for a call to this origin, asked anew for each; undefined when there is none. Throws an `EvolinkFailure`
   * where the key must not go there.
   */
  key: (origin: string) => Promise<string | undefined>;
  /** Whether results may be fetched from this loopback origin: the API's own, given on the command line or in demo mode. */
  loopbackAllowed: (origin: string) => boolean;
  logger: Logger;
  clock: Clock;
  /** Reverie's version, for the User-Agent. */
  version: string;
  /** Takes the place of Reverie's own connections; a test's. */
  dispatcher?: Dispatcher;
  /** How names become addresses; the system's way when absent. */
  names?: NameService;
  /** `count` random bytes; the system's when absent. */
  random?: (count: number) => Uint8Array;
}

/** Pages of the task list that are read at most. */
const mostListPages = 20;

interface Answer<Value> {
  value: Value;
  outcome: Outcome;
}

function ownFailure(kind: FailureKind, code: string, message: string): EvolinkFailure {
  return new EvolinkFailure({ kind, code, message, accepted: 'no' });
}

/** Shorter keys are no secrets (the demo's, a test's), and their letters may stand in an address by chance. */
const shortestMaskedKey = 8;

/** A service that echoes the key must not bring it into a recipe or an error. */
function withoutKey(text: string, key: string): string {
  return key.length >= shortestMaskedKey ? text.replaceAll(key, '[key]') : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's page, say. The text itself is then what the service (or what is in front of it) said.
    return text;
  }
}

/** EvoLink over undici, which is loaded with the first call; opens no connection before. */
export function createEvolink(options: EvolinkOptions): Evolink {
  const { clock, logger } = options;
  const random = options.random ?? randomBytes;
  const userAgent = `Reverie/${options.version}`;
  let dispatchers: Promise<Dispatchers> | undefined;
  const connections = (): Promise<Dispatchers> =>
    (dispatchers ??= createDispatchers(options.dispatcher, options.names));

  async function headersFor(origin: string, given?: string): Promise<{ key: string; headers: Record<string, string> }> {
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname)))) {
      throw ownFailure(
        'refused_address',
        'refused_address',
        `The API address “${origin.slice(0, 200)}” is not a secure one (https), so the key is not sent there. Check it in Settings.`,
      );
    }
    const key = (given ?? (await options.key(origin)))?.trim();
    if (!key) throw ownFailure('key_rejected', 'no_key', 'There is no key yet. Enter your EvoLink key in Settings.');
    if (!/^[\u0021-\u007E]+$/.test(key)) {
      throw ownFailure(
        'key_rejected',
        'malformed_key',
        'The key holds a blank or a letter that no key has. Enter it again in Settings.',
      );
    }
    return { key, headers: { authorization: `Bearer ${key}`, 'user-agent': userAgent, accept: 'application/json' } };
  }

  /** Makes the call, logs it, and reads its answer; whatever is not a good answer becomes an {@link EvolinkFailure}. */
  let clockOffset: number | undefined;

  async function perform<Value>(
    name: string,
    through: 'api' | 'submit',
    call: Call,
    key: string,
    paid: boolean,
    read: (body: unknown) => Value | undefined,
  ): Promise<Answer<Value>> {
    const began = clock.now();
    const outcome = await exchange(() => connections().then((all) => all[through]), call, clock);
    const date = Date.parse(String(outcome.headers?.['date'] ?? ''));
    if (!Number.isNaN(date)) clockOffset = date - clock.now();
    // The service may repeat the key in what it says; from here on nothing holds it.
    const body = outcome.text === undefined ? undefined : parseJson(withoutKey(outcome.text, key));
    const facts: FailureFacts = { ...outcome, body, paid, now: clock.now() };
    const fields = {
      call: name,
      path: call.path,
      status: outcome.status,
      requestId: readRequestId(outcome.headers),
      milliseconds: clock.now() - began,
    };
    const good = !outcome.transport && outcome.status !== undefined && outcome.status >= 200 && outcome.status < 300;
    if (good && asRecord(body)?.['success'] !== false) {
      const value = read(body);
      if (value !== undefined) {
        logger.info('EvoLink answered', fields);
        return { value, outcome };
      }
    }
    const failure = classifyFailure(facts);
    logger.warn('EvoLink call failed', {
      ...fields,
      kind: failure.kind,
      code: failure.code,
      accepted: failure.accepted,
      sent: outcome.sent,
      serviceMessage: failure.serviceMessage,
      cause: failure.cause,
    });
    throw failure;
  }

  async function get<Value>(
    name: string,
    path: string,
    read: (body: unknown) => Value | undefined,
    given: { signal?: AbortSignal; key?: string } = {},
  ): Promise<Answer<Value>> {
    const origin = options.origins().api;
    const { key, headers } = await headersFor(origin, given.key);
    const call: Call = { method: 'GET', origin, path, headers, limit: timeLimits.read, signal: given.signal };
    return perform(name, 'api', call, key, false, read);
  }

  return {
    async submit(request, idempotencyKey, given = {}) {
      const origin = options.origins().api;
      const { key, headers } = await headersFor(origin);
      const call: Call = {
        method: 'POST',
        origin,
        path: '/v1/images/generations',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey,
          'x-evo-run-id': idempotencyKey,
        },
        body: JSON.stringify(request),
        limit: timeLimits.submit,
        signal: given.signal,
      };
      const { value, outcome } = await perform('submit', 'submit', call, key, true, (body) => readTask(body));
      const requestId = readRequestId(outcome.headers);
      const replayed = outcome.headers?.['idempotency-replayed'] === 'true';
      return { ...value, ...(requestId === undefined ? {} : { requestId }), ...(replayed ? { replayed } : {}) };
    },

    async task(taskId, given) {
      if (!taskIdPattern.test(taskId)) {
        throw ownFailure('not_found', 'invalid_task_id', `“${taskId.slice(0, 80)}” is not the id of a task.`);
      }
      const path = `/v1/tasks/${encodeURIComponent(taskId)}`;
      const { value, outcome } = await get('task', path, (body) => readTask(body, taskId), given);
      const requestId = readRequestId(outcome.headers);
      return { ...value, ...(requestId === undefined ? {} : { requestId }) };
    },

    clockOffset: () => clockOffset,

    async recentTasks(given = {}) {
      const pageSize = Math.min(50, Math.max(1, given.pageSize ?? 20));
      const rows = new Map<string, TaskListRow>();
      for (let page = 1; page <= mostListPages; page += 1) {
        const query = new URLSearchParams({ type: 'image', model, page: String(page), page_size: String(pageSize) });
        const { value } = await get('recentTasks', `/v1/tasks?${query.toString()}`, readTaskList, given);
        const known = rows.size;
        for (const row of value) rows.set(row.id, row);
        const oldest = Math.min(...value.map((row) => row.createdAt));
        // A service that does not know pages gives the same again.
        const done = value.length < pageSize || rows.size === known;
        if (given.since === undefined || done || oldest < given.since) break;
      }
      return [...rows.values()]
        .filter((row) => row.model === undefined || row.model === model)
        .toSorted((one, other) => other.createdAt - one.createdAt);
    },

    async credits(given) {
      return (await get('credits', '/v1/credits', readCredits, given)).value;
    },

    async checkKey(given) {
      const { value: models } = await get('checkKey', '/v1/models', readModels, given);
      return { models };
    },

    async upload(file, given = {}) {
      const origin = options.origins().files;
      const { key, headers } = await headersFor(origin);
      const boundary = `reverie-${Buffer.from(random(16)).toString('hex')}`;
      const body = await multipartBody(file, boundary, given.onProgress);
      const call: Call = {
        method: 'POST',
        origin,
        path: '/api/v1/files/upload/stream',
        headers: { ...headers, ...body.headers },
        body: body.stream,
        limit: timeLimits.upload,
        signal: given.signal,
      };
      try {
        const read = (answer: unknown) => readUpload(answer, clock.now());
        return (await perform('upload', 'api', call, key, false, read)).value;
      } catch (error) {
        throw body.problem() ?? error;
      } finally {
        body.stream.destroy();
      }
    },

    async download(url, path, given = {}) {
      const began = clock.now();
      const place = URL.canParse(url) ? new URL(url).host : undefined;
      try {
        const saved = await downloadPicture(
          await connections(),
          {
            url,
            path,
            maximumBytes: given.maximumBytes ?? defaultMaximumBytes,
            userAgent,
            loopbackAllowed: options.loopbackAllowed,
            namedByService: given.namedByService ?? false,
            signal: given.signal,
            onProgress: given.onProgress,
          },
          clock,
        );
        logger.info('Result downloaded', { host: place, bytes: saved.bytes, milliseconds: clock.now() - began });
        return saved;
      } catch (error) {
        const { kind, code, status } = error instanceof EvolinkFailure ? error : { kind: 'unknown' };
        logger.warn('Result not downloaded', { host: place, kind, code, status, cause: error });
        throw error;
      }
    },

    async close() {
      await (await dispatchers)?.close();
    },
  };
}
