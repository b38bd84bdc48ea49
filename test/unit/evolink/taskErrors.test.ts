import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeTaskError } from '../../../src/main/evolink/taskErrors.ts';

describe('a failed task', () => {
  it.each([
    ['content_policy_violation', 'edit_first', 'no', 'Declined by safety filter. Nothing was charged.'],
    ['invalid_parameters', 'edit_first', 'no', 'The model refused the request. Nothing was charged.'],
    ['image_processing_error', 'edit_first', 'no', 'The model could not read a reference. Nothing was charged.'],
    ['image_dimension_mismatch', 'edit_first', 'no', 'A reference does not fit the shape'],
    ['request_cancelled', 'yes', 'unknown', 'Stopped by the service. It is not known whether it was charged'],
    ['generation_failed_no_content', 'yes', 'no', 'The model finished without a picture. Nothing was charged.'],
    ['service_error', 'yes', 'no', 'The service had a fault. Nothing was charged.'],
    ['generation_timeout', 'yes', 'no', 'The model took too long. Nothing was charged.'],
    ['resource_exhausted', 'yes', 'no', 'The service was overloaded. Nothing was charged. Wait a minute or two'],
    ['quota_exceeded', 'yes', 'no', 'A limit of your account was reached'],
    ['service_unavailable', 'yes', 'no', 'The service was overloaded.'],
    ['resource_not_found', 'no', 'unknown', 'The service no longer knows this task.'],
    ['unknown_error', 'yes', 'no', 'The service failed without saying why. Nothing was charged.'],
    ['model_unavailable', 'yes', 'no', 'The service was overloaded.'],
    ['upstream_error', 'yes', 'no', 'The service had a fault.'],
    ['rate_limited', 'yes', 'no', 'The service had too many requests'],
    ['channel_no_route', 'yes', 'no', 'The service was overloaded.'],
  ] as const)('with %s: retry %s, charged %s', (code, retry, charged, words) => {
    const error = describeTaskError(code, 'Short reason.\nAdvice text.');
    expect(error).toMatchObject({ code, retry, charged, serviceMessage: 'Short reason.\nAdvice text.' });
    expect(error.message.startsWith(words)).toBe(true);
  });

  it('with a code nobody has told us about shows what the service said and may be tried again', () => {
    expect(describeTaskError('invalid_audio', 'The audio is odd\nTry another')).toEqual({
      code: 'invalid_audio',
      message: 'The service said: The audio is odd. Nothing was charged. You can try once more.',
      serviceMessage: 'The audio is odd\nTry another',
      charged: 'no',
      retry: 'yes',
    });
  });

  it.each([undefined, '', '  \n '])('without code and with the message %j still has words', (message) => {
    const error = describeTaskError(undefined, message);
    expect(error.code).toBe('unknown_error');
    expect(error.message).toBe('The service failed without saying why. Nothing was charged. You can try once more.');
    expect(error.serviceMessage).toBeUndefined();
  });

  it('never shows the code as the main text, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_]{9,30}$/), fc.option(fc.string(), { nil: undefined }), (code, message) => {
        const error = describeTaskError(code, message);
        expect(error.code).toBe(code);
        if (!message?.includes(code)) expect(error.message).not.toContain(code);
      }),
    );
  });
});
