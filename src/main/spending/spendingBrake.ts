import { ReverieError } from '../../shared/bridge/result.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Question, Questions } from '../notices/index.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Retries that begin within this time of the first are one action of the artist's, in milliseconds. */
const batchTime = 1000;

/** What the artist is about to spend by one action. */
export interface Spending {
  /** `submit`: a draft, in however many tasks. `again`: something that was asked for before; several may be one action. */
  kind: 'submit' | 'again';
  /** Estimated credits of all its tasks. */
  credits: number;
}

export interface SpendingBrakeOptions {
  clock: Clock;
  questions: Questions;
  /** The settings in force: actions in a minute and credits in an hour that pass without a question. */
  limits: () => { actionsPerMinute: number; creditsPerHour: number };
  /** Estimated credits asked for in earlier runs, from `from` to before `to`, in milliseconds since 1970. */
  creditsBefore: (from: number, to: number) => number;
}

/** What the last minute and hour would hold, and what they may. */
interface Reckoning {
  actions: number;
  mostActions: number;
  credits: number;
  added: number;
  mostCredits: number;
}

/**
 * Stops what spends faster than a hand: beyond the limits the artist is asked outside the page before more is
 * taken. Counts over the last minute and the last hour, which begin anew when the artist says to go on.
 */
export class SpendingBrake {
  readonly #options: SpendingBrakeOptions;
  readonly #startedAt: number;
  /** Times of actions, and credits with their time. */
  #actions: number[] = [];
  #credits: { at: number; credits: number }[] = [];
  #batchSince: number | undefined;
  /** The artist said to go on; what was before counts no more. */
  #restartedAt: number;

  constructor(options: SpendingBrakeOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#restartedAt = this.#startedAt - hour;
  }

  /**
   * Resolves when it may be taken, and has counted it then. Throws `limit_reached` when the artist does not want it,
   * or cannot be asked now. Within the limits it counts in the caller's own turn, so calls at once cannot all slip by.
   */
  async ask(spending: Spending): Promise<void> {
    const { questions } = this.#options;
    const before = this.#reckon(spending);
    if (isWithin(before)) {
      this.#count(spending);
      return;
    }
    if (questions.unavailable === 'open') {
      throw refusal('Reverie is asking whether to go on. Answer that question first; nothing was sent.');
    }
    if (questions.unavailable === 'resting') throw refusal(`Not sent: ${reasonsOf(before).join(' ')}`);
    const yes = await questions.ask(questionOf(before));
    if (!yes) throw refusal(`Not sent, as you chose. ${reasonsOf(before).join(' ')}`);
    this.#actions = [];
    this.#credits = [];
    this.#batchSince = undefined;
    this.#restartedAt = this.#options.clock.now();
    this.#count(spending);
  }

  #reckon(spending: Spending): Reckoning {
    const { clock, limits, creditsBefore } = this.#options;
    const now = clock.now();
    // What a clock that was set back has put into the future is forgotten with what is too old.
    const within = (at: number, time: number): boolean => Math.abs(now - at) < time;
    this.#actions = this.#actions.filter((at) => within(at, minute));
    this.#credits = this.#credits.filter(({ at }) => within(at, hour));
    const { actionsPerMinute, creditsPerHour } = limits();
    const from = Math.max(now - hour, this.#restartedAt);
    const earlier = from < this.#startedAt ? creditsBefore(from, this.#startedAt) : 0;
    return {
      actions: this.#actions.length + (this.#belongsToBatch(spending) ? 0 : 1),
      mostActions: actionsPerMinute,
      credits: this.#credits.reduce((sum, { credits }) => sum + credits, earlier),
      added: spending.credits,
      mostCredits: creditsPerHour,
    };
  }

  #belongsToBatch({ kind }: Spending): boolean {
    return (
      kind === 'again' &&
      this.#batchSince !== undefined &&
      Math.abs(this.#options.clock.now() - this.#batchSince) < batchTime
    );
  }

  #count(spending: Spending): void {
    const at = this.#options.clock.now();
    if (!this.#belongsToBatch(spending)) {
      this.#actions.push(at);
      if (spending.kind === 'again') this.#batchSince = at;
    }
    this.#credits.push({ at, credits: spending.credits });
  }
}

function tooMany({ actions, mostActions, credits, added, mostCredits }: Reckoning): { fast: boolean; dear: boolean } {
  // Sums of floating numbers: a thousandth of a credit is no credit.
  return { fast: actions > mostActions, dear: credits + added > mostCredits + 0.001 };
}

function isWithin(reckoning: Reckoning): boolean {
  const { fast, dear } = tooMany(reckoning);
  return !fast && !dear;
}

const amount = (credits: number): string =>
  credits.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: 2 });

/** Each limit that is reached, as a sentence with both numbers. */
function reasonsOf(reckoning: Reckoning): string[] {
  const { actions, mostActions, credits, added, mostCredits } = reckoning;
  const { fast, dear } = tooMany(reckoning);
  const times = actions - 1 === 1 ? 'once' : `${amount(actions - 1)} times`;
  return [
    ...(fast ? [`Tasks were sent ${times} in the last minute; your limit is ${amount(mostActions)}.`] : []),
    ...(dear
      ? [
          `About ${amount(credits)} credits were used in the last hour, and this adds ${amount(added)}; your limit is ${amount(mostCredits)}.`,
        ]
      : []),
  ];
}

function questionOf(reckoning: Reckoning): Question {
  return {
    message: 'Keep sending tasks?',
    detail: `${reasonsOf(reckoning).join('\n')}\n\nThis one costs about ${amount(reckoning.added)} credits. If you did not ask for it, choose “Don’t Send”: what was sent before goes on, and nothing else is sent. The limits are in Settings, under Account.`,
    confirm: 'Keep Sending',
    cancel: 'Don’t Send',
  };
}

function refusal(message: string): ReverieError {
  return new ReverieError('limit_reached', message);
}
