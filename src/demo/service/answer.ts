/** What a route answers, before it is put on the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

const encoder = new TextEncoder();

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: encoder.encode(JSON.stringify(value)),
  };
}

export function bytesAnswer(mediaType: string, body: Uint8Array): Answer {
  return { status: 200, headers: { 'content-type': mediaType }, body };
}

export function textAnswer(
  status: number,
  mediaType: string,
  text: string,
  headers: Record<string, string> = {},
): Answer {
  return { status, headers: { 'content-type': mediaType, ...headers }, body: encoder.encode(text) };
}

/** A status and body as a fault gives them: a string is sent as it is, anything else as JSON. */
export function givenAnswer(given: { status: number; body?: unknown; headers?: Record<string, string> }): Answer {
  if (given.body === undefined) return { status: given.status, headers: { ...given.headers }, body: new Uint8Array() };
  return typeof given.body === 'string'
    ? textAnswer(given.status, 'text/plain; charset=utf-8', given.body, given.headers)
    : jsonAnswer(given.status, given.body, given.headers);
}

/** The documented kinds of an API error (`error.type`) of each status. */
const errorTypes: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'insufficient_quota',
  403: 'invalid_request_error',
  404: 'invalid_request_error',
  405: 'invalid_request_error',
  409: 'invalid_request_error',
  413: 'invalid_request_error',
  429: 'rate_limit_error',
  500: 'api_error',
};

/** The API's documented error envelope. */
export function errorAnswer(
  status: number,
  code: string,
  message: string,
  extra: Record<string, unknown> = {},
): Answer {
  return jsonAnswer(status, { error: { code, message, type: errorTypes[status] ?? 'api_error', ...extra } });
}

/** The files API's envelope for what it refuses. */
export function filesErrorAnswer(status: number, code: number, message: string): Answer {
  return jsonAnswer(status, { success: false, code, msg: message });
}

/** Thrown inside a route to answer at once. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with HTTP ${answer.status}`);
    this.name = 'Refusal';
    this.answer = answer;
  }
}

export function refuse(status: number, code: string, message: string, extra?: Record<string, unknown>): never {
  throw new Refusal(errorAnswer(status, code, message, extra));
}
