import type { FailureKind } from './types.ts';

/** What one of the service's codes means for Reverie. */
export interface CodeMeaning {
  kind: FailureKind;
  /** Words for this very code where those of its kind would not say enough. */
  happened?: string;
  advice?: string;
}

const keyLimitAdvice = 'Your balance is fine. Raise the limit at EvoLink.';

/**
 * Every code that EvoLink's pages and its own client name for HTTP answers: the generation endpoint,
 * the task endpoint, the file service (numbers) and, because they turn up there too, the task errors.
 */
export const codeMeanings: Readonly<Record<string, CodeMeaning>> = {
  // The generation endpoint's own page.
  invalid_request: { kind: 'invalid' },
  invalid_parameter: { kind: 'invalid' },
  invalid_parameters: { kind: 'invalid' },
  unauthorized: { kind: 'key_rejected' },
  insufficient_quota: { kind: 'balance' },
  model_access_denied: { kind: 'model_denied' },
  rate_limit_exceeded: { kind: 'rate_limited' },
  rate_limited: { kind: 'rate_limited' },
  internal_error: { kind: 'server' },

  // The account is empty.
  insufficient_user_quota: { kind: 'balance' },
  quota_not_enough: { kind: 'balance' },
  account_balance_insufficient: { kind: 'balance' },

  // The key's own limits; the balance may be fine.
  insufficient_token_quota: { kind: 'key_limit' },
  key_quota_exhausted: { kind: 'key_limit' },
  token_daily_quota_exceeded: {
    kind: 'key_limit',
    happened: 'This key has reached its limit for today.',
    advice: `It resets at midnight. ${keyLimitAdvice}`,
  },
  key_daily_quota_exhausted: {
    kind: 'key_limit',
    happened: 'This key has reached its limit for today.',
    advice: `It resets at midnight. ${keyLimitAdvice}`,
  },

  // The key's state.
  invalid_token: { kind: 'key_rejected' },
  key_disabled: {
    kind: 'key_rejected',
    happened: 'This key is turned off at EvoLink.',
    advice: 'Turn it on there, or enter another key in Settings.',
  },
  key_expired: {
    kind: 'key_rejected',
    happened: 'This key has expired.',
    advice: 'Create a new one at EvoLink and enter it in Settings.',
  },
  ip_restricted: {
    kind: 'key_rejected',
    happened: 'This key may not be used from your network address.',
    advice: 'Change the key’s address list at EvoLink, or enter another key in Settings.',
  },
  user_disabled: {
    kind: 'key_rejected',
    happened: 'EvoLink has closed the account of this key.',
    advice: 'Ask EvoLink’s support, or enter another key in Settings.',
  },
  key_model_not_allowed: { kind: 'model_denied' },

  // Content.
  content_policy_violation: { kind: 'content' },
  content_filter: { kind: 'content' },
  sensitive_content: { kind: 'content' },
  moderation_blocked: { kind: 'content' },
  input_moderation_failed: { kind: 'content' },

  // The model is down. These also arrive as HTTP 400, since 503 was merged into it.
  no_available_channel: { kind: 'unavailable' },
  model_unavailable: { kind: 'unavailable' },
  channel_selection_failed: { kind: 'unavailable' },
  service_unavailable: { kind: 'unavailable' },
  service_error: { kind: 'unavailable' },
  upstream_error: { kind: 'unavailable' },
  resource_exhausted: { kind: 'unavailable' },
  generation_timeout: { kind: 'unavailable' },
  generation_failed_no_content: { kind: 'server' },
  unknown_error: { kind: 'server' },
  request_cancelled: { kind: 'unavailable', happened: 'The service stopped this request.' },

  // Input.
  invalid_media_url: { kind: 'reference_unreadable' },
  image_processing_error: { kind: 'reference_unreadable' },
  image_dimension_mismatch: {
    kind: 'invalid',
    happened: 'A reference does not fit the shape that was asked for.',
    advice: 'Choose another size, or crop the reference.',
  },

  // The duplicate guard.
  idempotency_conflict: { kind: 'duplicate' },
  paid_outcome_unknown: {
    kind: 'duplicate',
    happened: 'EvoLink is still checking whether an earlier request for this was accepted.',
    advice: 'Reverie keeps checking and will not resend.',
  },

  // The task endpoint.
  invalid_task_id: { kind: 'not_found' },
  task_not_found: { kind: 'not_found' },
  resource_not_found: { kind: 'not_found' },
  permission_denied: {
    kind: 'key_rejected',
    happened: 'This task belongs to another EvoLink account than the key in use.',
    advice: 'Enter the key it was sent with in Settings.',
  },

  // The file service.
  '40001': {
    kind: 'invalid',
    happened: 'EvoLink found a reference too large to upload.',
    advice: 'Make the picture smaller and add it again.',
  },
  '40002': {
    kind: 'invalid',
    happened: 'EvoLink does not take this kind of file as a reference.',
    advice: 'Save it as PNG or JPEG and add it again.',
  },
  '40003': {
    kind: 'key_limit',
    happened: 'Your file space at EvoLink is full.',
    advice: 'Uploaded references leave it after 72 hours; delete some at EvoLink or try again later.',
  },
  '40004': { kind: 'reference_unreadable' },
  '50001': { kind: 'unavailable', happened: 'EvoLink could not store the reference.' },
};

/** What an HTTP status means when the code does not say. Covers whole hundreds for what is not listed. */
export function statusMeaning(status: number): CodeMeaning {
  switch (status) {
    case 401:
      return { kind: 'key_rejected' };
    case 402:
      return { kind: 'balance' };
    case 403:
      return {
        kind: 'key_rejected',
        happened: 'EvoLink refused the request for this key.',
        advice: 'Check at EvoLink what the key is allowed to do.',
      };
    case 404:
    case 410:
      return { kind: 'not_found' };
    case 408:
      return { kind: 'timeout' };
    case 409:
      return { kind: 'duplicate' };
    case 413:
      return {
        kind: 'invalid',
        happened: 'What was sent is too large for EvoLink.',
        advice: 'Use smaller references or a shorter prompt.',
      };
    case 425:
      return { kind: 'unavailable' };
    case 429:
      return { kind: 'rate_limited' };
    case 500:
      return { kind: 'server' };
  }
  if (status > 500) return { kind: status <= 504 || (status >= 520 && status <= 530) ? 'unavailable' : 'server' };
  if (status >= 400) return { kind: 'invalid' };
  if (status >= 300) {
    return {
      kind: 'server',
      happened: 'The API address answered with a redirect instead of doing the work.',
      advice: 'Check the API address in Settings.',
    };
  }
  return { kind: 'garbled' };
}

/** `error.type` words that decide where neither code nor status does. */
export const typeMeanings: Readonly<Record<string, FailureKind>> = {
  authentication_error: 'key_rejected',
  insufficient_quota: 'balance',
  rate_limit_error: 'rate_limited',
};
