import { describe, expect, it } from 'vitest';
import { SubmitGate } from '../../../src/main/generation/submitGate.ts';
import { FakeClock } from '../../support/fakeClock.ts';

function setUp() {
  const clock = new FakeClock(1_000_000);
  const gate = new SubmitGate(clock);
  const passed: [name: string, at: number][] = [];
  const enter = (name: string, signal = new AbortController().signal): Promise<void> =>
    gate.pass(signal).then(
      () => void passed.push([name, clock.now() - 1_000_000]),
      () => void passed.push([`${name} gave up`, clock.now() - 1_000_000]),
    );
  return { clock, gate, passed, enter };
}

describe('the gate before submits', () => {
  it('lets one through at a time, 1.5 s apart, in the order of coming', async () => {
    const { clock, passed, enter } = setUp();
    void enter('a');
    void enter('b');
    void enter('c');
    await clock.advance(10_000);
    expect(passed).toEqual([
      ['a', 0],
      ['b', 1500],
      ['c', 3000],
    ]);
  });

  it('holds everybody back while the service has asked for a pause', async () => {
    const { clock, gate, passed, enter } = setUp();
    gate.pauseUntil(1_030_000);
    void enter('a');
    void enter('b');
    await clock.advance(60_000);
    expect(passed).toEqual([
      ['a', 30_000],
      ['b', 31_500],
    ]);
  });

  it('is extended by a pause that is asked for while somebody waits', async () => {
    const { clock, gate, passed, enter } = setUp();
    gate.pauseUntil(1_005_000);
    void enter('a');
    await clock.advance(4000);
    gate.pauseUntil(1_020_000);
    await clock.advance(60_000);
    expect(passed).toEqual([['a', 20_000]]);
  });

  it('gives the turn of one who gives up to the next', async () => {
    const { clock, gate, passed, enter } = setUp();
    gate.pauseUntil(1_010_000);
    const leaving = new AbortController();
    void enter('a', leaving.signal);
    void enter('b');
    await clock.advance(2000);
    leaving.abort(new Error('cancelled'));
    await clock.advance(60_000);
    expect(passed).toEqual([
      ['a gave up', 2000],
      ['b', 10_000],
    ]);
  });
});
