import { codeMeanings, statusMeaning, typeMeanings, type CodeMeaning } from './codes.ts';
import { readErrorBody, type ErrorBody } from './errorBody.ts';
import { asText } from './loose.ts';
import { EvolinkFailure, type Accepted } from './types.ts';
import { sentence, wordsFor, type Words } from './words.ts';

/** Longest pause that a `Retry-After` header can ask for: ten minutes. */
export const longestRetryAfter = 10 * 60_000;

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Why no (whole) answer came. */
export type TransportProblem =
  /** Our own time limit, in milliseconds. */
  { kind: 'timeout'; limit: number } | { kind: 'aborted'; reason: unknown } | { kind: 'error'; error: unknown };

export interface FailureFacts {
  /** HTTP status, when there was an answer. */
  status?: number | undefined;
  headers?: Headers | undefined;
  /** The body as JSON, or as text where it is none. */
  body?: unknown;
  /** What went wrong below HTTP; with a `status` it broke off the answer's body. */
  transport?: TransportProblem | undefined;
  /** Whether the request's first byte may have left this computer. */
  sent: boolean;
  /** A submit: the only call that costs money. */
  paid: boolean;
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  now: number;
}

function header(headers: Headers | undefined, name: string): string | undefined {
  const value = headers?.[name];
  return asText(Array.isArray(value) ? value[0] : value);
}

/** Milliseconds to wait, from a `Retry-After` of seconds or of an HTTP date; 0 to {@link longestRetryAfter}. */
export function readRetryAfter(headers: Headers | undefined, now: number): number | undefined {
  const value = header(headers, 'retry-after');
  if (value === undefined) return undefined;
  const wait = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(longestRetryAfter, Math.max(0, Math.round(wait)));
}

/** The id that EvoLink's support asks for. */
export function readRequestId(headers: Headers | undefined): string | undefined {
  return header(headers, 'x-request-id') ?? header(headers, 'x-oneapi-request-id');
}

const outageWords =
  /no available channel|(?:service|model|server) (?:is )?(?:currently |temporarily )?(?:unavailable|overloaded|busy|at capacity)|temporarily unavailable|无可用渠道|负载已饱和/i;
/** Codes that say no more than "400", under which a merged 503 may hide. */
const vagueCodes = new Set(['invalid_request', 'bad_request', '400', '503']);

function meaningOf(facts: FailureFacts, body: ErrorBody): CodeMeaning {
  const { code } = body;
  const status = facts.status ?? 0;
  if (
    status === 400 &&
    (code === undefined || vagueCodes.has(code)) &&
    body.param === undefined &&
    outageWords.test(body.message ?? '')
  ) {
    return { kind: 'unavailable' };
  }
  if (code === 'quota_exceeded') {
    // Rate, concurrency or balance: the status or the type tells which.
    return { kind: status === 402 || body.type === 'insufficient_quota' ? 'balance' : 'rate_limited' };
  }
  if (code !== undefined) {
    const known = Object.hasOwn(codeMeanings, code) ? codeMeanings[code] : undefined;
    if (known) return known;
    if (code.startsWith('channel_')) return { kind: 'unavailable' };
    if (/^[45]\d\d$/.test(code)) return statusMeaning(Number(code));
  }
  const byStatus = statusMeaning(status);
  const byType =
    body.type !== undefined && Object.hasOwn(typeMeanings, body.type) ? typeMeanings[body.type] : undefined;
  if (byType && (byStatus.kind === 'invalid' || byStatus.kind === 'garbled')) return { kind: byType };
  // A page instead of EvoLink's JSON comes from something in between (a filter, a gateway), not from the key's account.
  if (status === 403 && typeof facts.body === 'string') {
    return {
      kind: 'unavailable',
      happened: 'Something between Reverie and EvoLink refused the connection.',
      advice: 'If you use a proxy or a filter, let api.evolink.ai and files-api.evolink.ai connect directly.',
    };
  }
  return byStatus;
}

const duplicateCodes: ReadonlySet<string> = new Set(['idempotency_conflict', 'paid_outcome_unknown']);

/**
 * Whether a submit may have been taken. Only answers that are sure to mean "no" say so; everything else
 * is `unknown`, because sending again what was taken would be paid twice.
 */
function acceptedOf(facts: FailureFacts, body: ErrorBody): Accepted {
  if (!facts.paid || !facts.sent) return 'no';
  const { status } = facts;
  if (status === undefined) return 'unknown';
  // The duplicate guard (409) knows of an earlier send with this key, so that one may have been taken.
  if (status === 408 || status === 409 || duplicateCodes.has(body.code ?? '')) return 'unknown';
  if (status >= 400 && status < 500) return 'no';
  // "The resource lives elsewhere": nothing was done here. 302 and 303 may also follow work that was done.
  if (status === 301 || status === 307 || status === 308) return 'no';
  return 'unknown';
}

function transportFailure(facts: FailureFacts, transport: TransportProblem, accepted: Accepted): EvolinkFailure {
  const doubt = facts.paid && accepted === 'unknown';
  const common = { accepted, status: facts.status, requestId: readRequestId(facts.headers) };
  const doubtful: Words = {
    happened: 'Connection lost while sending.',
    advice: 'Reverie keeps checking and will not resend.',
  };
  switch (transport.kind) {
    case 'aborted':
      return new EvolinkFailure({
        ...common,
        kind: 'aborted',
        code: 'aborted',
        message: sentence(doubt ? doubtful : wordsFor('aborted'), false),
        cause: transport.reason,
      });
    case 'timeout': {
      const seconds = Math.round(transport.limit / 1000);
      const words: Words = {
        happened: `No answer from EvoLink within ${seconds} s.`,
        advice: doubt ? 'Reverie keeps checking and will not resend.' : 'Check the network connection.',
      };
      const message = sentence(words, facts.paid && !doubt);
      return new EvolinkFailure({ ...common, kind: 'timeout', code: 'timeout', message });
    }
    case 'error': {
      const code = errorCode(transport.error) ?? 'connection_lost';
      const words = doubt ? doubtful : networkWords(code);
      const message = sentence(words, facts.paid && !doubt);
      return new EvolinkFailure({ ...common, kind: 'network', code, message, cause: transport.error });
    }
  }
}

/** The first code in an error, its causes and its parts (Node reports several addresses tried as one AggregateError). */
export function errorCode(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 5) return undefined;
  const parts = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  const inner = [error.cause, ...parts].map((part) => errorCode(part, depth + 1)).find((code) => code !== undefined);
  const own = asText((error as { code?: unknown }).code);
  return own?.startsWith('UND_ERR') ? (inner ?? own) : (own ?? inner);
}

function networkWords(code: string): Words {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { happened: 'EvoLink’s address was not found.', advice: 'Check the network connection.' };
  }
  if (code === 'ECONNREFUSED') {
    return { happened: 'EvoLink refused the connection.', advice: 'Check the network connection and the API address.' };
  }
  if (/CERT|TLS|SSL|EPROTO|SELF_SIGNED|ALTNAME/.test(code)) {
    return {
      happened: 'The secure connection to EvoLink could not be made.',
      advice: 'Check the computer’s date and any proxy or filter.',
    };
  }
  return wordsFor('network');
}

function words(meaning: CodeMeaning, body: ErrorBody, retryAfter: number | undefined): Words {
  const general = wordsFor(meaning.kind);
  const told: Words = meaning.happened
    ? { happened: meaning.happened, ...(meaning.advice === undefined ? {} : { advice: meaning.advice }) }
    : general;
  if (meaning.kind === 'rate_limited' && retryAfter !== undefined) {
    return { ...told, advice: `Continuing in ${Math.max(1, Math.ceil(retryAfter / 1000))} s.` };
  }
  const { neededCredits, availableCredits } = body;
  if (meaning.kind === 'balance' && neededCredits !== undefined && availableCredits !== undefined) {
    const happened = `Balance too low: needs ${neededCredits.toFixed(2)} credits, you have ${availableCredits.toFixed(2)}.`;
    return { ...told, happened };
  }
  const said = firstLine(body.message ?? body.suggestion);
  if (meaning.kind === 'invalid' && meaning.happened === undefined && said !== undefined) {
    return { ...told, happened: `EvoLink did not accept the request: ${said}` };
  }
  return told;
}

/** The first line of what the service said, ended as a sentence, at most 200 characters. */
export function firstLine(message: string | undefined): string | undefined {
  const line = message
    ?.split(/\r?\n/)
    .map((each) => each.trim())
    .find((each) => each !== '');
  if (line === undefined) return undefined;
  const short = line.length > 200 ? `${line.slice(0, 199)}…` : line;
  return /[.!?。！？…]$/.test(short) ? short : `${short}.`;
}

/**
 * What a failed call means: by the error's code first (string or integer), then by the HTTP status, then
 * by the transport. Pure; knows every code of EvoLink's pages and treats unknown ones by their status.
 */
export function classifyFailure(facts: FailureFacts): EvolinkFailure {
  const body = readErrorBody(facts.body);
  const accepted = acceptedOf(facts, body);
  const refused = facts.status !== undefined && facts.status >= 400;
  // A refusal whose body broke off is still a refusal; anything else without a whole answer is the transport's failure.
  if (facts.transport && !refused) return transportFailure(facts, facts.transport, accepted);
  const meaning = meaningOf(facts, body);
  const retryAfter = readRetryAfter(facts.headers, facts.now);
  const serviceMessage =
    body.message ?? (typeof facts.body === 'string' ? asText(facts.body.slice(0, 2000)) : undefined);
  const doubt = facts.paid && accepted === 'unknown';
  const told = words(meaning, body, retryAfter);
  const message = sentence(
    doubt ? { ...told, advice: 'Reverie keeps checking and will not resend.' } : told,
    facts.paid && accepted === 'no' && meaning.kind !== 'duplicate',
  );
  return new EvolinkFailure({
    kind: meaning.kind,
    code: body.code ?? (facts.status === undefined ? meaning.kind : `http_${facts.status}`),
    message,
    accepted,
    status: facts.status,
    retryAfter,
    requestId: readRequestId(facts.headers) ?? body.requestId,
    serviceMessage,
  });
}
