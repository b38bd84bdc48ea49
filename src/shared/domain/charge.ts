import type { GenerationError, GenerationStatus } from './generation.ts';
import { assertNever } from './assertNever.ts';
import type { GenerationId } from './ids.ts';
import { estimateCredits } from './price.ts';

/**
 * What one generation means for the balance now. `waiting`: it costs when it is sent. `sending`: a request is on its
 * way. `held`: the service has accepted it, or perhaps has, and reserves its credits. `settled`: it has ended.
 */
export interface Charge {
  state: 'waiting' | 'sending' | 'held' | 'settled';
  /** What is reserved, or the estimate of it; of a settled one what it has cost, as far as is known. */
  credits: number;
}

/** What one generation costs, or will, is another than before; nothing was before one that is new. */
export interface ChargeChange {
  id: GenerationId;
  before: Charge | undefined;
  now: Charge;
}

export interface ChargeFacts {
  status: GenerationStatus;
  /** It is only sent when the artist says so. */
  held?: boolean;
  /** A request to send it is open. */
  postOpen: boolean;
  picturesRequested: number;
  creditsReserved?: number | undefined;
  creditsUsed?: number | undefined;
  charged?: GenerationError['charged'] | undefined;
}

export function chargeOf(facts: ChargeFacts): Charge {
  const reserved = facts.creditsReserved ?? estimateCredits(facts.picturesRequested);
  const { status } = facts;
  if (facts.held) return { state: 'settled', credits: 0 };
  switch (status) {
    case 'queued':
    case 'preparing':
      return { state: 'waiting', credits: estimateCredits(facts.picturesRequested) };
    case 'submitting':
      return { state: facts.postOpen ? 'sending' : 'waiting', credits: estimateCredits(facts.picturesRequested) };
    case 'running':
    case 'unconfirmed':
      return { state: 'held', credits: reserved };
    // The service settles a task when it ends; what is left to do is ours.
    case 'saving':
    case 'completed':
      return { state: 'settled', credits: facts.creditsUsed ?? reserved };
    case 'failed':
    case 'cancelled':
      return { state: 'settled', credits: facts.creditsUsed ?? (facts.charged === 'unknown' ? reserved : 0) };
    default:
      return assertNever(status, 'generation status');
  }
}

/**
 * Credits that are gone, as far as is known, where one charge has taken another's place; undefined where nothing was
 * settled. Something that may have been accepted and is sent once more may have been paid.
 */
export function settlementOf(before: Charge | undefined, now: Charge): number | undefined {
  if (before?.state !== 'held' || now.state === 'held') return undefined;
  return now.state === 'settled' ? now.credits : before.credits;
}
