import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, nothingHappened, showsHoldsAfter, type Reading } from '../../../src/main/account/figures.ts';
import { chargeOf, settlementOf, type Charge, type ChargeFacts } from '../../../src/shared/domain/charge.ts';

const price = 2.04;
const charge = (state: Charge['state'], credits = price): Charge => ({ state, credits });
const many = (count: number, state: Charge['state'], name: string = state): [string, Charge][] =>
  Array.from({ length: count }, (_, index) => [`${name} ${index}`, charge(state)]);
const holding = (count: number): Record<string, number> =>
  Object.fromEntries(many(count, 'held').map(([id, { credits }]) => [id, credits]));

describe('the figures', () => {
  const before: Reading = { account: 500, spendable: 500 };
  it.each<[name: string, reading: Reading | undefined, charges: [string, Charge][], figures: number[]]>([
    // balance, held, waiting, free
    ['nothing under way', before, [], [500, 0, 0, 500]],
    ['six separate tasks that wait', before, many(6, 'waiting'), [500, 0, 12.24, 487.76]],
    ['three of six on their way', before, [...many(3, 'sending'), ...many(3, 'waiting')], [500, 6.12, 6.12, 487.76]],
    [
      'three of six accepted since the reading',
      before,
      [...many(3, 'held'), ...many(3, 'waiting')],
      [500, 6.12, 6.12, 487.76],
    ],
    [
      'three of six accepted before a reading that shows it',
      { account: 493.88, spendable: 493.88, holding: holding(3), showsHolds: true },
      [...many(3, 'held'), ...many(3, 'waiting')],
      [500, 6.12, 6.12, 487.76],
    ],
    [
      'three of six accepted before a reading that does not show it',
      { account: 500, spendable: 500, holding: holding(3), showsHolds: false },
      [...many(3, 'held'), ...many(3, 'waiting')],
      [500, 6.12, 6.12, 487.76],
    ],
    [
      'three of six accepted before the first reading, when nobody knows what it shows',
      { account: 493.88, spendable: 493.88, holding: holding(3) },
      [...many(3, 'held'), ...many(3, 'waiting')],
      // Counted twice perhaps: the cautious side.
      [493.88, 6.12, 6.12, 481.64],
    ],
    [
      'one more accepted since',
      { account: 493.88, spendable: 493.88, holding: holding(3), showsHolds: true },
      [...many(4, 'held'), ...many(2, 'waiting')],
      [500, 8.16, 4.08, 487.76],
    ],
    [
      'one of the three has ended since',
      { account: 493.88, spendable: 493.88, holding: holding(3), showsHolds: true, settled: { 'held 2': price } },
      [...many(2, 'held'), ...many(3, 'waiting')],
      [497.96, 4.08, 6.12, 487.76],
    ],
    [
      'one of the three has failed since, free of charge',
      { account: 493.88, spendable: 493.88, holding: holding(3), showsHolds: true, settled: { 'held 2': 0 } },
      [...many(2, 'held'), ...many(3, 'waiting')],
      [500, 4.08, 6.12, 489.8],
    ],
    [
      'all six have ended since a reading of before',
      { account: 500, spendable: 500, settled: Object.fromEntries(many(6, 'held').map(([id]) => [id, price])) },
      [],
      [487.76, 0, 0, 487.76],
    ],
    ['more waits than there is', { spendable: 3.4 }, many(2, 'waiting'), [3.4, 0, 4.08, -0.68]],
    [
      'the library whose tasks it held is not there',
      { account: 493.88, spendable: 493.88, holding: holding(3), showsHolds: true },
      [],
      [493.88, 0, 0, 493.88],
    ],
  ])('%s', (_name, reading, charges, figures) => {
    const { balance, held, waiting, spendable } = figuresOf(reading, new Map(charges));
    expect([balance, held, waiting, spendable]).toEqual(figures);
  });

  it('tell what is held and what waits also where the balance is not known', () => {
    const charges = new Map([...many(1, 'held'), ...many(2, 'waiting')]);
    expect(figuresOf(undefined, charges)).toEqual({ held: 2.04, waiting: 4.08 });
  });

  it('apply to the account and to the limit of the key alike', () => {
    const figures = figuresOf({ account: 950.4, keyLimit: 100, spendable: 100, settled: { a: 2.04 } }, new Map());
    expect(figures).toEqual({
      account: 948.36,
      keyLimit: 97.96,
      balance: 97.96,
      held: 0,
      waiting: 0,
      spendable: 97.96,
    });
  });

  it('always add up, and never promise what is held or waits', () => {
    const anyCharge = fc.record({
      state: fc.constantFrom<Charge['state']>('waiting', 'sending', 'held'),
      credits: fc.integer({ min: 0, max: 3060 }).map((hundredths) => hundredths / 100),
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), anyCharge),
        fc.integer({ min: 0, max: 100_000 }),
        fc.option(fc.boolean(), { nil: undefined }),
        (given, hundredths, showsHolds) => {
          const figures = figuresOf({ spendable: hundredths / 100, showsHolds }, new Map(Object.entries(given)));
          const { balance = Number.NaN, held, waiting, spendable = Number.NaN } = figures;
          expect(balance - held - waiting).toBeCloseTo(spendable, 6);
          expect(spendable).toBeLessThanOrEqual(hundredths / 100);
        },
      ),
    );
  });
});

describe('whether the service shows what it reserves', () => {
  it.each<[name: string, before: Reading, next: Reading, shows: boolean | undefined]>([
    ['nothing new is held', { spendable: 500 }, { spendable: 500 }, undefined],
    ['it went down by what is held', { spendable: 500 }, { spendable: 497.96, holding: holding(1) }, true],
    ['it stayed while something is held', { spendable: 500 }, { spendable: 500, holding: holding(1) }, false],
    [
      'it went up again when one failed',
      { spendable: 497.96, holding: holding(1), settled: { 'held 0': 0 }, showsHolds: false },
      { spendable: 500 },
      true,
    ],
    [
      'it went down only when one ended',
      { spendable: 500, holding: holding(1), settled: { 'held 0': 2.04 } },
      { spendable: 497.96 },
      false,
    ],
    ['somebody topped up', { spendable: 500, showsHolds: false }, { spendable: 1500, holding: holding(1) }, false],
    ['something came meanwhile', { spendable: 500, unsure: true }, { spendable: 500, holding: holding(1) }, undefined],
    ['something came now', { spendable: 500 }, { spendable: 500, holding: holding(1), unsure: true }, undefined],
  ])('%s', (_name, before, next, shows) => {
    expect(showsHoldsAfter(before, next)).toBe(shows);
  });

  it('is not asked of a figure that was read while something came or went', () => {
    const held = new Map(many(1, 'held'));
    expect(nothingHappened(held, held)).toBe(true);
    expect(nothingHappened(held, new Map([...held, ...many(5, 'waiting')]))).toBe(true);
    expect(nothingHappened(held, new Map())).toBe(false);
    expect(nothingHappened(new Map(), held)).toBe(false);
    expect(nothingHappened(new Map(many(1, 'sending')), new Map(many(1, 'sending')))).toBe(false);
  });
});

describe('what a generation costs', () => {
  const facts: ChargeFacts = { status: 'queued', postOpen: false, picturesRequested: 2 };
  it.each<[ChargeFacts, Charge]>([
    [facts, charge('waiting', 4.08)],
    [{ ...facts, status: 'preparing' }, charge('waiting', 4.08)],
    [{ ...facts, status: 'submitting', postOpen: true }, charge('sending', 4.08)],
    [{ ...facts, status: 'submitting' }, charge('waiting', 4.08)],
    [{ ...facts, status: 'running', creditsReserved: 3.9 }, charge('held', 3.9)],
    [{ ...facts, status: 'running' }, charge('held', 4.08)],
    [{ ...facts, status: 'unconfirmed', charged: 'unknown' }, charge('held', 4.08)],
    [{ ...facts, status: 'saving', creditsReserved: 4.08, creditsUsed: 2.04 }, charge('settled', 2.04)],
    [{ ...facts, status: 'completed', creditsReserved: 4.08 }, charge('settled', 4.08)],
    [{ ...facts, status: 'failed', creditsReserved: 4.08, charged: 'no' }, charge('settled', 0)],
    [{ ...facts, status: 'failed', creditsReserved: 4.08, charged: 'unknown' }, charge('settled', 4.08)],
    [{ ...facts, status: 'cancelled' }, charge('settled', 0)],
    [{ ...facts, status: 'cancelled', charged: 'unknown' }, charge('settled', 4.08)],
  ])('%j', (given, expected) => {
    expect(chargeOf(given)).toEqual(expected);
  });

  it.each<[before: Charge | undefined, now: Charge, settlement: number | undefined]>([
    [undefined, charge('waiting'), undefined],
    [charge('waiting'), charge('sending'), undefined],
    // Refused: nothing was accepted.
    [charge('sending'), charge('waiting'), undefined],
    [charge('sending'), charge('settled', 0), undefined],
    [charge('sending'), charge('held'), undefined],
    [charge('held'), charge('held', 4.08), undefined],
    [charge('held'), charge('settled', 2.04), 2.04],
    [charge('held'), charge('settled', 0), 0],
    // An unconfirmed one that is sent again may have been paid once.
    [charge('held'), charge('waiting'), 2.04],
    // A first sight of one that had ended before.
    [undefined, charge('settled', 2.04), undefined],
  ])('is settled where %j becomes %j: %s', (before, now, settlement) => {
    expect(settlementOf(before, now)).toBe(settlement);
  });
});
