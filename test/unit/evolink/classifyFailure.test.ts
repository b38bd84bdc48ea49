import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyFailure, longestRetryAfter, readRetryAfter } from '../../../src/main/evolink/errors.ts';
import type { Accepted, FailureKind } from '../../../src/main/evolink/types.ts';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);
const envelope = (code: string | number, type = '', message = 'what the service said') => ({
  error: { code, message, type },
});
const submit = { sent: true, paid: true, now };

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

describe('a refused submit is told by its code first, then by its status', () => {
  const table: [status: number, code: string | number, kind: FailureKind, accepted: Accepted][] = [
    // The generation endpoint's documented errors.
    [400, 'invalid_request', 'invalid', 'no'],
    [401, 'unauthorized', 'key_rejected', 'no'],
    [402, 'insufficient_quota', 'balance', 'no'],
    [403, 'model_access_denied', 'model_denied', 'no'],
    [429, 'rate_limit_exceeded', 'rate_limited', 'no'],
    [500, 'internal_error', 'server', 'unknown'],
    // The account, the key's limits, the key's state.
    [402, 'insufficient_user_quota', 'balance', 'no'],
    [402, 'quota_not_enough', 'balance', 'no'],
    [402, 'account_balance_insufficient', 'balance', 'no'],
    [402, 'insufficient_token_quota', 'key_limit', 'no'],
    [402, 'key_quota_exhausted', 'key_limit', 'no'],
    [402, 'token_daily_quota_exceeded', 'key_limit', 'no'],
    [402, 'key_daily_quota_exhausted', 'key_limit', 'no'],
    [402, 'key_disabled', 'key_rejected', 'no'],
    [402, 'key_expired', 'key_rejected', 'no'],
    [402, 'key_model_not_allowed', 'model_denied', 'no'],
    [403, 'ip_restricted', 'key_rejected', 'no'],
    [403, 'user_disabled', 'key_rejected', 'no'],
    [401, 'invalid_token', 'key_rejected', 'no'],
    // Content.
    [400, 'content_policy_violation', 'content', 'no'],
    [400, 'content_filter', 'content', 'no'],
    [400, 'sensitive_content', 'content', 'no'],
    [400, 'moderation_blocked', 'content', 'no'],
    [400, 'input_moderation_failed', 'content', 'no'],
    // The model is down, also as 400 since 503 was merged into it.
    [400, 'no_available_channel', 'unavailable', 'no'],
    [400, 'model_unavailable', 'unavailable', 'no'],
    [400, 'channel_selection_failed', 'unavailable', 'no'],
    [400, 'service_unavailable', 'unavailable', 'no'],
    [400, 'channel_something_new', 'unavailable', 'no'],
    [503, 'service_unavailable', 'unavailable', 'unknown'],
    // Input.
    [400, 'invalid_parameter', 'invalid', 'no'],
    [400, 'invalid_parameters', 'invalid', 'no'],
    [400, 'invalid_media_url', 'reference_unreadable', 'no'],
    // The duplicate guard.
    [409, 'idempotency_conflict', 'duplicate', 'unknown'],
    [409, 'paid_outcome_unknown', 'duplicate', 'unknown'],
    // The task endpoint.
    [400, 'invalid_task_id', 'not_found', 'no'],
    [402, 'quota_exceeded', 'balance', 'no'],
    [429, 'quota_exceeded', 'rate_limited', 'no'],
    [403, 'permission_denied', 'key_rejected', 'no'],
    [404, 'task_not_found', 'not_found', 'no'],
    // The file service's numbers.
    [200, 40001, 'invalid', 'unknown'],
    [400, 40002, 'invalid', 'no'],
    [400, 40003, 'key_limit', 'no'],
    [400, 40004, 'reference_unreadable', 'no'],
    [500, 50001, 'unavailable', 'unknown'],
    // Task codes that turn up as an HTTP answer.
    [400, 'image_processing_error', 'reference_unreadable', 'no'],
    [400, 'image_dimension_mismatch', 'invalid', 'no'],
    [400, 'request_cancelled', 'unavailable', 'no'],
    [500, 'generation_failed_no_content', 'server', 'unknown'],
    [500, 'service_error', 'unavailable', 'unknown'],
    [504, 'generation_timeout', 'unavailable', 'unknown'],
    [429, 'resource_exhausted', 'unavailable', 'no'],
    [404, 'resource_not_found', 'not_found', 'no'],
    [500, 'unknown_error', 'server', 'unknown'],
    [502, 'upstream_error', 'unavailable', 'unknown'],
    [429, 'rate_limited', 'rate_limited', 'no'],
    // Integer codes mean what the status of that number means.
    [429, 429, 'rate_limited', 'no'],
    [400, 401, 'key_rejected', 'no'],
    [400, 503, 'unavailable', 'no'],
  ];
  it.each(table)('%i %s is %s, accepted: %s', (status, code, kind, accepted) => {
    const failure = classifyFailure({ ...submit, status, body: envelope(code) });
    expect(failure).toMatchObject({ kind, accepted, status, code: String(code) });
    expect(failure.serviceMessage).toBe('what the service said');
  });

  const byStatus: [status: number, kind: FailureKind, accepted: Accepted][] = [
    [301, 'server', 'no'],
    [302, 'server', 'unknown'],
    [303, 'server', 'unknown'],
    [307, 'server', 'no'],
    [308, 'server', 'no'],
    [400, 'invalid', 'no'],
    [401, 'key_rejected', 'no'],
    [402, 'balance', 'no'],
    [403, 'unavailable', 'no'],
    [404, 'not_found', 'no'],
    [405, 'invalid', 'no'],
    [408, 'timeout', 'unknown'],
    [409, 'duplicate', 'unknown'],
    [413, 'invalid', 'no'],
    [425, 'unavailable', 'no'],
    [429, 'rate_limited', 'no'],
    [500, 'server', 'unknown'],
    [502, 'unavailable', 'unknown'],
    [503, 'unavailable', 'unknown'],
    [504, 'unavailable', 'unknown'],
    [520, 'unavailable', 'unknown'],
    [524, 'unavailable', 'unknown'],
    [599, 'server', 'unknown'],
    [200, 'garbled', 'unknown'],
    [204, 'garbled', 'unknown'],
  ];
  it.each(byStatus)('a page with status %i and no code is %s, accepted: %s', (status, kind, accepted) => {
    const failure = classifyFailure({ ...submit, status, body: '<html>proxy</html>' });
    expect(failure).toMatchObject({ kind, accepted, code: `http_${status}`, serviceMessage: '<html>proxy</html>' });
  });

  it.each([
    ['No available channel for model doubao-seedream-4.5', 'unavailable'],
    ['Service temporarily unavailable', 'unavailable'],
    ['The model is overloaded', 'unavailable'],
    ['size must be WIDTHxHEIGHT', 'invalid'],
    ['The image at image_urls[0] is unavailable', 'invalid'],
  ])('400 invalid_request “%s” is %s', (message, kind) => {
    expect(classifyFailure({ ...submit, status: 400, body: envelope('invalid_request', '', message) }).kind).toBe(kind);
  });

  it('takes an outage word in a parameter’s complaint for what it is: a complaint', () => {
    const body = { error: { code: 'invalid_request', message: 'model is unavailable', param: 'model' } };
    expect(classifyFailure({ ...submit, status: 400, body }).kind).toBe('invalid');
  });

  it.each([
    ['authentication_error', 'key_rejected'],
    ['insufficient_quota', 'balance'],
    ['rate_limit_error', 'rate_limited'],
    ['', 'invalid'],
  ])('an unknown code with status 400 and type “%s” is %s', (type, kind) => {
    expect(classifyFailure({ ...submit, status: 400, body: envelope('brand_new', type) }).kind).toBe(kind);
  });

  it.each([
    [{ error: 'plain text' }, 'plain text', 'http_400'],
    [{ code: 40004, msg: 'could not fetch', success: false }, 'could not fetch', '40004'],
    [{ message: 'outer', code: 'invalid_token' }, 'outer', 'invalid_token'],
    [{ error: { code: null, message: 7 } }, undefined, 'http_400'],
    [[], undefined, 'http_400'],
    [null, undefined, 'http_400'],
    ['', undefined, 'http_400'],
  ])('reads %j', (body, serviceMessage, code) => {
    expect(classifyFailure({ ...submit, status: 400, body })).toMatchObject({ serviceMessage, code });
  });
});

describe('a submit without a whole answer', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'ECONNRESET'])(
    'was not accepted when %s came before the first byte left',
    (code) => {
      const transport = { kind: 'error', error: systemError(code) } as const;
      const failure = classifyFailure({ transport, sent: false, paid: true, now });
      expect(failure).toMatchObject({ kind: 'network', code, accepted: 'no' });
      expect(failure.message).toContain('Nothing was charged.');
    },
  );

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'HPE_INVALID_CONSTANT'])(
    'is in doubt when %s came later',
    (code) => {
      const transport = { kind: 'error', error: systemError(code) } as const;
      const failure = classifyFailure({ transport, sent: true, paid: true, now });
      expect(failure).toMatchObject({ kind: 'network', accepted: 'unknown' });
      expect(failure.message).toBe('Connection lost while sending. Reverie keeps checking and will not resend.');
    },
  );

  it('is in doubt after a silence, and not when nothing was sent', () => {
    const transport = { kind: 'timeout', limit: 30_000 } as const;
    expect(classifyFailure({ transport, sent: true, paid: true, now })).toMatchObject({
      kind: 'timeout',
      accepted: 'unknown',
      message: 'No answer from EvoLink within 30 s. Reverie keeps checking and will not resend.',
    });
    expect(classifyFailure({ transport, sent: false, paid: true, now }).accepted).toBe('no');
  });

  it('is in doubt when it was stopped on its way', () => {
    const transport = { kind: 'aborted', reason: new Error('closing') } as const;
    expect(classifyFailure({ transport, sent: true, paid: true, now })).toMatchObject({
      kind: 'aborted',
      accepted: 'unknown',
    });
    expect(classifyFailure({ transport, sent: false, paid: true, now })).toMatchObject({ accepted: 'no' });
  });

  it('is in doubt when a success broke off, and refused when a refusal broke off', () => {
    const transport = { kind: 'error', error: systemError('ECONNRESET') } as const;
    expect(classifyFailure({ transport, status: 200, sent: true, paid: true, now })).toMatchObject({
      kind: 'network',
      accepted: 'unknown',
    });
    expect(classifyFailure({ transport, status: 401, sent: true, paid: true, now })).toMatchObject({
      kind: 'key_rejected',
      accepted: 'no',
    });
  });

  it('finds the code of the system beneath undici’s and beneath several addresses tried', () => {
    const several = new AggregateError([systemError('ECONNREFUSED'), systemError('ENETUNREACH')], 'all failed');
    const wrapped = Object.assign(new Error('socket', { cause: several }), { code: 'UND_ERR_SOCKET' });
    const transport = { kind: 'error', error: wrapped } as const;
    expect(classifyFailure({ transport, sent: false, paid: true, now }).code).toBe('ECONNREFUSED');
  });
});

describe('whatever the answer', () => {
  const anyBody = fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined));
  const codes = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('__proto__', 'constructor', 'invalid_request'));

  it('is classified, with words, and a 5xx or 2xx is never called refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), anyBody, (status, body) => {
        const failure = classifyFailure({ ...submit, status, body });
        expect(failure.message).toMatch(/\S{3}/);
        if (status >= 500 || (status >= 200 && status < 300)) expect(failure.accepted).toBe('unknown');
        // The duplicate guard knows of an earlier send, whatever its status.
        const guard = status === 409 || ['paid_outcome_unknown', 'idempotency_conflict'].includes(failure.code);
        if (guard) expect(failure.accepted).toBe('unknown');
        else if (status >= 400 && status < 500 && status !== 408) expect(failure.accepted).toBe('no');
      }),
    );
  });

  it('no code of any kind breaks it, and only a submit can be in doubt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), codes, fc.boolean(), (status, code, sent) => {
        const failure = classifyFailure({ status, body: envelope(code), sent, paid: false, now });
        expect(failure.accepted).toBe('no');
      }),
    );
  });
});

describe('words', () => {
  it.each([
    [402, envelope('insufficient_quota'), 'Balance too low. Nothing was charged. Top up at EvoLink, then send again.'],
    [401, envelope('unauthorized'), 'EvoLink did not accept the key. Nothing was charged. Check it in Settings.'],
    [
      400,
      envelope('content_policy_violation'),
      'Declined by safety filter. Nothing was charged. Change the words or a reference.',
    ],
    [
      402,
      envelope('key_quota_exhausted'),
      'This key has reached its own limit. Nothing was charged. Your balance is fine. Raise the limit at EvoLink.',
    ],
    [
      400,
      envelope('no_available_channel'),
      'The service was overloaded. Nothing was charged. Wait a minute or two, then try once more.',
    ],
    [
      400,
      envelope('invalid_request', '', 'size is wrong\nsecond line'),
      'EvoLink did not accept the request: size is wrong. Nothing was charged. Change it and send again.',
    ],
    [500, envelope('internal_error'), 'The service had a fault. Reverie keeps checking and will not resend.'],
  ])('%i %j reads well', (status, body, message) => {
    expect(classifyFailure({ ...submit, status, body }).message).toBe(message);
  });

  it('says how much is needed and how much there is, when the service does', () => {
    const error = { code: 'insufficient_quota', estimated_credits: '8.16', account_balance_credits: 3.4 };
    expect(classifyFailure({ ...submit, status: 402, body: { error } }).message).toContain(
      'Balance too low: needs 8.16 credits, you have 3.40.',
    );
  });

  it('says how long the pause is', () => {
    const failure = classifyFailure({ ...submit, status: 429, body: {}, headers: { 'retry-after': '30' } });
    expect(failure.message).toBe('The service asked for a pause. Nothing was charged. Continuing in 30 s.');
    expect(failure.retryAfter).toBe(30_000);
  });

  it('does not speak of charges where nothing could be', () => {
    const failure = classifyFailure({ status: 401, body: {}, sent: true, paid: false, now });
    expect(failure.message).toBe('EvoLink did not accept the key. Check it in Settings.');
  });

  it('keeps the request id for support, from either header or the body', () => {
    const id = (headers: Record<string, string>, body: unknown) =>
      classifyFailure({ ...submit, status: 500, headers, body }).requestId;
    expect(id({ 'x-request-id': 'one' }, {})).toBe('one');
    expect(id({ 'x-oneapi-request-id': 'two' }, {})).toBe('two');
    expect(id({}, { error: { request_id: 'three' } })).toBe('three');
  });
});

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['7', 7000],
    [' 2.5 ', 2500],
    ['600', longestRetryAfter],
    ['601', longestRetryAfter],
    ['99999999999', longestRetryAfter],
    ['Sun, 22 Nov 2026 12:00:45 GMT', 45_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['Mon, 23 Nov 2026 12:00:00 GMT', longestRetryAfter],
    ['soon', undefined],
    ['', undefined],
  ])('“%s” is %s ms', (value, expected) => {
    expect(readRetryAfter({ 'retry-after': value }, now)).toBe(expected);
  });

  it('is absent without the header', () => {
    expect(readRetryAfter({}, now)).toBeUndefined();
  });
});
