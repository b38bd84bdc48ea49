import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../shared/domain/clock.ts';
import { isLoopbackHost } from '../../shared/domain/hosts.ts';
import { fileEndings, mediaTypes, sniffFormat, sniffLength } from '../../shared/domain/pictureFormat.ts';
import type { SentFormat } from '../../shared/domain/reference.ts';
import { addressProblem, PrivateAddressError } from './addresses.ts';
import { onDisk } from './disk.ts';
import { classifyFailure, type Headers } from './errors.ts';
import { SilenceWatch } from './silenceWatch.ts';
import { requestUntil, type Dispatchers } from './transport.ts';
import { EvolinkFailure, type DownloadedFile, type FailureKind } from './types.ts';

/** 128 MB: several times the largest picture the model makes. */
export const defaultMaximumBytes = 128_000_000;
const maximumRedirects = 5;

export interface DownloadRequest {
  url: string;
  path: string;
  maximumBytes: number;
  userAgent: string;
  loopbackAllowed: (origin: string) => boolean;
  /** The service itself gave this address. */
  namedByService: boolean;
  signal?: AbortSignal | undefined;
  onProgress?: ((receivedBytes: number, totalBytes: number | undefined) => void) | undefined;
}

function failure(kind: FailureKind, code: string, message: string, status?: number): EvolinkFailure {
  return new EvolinkFailure({ kind, code, message, accepted: 'no', status });
}

interface Answer {
  body: Dispatcher.ResponseData['body'];
  announced: number | undefined;
}

/** Downloads one result, as {@link Evolink.download} promises. */
export async function downloadPicture(
  dispatchers: Dispatchers,
  request: DownloadRequest,
  clock: Clock,
): Promise<DownloadedFile> {
  const watch = new SilenceWatch(clock, request.signal);
  try {
    const answer = await openAddress(dispatchers, request, watch, clock);
    return await save(answer, request, watch, clock);
  } finally {
    watch.end();
  }
}

function transportFailure(error: unknown, watch: SilenceWatch, clock: Clock): EvolinkFailure {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PrivateAddressError) {
      return failure('refused_address', cause.code, cause.message);
    }
  }
  return classifyFailure({ transport: watch.explain(error), sent: true, paid: false, now: clock.now() });
}

/** Follows redirects by hand, looking at each address before it is opened, until a picture's answer begins. */
async function openAddress(
  dispatchers: Dispatchers,
  request: DownloadRequest,
  watch: SilenceWatch,
  clock: Clock,
): Promise<Answer> {
  let address = request.url;
  let base: URL | undefined;
  for (let hop = 0; hop <= maximumRedirects; hop += 1) {
    const url = parseAddress(address, base);
    const problem = addressProblem(url, request.loopbackAllowed);
    if (problem !== undefined) throw failure('refused_address', 'refused_address', problem);
    const response = await ask(dispatchers, url, request, watch, clock);
    const { statusCode: status } = response;
    if (status >= 200 && status < 300) return checkAnswer(response, request);
    response.body.on('error', () => {}).destroy();
    const location = headerOf(response.headers, 'location');
    if (status < 300 || status >= 400 || location === undefined) throw refusal(response, clock);
    address = location;
    base = url;
  }
  throw failure('bad_result', 'too_many_redirects', `The link was redirected more than ${maximumRedirects} times.`);
}

function parseAddress(address: string, base: URL | undefined): URL {
  try {
    return new URL(address, base);
  } catch {
    throw failure('refused_address', 'refused_address', `“${address.slice(0, 80)}” is no web address.`);
  }
}

async function ask(
  dispatchers: Dispatchers,
  url: URL,
  request: DownloadRequest,
  watch: SilenceWatch,
  clock: Clock,
): Promise<Dispatcher.ResponseData> {
  const dispatcher = dispatcherFor(dispatchers, url, request);
  try {
    const response = await requestUntil(watch.signal, dispatcher, {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { 'user-agent': request.userAgent, accept: 'image/*', 'accept-encoding': 'identity' },
    });
    watch.sign();
    return response;
  } catch (error) {
    throw transportFailure(error, watch, clock);
  }
}

function dispatcherFor(dispatchers: Dispatchers, url: URL, request: DownloadRequest): Dispatcher {
  // The guarded connections refuse loopback names too; only an allowed loopback origin comes this far with one.
  if (isLoopbackHost(url.hostname)) return dispatchers.api;
  // A redirect to another host was named by that host, not by the service.
  const named = request.namedByService && url.host === URL.parse(request.url)?.host;
  return named && url.protocol === 'https:' ? dispatchers.result : dispatchers.download;
}

function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function refusal(response: Dispatcher.ResponseData, clock: Clock): EvolinkFailure {
  const { statusCode: status, headers } = response;
  if (status === 401 || status === 403 || status === 404 || status === 410) {
    return failure(
      'link_expired',
      `http_${status}`,
      'The link to this picture has ended or no longer works. Links last 24 hours.',
      status,
    );
  }
  if (status === 429 || status >= 500) {
    return classifyFailure({ status, headers, sent: true, paid: false, now: clock.now() });
  }
  return failure('bad_result', `http_${status}`, `The picture’s address answered with status ${status}.`, status);
}

function checkAnswer(response: Dispatcher.ResponseData, request: DownloadRequest): Answer {
  const refuse = (problem: EvolinkFailure): never => {
    response.body.on('error', () => {}).destroy();
    throw problem;
  };
  const length = headerOf(response.headers, 'content-length');
  const announced = length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined;
  if (response.statusCode !== 200) {
    refuse(failure('bad_result', `http_${response.statusCode}`, 'Only a part of the picture was offered.'));
  }
  if (announced !== undefined && announced > request.maximumBytes) refuse(tooLarge(announced, request.maximumBytes));
  return { body: response.body, announced };
}

function tooLarge(bytes: number, maximum: number): EvolinkFailure {
  const megabytes = (count: number): string => (count / 1_000_000).toFixed(1);
  return failure(
    'bad_result',
    'too_large',
    `The picture is larger than ${megabytes(maximum)} MB (${megabytes(bytes)} MB so far), so it was not saved.`,
  );
}

async function save(
  answer: Answer,
  request: DownloadRequest,
  watch: SilenceWatch,
  clock: Clock,
): Promise<DownloadedFile> {
  const { path } = request;
  answer.body.on('error', () => {}); // Seen by `receive`; a listener keeps an early end from being unhandled.
  let kept = false;
  try {
    const file = await onDisk(path, () => open(path, 'w'));
    try {
      const saved = await receive(file, answer, request, watch, clock);
      await onDisk(path, () => file.sync());
      kept = true;
      return saved;
    } finally {
      await onDisk(path, () => file.close());
      if (!kept) await onDisk(path, () => rm(path, { force: true }));
    }
  } finally {
    answer.body.destroy();
  }
}

/** Writes the body as it comes: never more in memory than a chunk, the hash taken on the way. */
async function receive(
  file: FileHandle,
  { body, announced }: Answer,
  request: DownloadRequest,
  watch: SilenceWatch,
  clock: Clock,
): Promise<DownloadedFile> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let format: SentFormat | undefined;
  let bytes = 0;
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (;;) {
    let next: IteratorResult<Buffer>;
    try {
      next = await chunks.next();
    } catch (error) {
      const problem = watch.explain(error);
      throw problem.kind === 'error' && announced !== undefined && bytes < announced && isOrderlyEnd(error)
        ? truncated(bytes, announced)
        : transportFailure(error, watch, clock);
    }
    if (next.done) break;
    watch.sign();
    const chunk = next.value;
    bytes += chunk.byteLength;
    if (bytes > request.maximumBytes) throw tooLarge(bytes, request.maximumBytes);
    if (!format) {
      head = Buffer.concat([head, chunk.subarray(0, sniffLength)]);
      format = sniffFormat(head);
      if (!format && head.byteLength >= sniffLength) throw notAPicture();
    }
    hash.update(chunk);
    await onDisk(request.path, () => file.writeFile(chunk));
    request.onProgress?.(bytes, announced);
  }
  if (announced !== undefined && bytes !== announced) throw truncated(bytes, announced);
  if (!format) throw notAPicture();
  return { bytes, sha256: hash.digest('hex'), mediaType: mediaTypes[format], ending: fileEndings[format] };
}

/** The other side closed in good order, only too early; a reset would be the network's fault. */
function isOrderlyEnd(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'UND_ERR_SOCKET' || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
}

function truncated(bytes: number, announced: number): EvolinkFailure {
  return failure('bad_result', 'truncated', `The picture broke off: ${bytes} of ${announced} bytes came.`);
}

function notAPicture(): EvolinkFailure {
  return failure('bad_result', 'not_a_picture', 'What came is not a JPEG, PNG, WebP or GIF picture.');
}
