import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/main/account/index.ts';
import { BalanceKeeper } from '../../../src/main/account/balanceKeeper.ts';
import { silentLogger } from '../../../src/main/logging/index.ts';
import type { Charge } from '../../../src/shared/domain/charge.ts';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const id = 'one' as GenerationId;
const held: Charge = { state: 'held', credits: 2.04 };
const ended: Charge = { state: 'settled', credits: 2.04 };
const waiting: Charge = { state: 'waiting', credits: 2.04 };

let clock: FakeClock;
let begun: number;
let readings: number[];
let settled: [string, number][];
let tellings: number;
let keeper: BalanceKeeper;
let account: Partial<Account>;

beforeEach(() => {
  clock = new FakeClock();
  begun = clock.now();
  readings = [];
  settled = [];
  tellings = 0;
  account = {
    credits: () => {
      readings.push(clock.now() - begun);
      return Promise.resolve({ held: 0, waiting: 0 });
    },
    settle: (...given) => settled.push(given),
    tellFigures: () => {
      tellings += 1;
    },
  };
  keeper = new BalanceKeeper(() => account as Account, clock, silentLogger);
});

describe('keeping the balance', () => {
  it('asks the service once for several tasks that end together', async () => {
    for (let task = 0; task < 6; task += 1) keeper.follow({ id, before: held, now: ended });
    await clock.advance(60_000);
    expect(readings).toEqual([2000]);
    expect(settled).toHaveLength(6);
  });

  it('asks it every ten seconds while tasks end without a rest', async () => {
    for (let second = 0; second < 60; second += 1) {
      keeper.follow({ id, before: held, now: ended });
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await clock.advance(1000);
    }
    expect(readings).toEqual([10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
  });

  it('asks it when a task was accepted, and not when one only waits', async () => {
    keeper.follow({ id, before: undefined, now: waiting });
    await clock.advance(60_000);
    expect(readings).toEqual([]);
    keeper.follow({ id, before: { ...waiting, state: 'sending' }, now: held });
    await clock.advance(60_000);
    expect(readings).toEqual([62_000]);
  });

  it('tells the figures at once, once for all tasks of an action', async () => {
    for (let task = 0; task < 6; task += 1) keeper.follow({ id, before: undefined, now: waiting });
    expect(tellings).toBe(0);
    await Promise.resolve();
    expect(tellings).toBe(1);
  });

  it('asks it also when the disk does not take down what a task has cost', async () => {
    const broken = {
      ...account,
      settle: () => {
        throw new Error('The disk is full.');
      },
    };
    const other = new BalanceKeeper(() => broken as Account, clock, silentLogger);
    other.follow({ id, before: held, now: ended });
    await clock.advance(60_000);
    expect(readings).toEqual([2000]);
    expect(tellings).toBe(1);
  });

  it('asks no more once it was stopped', async () => {
    keeper.follow({ id, before: held, now: ended });
    keeper.stop();
    await clock.advance(60_000);
    expect(readings).toEqual([]);
  });
});
