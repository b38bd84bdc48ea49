import type { Credits } from '../../shared/bridge/account.ts';
import type { Charge } from '../../shared/domain/charge.ts';

/** The service's last answer about credits, and what it has to be compared with. */
export interface Reading {
  /** Credits that are left of the account, of this key, and the smaller of the two, as the service said. */
  account?: number | undefined;
  keyLimit?: number | undefined;
  spendable?: number | undefined;
  /** Credits of what was held while the service was asked, by generation. */
  holding?: Readonly<Record<string, number>> | undefined;
  /** What has been settled since it was asked, in credits by generation. */
  settled?: Readonly<Record<string, number>> | undefined;
  /**
   * Whether the service takes reserved credits off its figures at once, or only when a task has ended. Its manual says
   * that they are reserved, and not whether that shows; until two readings tell, what is held is taken off ourselves.
   */
  showsHolds?: boolean | undefined;
  /** Charges came or went while the service was asked, so that nothing can be learned from comparing figures. */
  unsure?: boolean | undefined;
}

/** What is known of the account's credits, but for when it was read and what went wrong. */
export type Figures = Omit<Credits, 'readAt' | 'problem'>;

const sum = (credits: Iterable<number>): number => [...credits].reduce((total, each) => total + each, 0);
/** A ten-thousandth of a credit: prices have four places, and sums of floating numbers have more. */
const tidy = (credits: number): number => Math.round(credits * 10_000) / 10_000;

/**
 * What there is, what running tasks hold, what waiting ones will take, and what is free, from the last reading and
 * everything that has happened since. What is held counts once, whether the reading has it in it or not.
 */
export function figuresOf(reading: Reading | undefined, charges: ReadonlyMap<string, Charge>): Figures {
  const creditsIn = (...states: Charge['state'][]): number =>
    sum([...charges.values()].filter(({ state }) => states.includes(state)).map(({ credits }) => credits));
  const held = tidy(creditsIn('sending', 'held'));
  const waiting = tidy(creditsIn('waiting'));
  const difference = reading ? sinceReading(reading, charges) : 0;
  const nowOf = (read: number | undefined): number | undefined =>
    read === undefined ? undefined : tidy(read + difference);
  const account = nowOf(reading?.account);
  const keyLimit = nowOf(reading?.keyLimit);
  const balance = nowOf(reading?.spendable);
  return {
    ...(account === undefined ? {} : { account }),
    ...(keyLimit === undefined ? {} : { keyLimit }),
    ...(balance === undefined ? {} : { balance, spendable: tidy(balance - held - waiting) }),
    held,
    waiting,
  };
}

/** What has to be added to the service's figures for the balance before anything is held. */
function sinceReading(reading: Reading, charges: ReadonlyMap<string, Charge>): number {
  const { holding = {}, settled = {}, showsHolds = false } = reading;
  const spent = sum(Object.values(settled));
  if (!showsHolds) return -spent;
  // Off its figures already: of what still runs, and of what has ended since. Of others nothing is known.
  const taken = Object.entries(holding).filter(([id]) => id in settled || charges.get(id)?.state === 'held');
  return sum(taken.map(([, credits]) => credits)) - spent;
}

/** Whether a figure that was read between two moments cannot tell of anything that came or went meanwhile. */
export function nothingHappened(one: ReadonlyMap<string, Charge>, other: ReadonlyMap<string, Charge>): boolean {
  const text = (charges: ReadonlyMap<string, Charge>): string =>
    JSON.stringify([...charges].filter(([, { state }]) => state !== 'waiting').map(([id, { state }]) => [id, state]));
  const underWay = [...one.values(), ...other.values()].some(({ state }) => state === 'sending');
  return !underWay && text(one) === text(other);
}

/** What is held, in credits by generation. */
export function holdingOf(charges: ReadonlyMap<string, Charge>): Record<string, number> {
  return Object.fromEntries(
    [...charges].filter(([, { state }]) => state === 'held').map(([id, { credits }]) => [id, credits]),
  );
}

/** Half a hundredth: figures that differ by less are the same. */
const same = (one: number, other: number): boolean => Math.abs(one - other) < 0.005;

/**
 * Whether the service shows holds, as two readings tell: the balance between them has gone down by what was reserved,
 * or only by what was settled. Where both would fit, or neither (a top-up, another program), it is believed as before.
 */
export function showsHoldsAfter(
  before: Reading,
  next: Pick<Reading, 'spendable' | 'holding' | 'unsure'>,
): boolean | undefined {
  if (before.spendable === undefined || next.spendable === undefined) return before.showsHolds;
  if (before.unsure || next.unsure) return before.showsHolds;
  const settled = before.spendable - sum(Object.values(before.settled ?? {}));
  const reserved = sum(Object.values(next.holding ?? {})) - sum(Object.values(before.holding ?? {}));
  const fitsShown = same(next.spendable, settled - reserved);
  const fitsHidden = same(next.spendable, settled);
  return fitsShown === fitsHidden ? before.showsHolds : fitsShown;
}
