import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDelay,
  downloadRetryDelay,
  longestPollInterval,
  pollDelay,
  submitRetryDelay,
} from '../../../src/main/generation/timing.ts';

const steady = { failures: 0, retryAfter: undefined, unwatched: false, random: 0.5, estimatedSeconds: 45 };

describe('the time until a task is read again', () => {
  it.each([
    ['at the beginning', { ...steady, elapsed: 3000 }, 3000],
    ['up to the estimate', { ...steady, elapsed: 45_000 }, 3000],
    ['at twice the estimate', { ...steady, elapsed: 90_000 }, 7500],
    ['long after it', { ...steady, elapsed: 3_600_000 }, 30_000],
    ['without an estimate, as if it were 45 s', { ...steady, estimatedSeconds: undefined, elapsed: 90_000 }, 7500],
    ['after one failed reading', { ...steady, failures: 1, elapsed: 3000 }, 6000],
    ['after many failed readings', { ...steady, failures: 40, elapsed: 3000 }, 30_000],
    ['when nobody watches', { ...steady, unwatched: true, elapsed: 3000 }, 30_000],
    ['when the service asked for a pause', { ...steady, retryAfter: 60_000, elapsed: 3000 }, 60_000],
  ])('%s', (_when, facts, expected) => {
    expect(pollDelay(facts)).toBe(expected);
  });

  it('is never shorter than asked for, and never more than 15 % beyond 30 s by itself', () => {
    fc.assert(
      fc.property(
        fc.record({
          elapsed: fc.nat(10_000_000),
          estimatedSeconds: fc.option(fc.nat(1000), { nil: undefined }),
          failures: fc.nat(100),
          retryAfter: fc.option(fc.nat(600_000), { nil: undefined }),
          unwatched: fc.boolean(),
          random: fc.double({ min: 0, max: 0.999, noNaN: true }),
        }),
        (facts) => {
          const delay = pollDelay(facts);
          expect(delay).toBeGreaterThanOrEqual(Math.max(3000 * 0.85, facts.retryAfter ?? 0));
          expect(delay).toBeLessThanOrEqual(Math.max(longestPollInterval * 1.15, facts.retryAfter ?? 0));
        },
      ),
    );
  });
});

describe('the time until something is tried again', () => {
  it('grows for submits from 2 s to 30 s', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map((attempts) => submitRetryDelay(attempts, undefined, 0.5))).toEqual([
      2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('is what the service asked for, and a little spread, for submits', () => {
    expect(submitRetryDelay(1, 7000, 0)).toBe(7000);
    expect(submitRetryDelay(9, 7000, 0.999)).toBeLessThanOrEqual(7500);
  });

  it('grows for downloads from 1 s to five minutes', () => {
    expect([1, 2, 3, 10, 99].map((attempts) => downloadRetryDelay(attempts, 0.5))).toEqual([
      1000, 2000, 4000, 300_000, 300_000,
    ]);
  });

  it('grows for looks through the account from 5 s to five minutes', () => {
    expect([0, 1, 2, 6, 99].map((checks) => checkDelay(checks, 0.5))).toEqual([5000, 10_000, 20_000, 300_000, 300_000]);
  });
});
