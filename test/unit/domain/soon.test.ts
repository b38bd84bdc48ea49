import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { Soon } from '../../../src/shared/domain/soon.ts';
import { FakeClock } from '../../support/fakeClock.ts';

function rig(rest = 2000, longest = 10_000) {
  const clock = new FakeClock();
  const begun = clock.now();
  const done: number[] = [];
  const soon = new Soon(clock, { rest, longest }, () => done.push(clock.now() - begun));
  return { clock, soon, done };
}

describe('work that is done soon', () => {
  it('is done once, a moment after the last of several reasons', async () => {
    const { clock, soon, done } = rig();
    soon.ask();
    await clock.advance(1500);
    soon.ask();
    expect(soon.waits).toBe(true);
    await clock.advance(1999);
    expect(done).toEqual([]);
    await clock.advance(60_000);
    expect(done).toEqual([3500]);
    expect(soon.waits).toBe(false);
  });

  it('is not put off for ever by reasons that never stop', async () => {
    const { clock, soon, done } = rig();
    for (let second = 0; second < 60; second += 1) {
      soon.ask();
      await clock.advance(1000);
    }
    expect(done).toEqual([10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
  });

  it('never waits longer than it may, whenever the reasons come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 30 }), async (gaps) => {
        const { clock, soon } = rig(1000, 4000);
        let since: number | undefined;
        for (const gap of gaps) {
          soon.ask();
          since ??= clock.now();
          await clock.advance(gap);
          if (!soon.waits) since = undefined;
          if (since !== undefined) expect(clock.now() - since).toBeLessThan(4000);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('can be done at once, or not at all', async () => {
    const { clock, soon, done } = rig();
    soon.now();
    expect(done).toEqual([]);
    soon.ask();
    soon.now();
    expect(done).toEqual([0]);
    soon.ask();
    soon.stop();
    await clock.advance(60_000);
    expect(done).toEqual([0]);
  });
});
