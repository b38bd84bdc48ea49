/** Milliseconds from acceptance to the first reading of a task (the API's clients begin after 3 s). */
export const firstPollDelay = 3000;
/** Every reading makes the service ask the model's provider, so never more often than this. */
export const pollInterval = 3000;
export const longestPollInterval = 30_000;
/** Submits are at least this far apart (the manual asks for one to two seconds). */
export const submitSpacing = 1500;
/** Result links end a day after they were given (model page). */
export const resultLifetime = 24 * 60 * 60 * 1000;
/** What is assumed where the service gives no estimate; its own example says 45 s. */
const assumedSeconds = 45;

/** Spreads `delay` evenly over 85 to 115 %, so that tasks started together do not ask together. `random` is 0 to 1. */
function jitter(delay: number, random: number): number {
  return Math.round(delay * (0.85 + 0.3 * random));
}

export interface PollFacts {
  /** Milliseconds since the service accepted the task. */
  elapsed: number;
  estimatedSeconds: number | undefined;
  /** Readings that failed in a row. */
  failures: number;
  retryAfter: number | undefined;
  unwatched: boolean;
  /** 0 to 1. */
  random: number;
}

/**
 * Milliseconds until a task is read again: every 3 s until the estimate has passed, then a little
 * slower each time, up to 30 s; slower also while readings fail; never sooner than the service asked.
 */
export function pollDelay(facts: PollFacts): number {
  const { elapsed, failures, random } = facts;
  let delay = pollInterval;
  const overdue = elapsed - (facts.estimatedSeconds ?? assumedSeconds) * 1000;
  // A tenth of the overdue time: at twice a 45 s estimate the interval has grown to 7.5 s, after five minutes to 30 s.
  if (overdue > 0) delay += overdue / 10;
  if (failures > 0) delay = Math.max(delay, pollInterval * 2 ** Math.min(failures, 4));
  if (facts.unwatched) delay = longestPollInterval;
  delay = jitter(Math.min(delay, longestPollInterval), random);
  return Math.max(delay, facts.retryAfter ?? 0);
}

/** Milliseconds until the next attempt at a submit that was not accepted: 2, 4, 8 … 30 s, or what the service asked for. */
export function submitRetryDelay(attempts: number, retryAfter: number | undefined, random: number): number {
  if (retryAfter !== undefined) return retryAfter + Math.round(random * 500);
  return jitter(Math.min(2000 * 2 ** Math.min(attempts - 1, 5), 30_000), random);
}

/** Milliseconds until a failed download is tried again: 1, 2, 4 … s, at most five minutes. */
export function downloadRetryDelay(attempts: number, random: number): number {
  return jitter(Math.min(1000 * 2 ** Math.min(attempts - 1, 9), 300_000), random);
}

/** Milliseconds until the account is looked through again for the task of an unconfirmed generation: 5, 10, 20 … s, at most five minutes. */
export function checkDelay(checks: number, random: number): number {
  return jitter(Math.min(5000 * 2 ** Math.min(checks, 6), 300_000), random);
}
