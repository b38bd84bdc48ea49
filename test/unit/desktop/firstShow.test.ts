import { describe, expect, it } from 'vitest';
import { FirstShow } from '../../../src/main/desktop/firstShow.ts';
import { FakeClock } from '../../support/fakeClock.ts';

function rig(): { clock: FakeClock; first: FirstShow; shown: () => number } {
  const clock = new FakeClock();
  let shown = 0;
  const first = new FirstShow(clock, () => {
    shown += 1;
  });
  return { clock, first, shown: () => shown };
}

describe('a hidden window', () => {
  it('is shown as soon as it is ready, and not again after its page has loaded', async () => {
    const { clock, first, shown } = rig();
    first.ready();
    expect(shown()).toBe(1);
    first.settled();
    await clock.advance(10_000);
    expect(shown()).toBe(1);
  });

  it('is shown soon after its page has loaded when it never says that it is ready', async () => {
    const { clock, first, shown } = rig();
    first.settled();
    expect(shown()).toBe(0);
    await clock.advance(1000);
    expect(shown()).toBe(1);
    first.ready();
    expect(shown()).toBe(1);
  });

  it('is shown once when it is ready just after its page has loaded', async () => {
    const { clock, first, shown } = rig();
    first.settled();
    first.ready();
    await clock.advance(10_000);
    expect(shown()).toBe(1);
    expect(clock.waiting).toStrictEqual([]);
  });

  it('is not shown after it has gone', async () => {
    const { clock, first, shown } = rig();
    first.settled();
    first.cancel();
    first.ready();
    await clock.advance(10_000);
    expect(shown()).toBe(0);
  });
});
