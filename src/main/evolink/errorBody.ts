import { asCode, asNumber, asRecord, asText } from './loose.ts';

/** What an error answer says, in whichever of its known shapes it comes. */
export interface ErrorBody {
  /** Strings and integers alike, as a string. */
  code?: string;
  message?: string;
  type?: string;
  param?: string;
  requestId?: string;
  suggestion?: string;
  /** Credits the request would need and the account has, when the service says so. */
  neededCredits?: number;
  availableCredits?: number;
}

/**
 * Reads `{error: {code, message, type}}`, `{error: "text"}`, `{code, msg, success: false}` and mixtures.
 * Answers an empty object for a body that says nothing (also one that is not JSON).
 */
export function readErrorBody(body: unknown): ErrorBody {
  const top = asRecord(body);
  if (!top) return {};
  const inner = asRecord(top['error']) ?? {};
  const code = asCode(inner['code']) ?? asCode(top['code']);
  const message =
    asText(inner['message']) ??
    asText(inner['msg']) ??
    asText(top['error']) ??
    asText(top['message']) ??
    asText(top['msg']);
  const type = asText(inner['type']) ?? asText(top['type']);
  const param = asText(inner['param']);
  const requestId = asText(inner['request_id']) ?? asText(top['request_id']);
  const suggestion = asText(inner['suggestion']);
  const neededCredits = asNumber(inner['estimated_credits']);
  const availableCredits = asNumber(inner['account_balance_credits']) ?? asNumber(inner['remaining_credits']);
  return {
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(type === undefined ? {} : { type }),
    ...(param === undefined ? {} : { param }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(neededCredits === undefined ? {} : { neededCredits }),
    ...(availableCredits === undefined ? {} : { availableCredits }),
  };
}
