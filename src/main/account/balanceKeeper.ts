import { settlementOf, type ChargeChange } from '../../shared/domain/charge.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';
import { Soon } from '../../shared/domain/soon.ts';
import type { Logger } from '../logging/logger.ts';
import type { Account } from './account.ts';

/** The balance is read when tasks have not begun or ended for a moment, and while they do so on and on. In milliseconds. */
const readingTimes = { rest: 2000, longest: 10_000 };

/** Keeps one account's figures true while generations come and go. */
export class BalanceKeeper {
  readonly #account: () => Account;
  readonly #logger: Logger;
  readonly #reading: Soon;
  #telling = false;

  constructor(account: () => Account, clock: Clock, logger: Logger) {
    this.#account = account;
    this.#logger = logger;
    this.#reading = new Soon(clock, readingTimes, () => {
      this.read();
    });
  }

  /** What a change of a charge means: the figures follow at once, and the service is asked a moment later. */
  readonly follow = ({ id, before, now }: ChargeChange): void => {
    const settlement = settlementOf(before, now);
    if (settlement !== undefined) this.#settle(id, settlement);
    this.#tell();
    // Accepting reserves credits; every end settles them.
    const accepted = now.state === 'held' && before?.state !== 'held';
    if (accepted || settlement !== undefined) this.#reading.ask();
  };

  /** It is written down; where the disk refuses that, the service's next answer makes up for it. */
  #settle(id: GenerationId, credits: number): void {
    try {
      this.#account().settle(id, credits);
    } catch (error) {
      this.#logger.error('What a task has cost could not be written down.', { generation: id, error });
    }
  }

  /** Asks the service in the background; without a key nothing happens. */
  read(): void {
    this.#account()
      .credits({ refresh: true })
      .catch((error: unknown) => {
        this.#logger.error('The balance could not be read.', { error });
      });
  }

  stop(): void {
    this.#reading.stop();
  }

  /** Several tasks of one action are told together. */
  #tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.#account().tellFigures();
    });
  }
}
