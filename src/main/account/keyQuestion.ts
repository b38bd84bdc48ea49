import type { Clock } from '../../shared/domain/clock.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { WithheldKey } from '../../shared/bridge/account.ts';
import { hostOf, listOf, type KeyAddresses } from './keyAddresses.ts';
import type { KeyVault } from './keyVault.ts';
import type { Logger } from '../logging/logger.ts';
import type { Question, Questions } from '../notices/index.ts';

/** After a No nothing is asked by itself for this long, in milliseconds; the page's button still asks. */
const quietTime = 60_000;

export interface KeyQuestionOptions {
  addresses: KeyAddresses;
  vault: Pick<KeyVault, 'current'>;
  questions: Questions;
  clock: Clock;
  logger: Logger;
  /** The key may go where it could not. */
  onAllowed: () => void;
}

/** Asks whether the key may go to an address that it was not given for. */
export class KeyQuestion {
  readonly #options: KeyQuestionOptions;
  /** What was asked by itself in this run. */
  readonly #asked = new Set<string>();
  #refusedAt: number | undefined;

  constructor(options: KeyQuestionOptions) {
    this.#options = options;
  }

  /** Asks once in a run for each set of addresses that the key is kept from. Never rejects. */
  async askByItself(): Promise<void> {
    const { addresses, clock, logger, questions } = this.#options;
    try {
      const withheld = await addresses.withheld();
      if (!withheld || questions.unavailable !== undefined) return;
      if (this.#refusedAt !== undefined && Math.abs(clock.now() - this.#refusedAt) < quietTime) return;
      const name = withheld.from.join(' ');
      if (this.#asked.has(name)) return;
      this.#asked.add(name);
      await this.#ask(withheld);
    } catch (error) {
      logger.error('The artist could not be asked about the key’s addresses.', { error });
    }
  }

  /**
   * Asks because the artist wants to be asked. Resolves when the question is shown, or nothing is left to ask.
   * Throws `not_possible_now` while another question is open or was just refused.
   */
  async begin(): Promise<void> {
    const { addresses, logger, questions } = this.#options;
    const withheld = await addresses.withheld();
    if (!withheld) return;
    if (questions.unavailable === 'open') {
      throw new ReverieError('not_possible_now', 'Reverie is asking something already. Answer that question first.');
    }
    if (questions.unavailable === 'resting') {
      throw new ReverieError('not_possible_now', 'You have just said no. Try again in a few seconds.');
    }
    this.#ask(withheld).catch((error: unknown) => {
      logger.error('The artist could not be asked about the key’s addresses.', { error });
    });
  }

  async #ask(withheld: WithheldKey): Promise<void> {
    const { addresses, clock, onAllowed, questions, vault } = this.#options;
    const key = await vault.current();
    if (key === undefined) return;
    const yes = await questions.ask(questionOf(withheld));
    if (yes === false) this.#refusedAt = clock.now();
    // Another key that was entered meanwhile is not what was asked about.
    if (!yes || (await vault.current()) !== key) return;
    this.#refusedAt = undefined;
    addresses.allow(key, withheld.from);
    onAllowed();
  }
}

function questionOf({ from, givenFor }: WithheldKey): Question {
  const there = listOf(from.map(hostOf));
  return {
    message: `Send your key to ${there} as well?`,
    detail: `It was given for ${listOf(givenFor.map(hostOf))}. Whoever runs ${there} can use the key and spend your credits. Nothing is sent there until you agree, and what waits goes on waiting.`,
    confirm: 'Send Key',
    cancel: 'Don’t Send',
  };
}
