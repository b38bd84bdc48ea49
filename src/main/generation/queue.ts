import { assertNever } from '../../shared/domain/assertNever.ts';
import { isTerminal, type Generation } from '../../shared/domain/generation.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Page } from '../../shared/bridge/route.ts';
import type { GenerationQuery } from '../../shared/bridge/generations.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import { QueueContext, type QueueOptions } from './context.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { refuseInvalidDraft } from './draftGuard.ts';
import { isUnsent } from './held.ts';
import { newGenerationId, newIdempotencyKey } from './identity.ts';
import type { GenerationRow } from './row.ts';
import { GenerationStore } from './store.ts';
import { Jobs } from './jobs.ts';
import { QueueFigures } from './queueFigures.ts';
import { lookForMatch, noMatch } from './unconfirmed.ts';
import { wordsOf } from './failures.ts';

/**
 * The durable queue: one row a generation, one job for each open row. Rows decide what happens next,
 * jobs only carry it out, so a job that dies at any point is made anew from its row.
 */
export class GenerationQueue {
  readonly store: GenerationStore;
  /** What it comes to, in tasks and credits. */
  readonly figures: QueueFigures;
  readonly #options: QueueOptions;
  readonly #context: QueueContext;
  readonly #jobs: Jobs;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.store = new GenerationStore(options.library);
    this.#context = new QueueContext(options, this.store);
    this.#jobs = new Jobs(this.#context);
    this.figures = new QueueFigures(this.#context);
    options.connection.onChange((usable) => {
      // Back from sleep or from being offline: what waits for a moment to ask again asks now.
      if (usable) this.#context.wake();
    });
  }

  /** Takes every open row up where it stands. Call once, after construction. */
  start(): void {
    this.#jobs.resumeAll();
  }

  /** Throws `invalid_draft` with every problem of the draft. */
  check(draft: Draft): void {
    refuseInvalidDraft(draft, (id) => this.#options.library.reference(id) !== undefined);
  }

  /** Writes the draft down as one generation, or `count` of them. Throws `invalid_draft`; then nothing is written. */
  submit(draft: Draft): GenerationId[] {
    this.check(draft);
    const tasks = draft.countMode === 'separate' ? draft.count : 1;
    const picturesRequested = draft.countMode === 'separate' ? 1 : draft.count;
    const createdAt = this.#options.clock.now();
    const ids = this.#options.library.transaction(() =>
      Array.from({ length: tasks }, () => {
        const id = newGenerationId(this.#options.random);
        this.store.insert({ id, createdAt, draft, picturesRequested, ...this.#ours() });
        return id;
      }),
    );
    for (const id of ids) {
      // The index holds the intent already; the record is written again, and must be, before anything is sent.
      this.#context.recordIfPossible(id);
      this.#context.announce(id);
    }
    this.#jobs.startWaiting();
    return ids;
  }

  /** Sends what waits because its library came from elsewhere or another key is in use: it is this account's from now on. */
  sendHeld(id: GenerationId): Generation {
    const row = this.#row(id);
    if (this.#context.held(row) === undefined) {
      throw new ReverieError('not_possible_now', 'This does not wait for you to send it.');
    }
    this.#context.transition(id, { ...this.#ours(), attempts: 0, nextAttemptAt: undefined, error: undefined });
    this.#context.recordIfPossible(id);
    if (row.status !== 'queued') this.#jobs.drive(id);
    this.#jobs.startWaiting();
    return this.get(id);
  }

  get(id: GenerationId): Generation {
    return this.#context.view(this.#row(id));
  }

  list(query: GenerationQuery): Page<Generation> {
    const limit = query.limit ?? 100;
    const statuses = typeof query.status === 'string' ? [query.status] : query.status;
    const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    const rows = this.store.page({ statuses, dismissed: query.dismissed, limit: limit + 1, before });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => this.#context.view(row)),
      ...(rows.length > limit && last ? { nextCursor: encodeCursor(last) } : {}),
    };
  }

  /**
   * Before the POST a cancel is real. After it the service cannot be stopped: the generation is only no
   * longer watched, and is collected when it finishes.
   */
  async cancel(id: GenerationId): Promise<{ outcome: 'cancelled' | 'unwatched' | 'already_ended' }> {
    const row = this.#row(id);
    switch (row.status) {
      case 'queued':
      case 'preparing':
        return this.#cancelUnsent(row);
      case 'submitting':
        if (!row.postOpen) return this.#cancelUnsent(row);
        throw new ReverieError(
          'not_possible_now',
          'It is being sent at this moment. Try again when the service has answered.',
        );
      case 'running':
      case 'saving':
        this.#context.transition(id, { unwatched: true });
        this.#jobs.startWaiting();
        return { outcome: 'unwatched' };
      case 'unconfirmed':
        throw new ReverieError(
          'not_possible_now',
          'It is not known whether this was accepted. Use the task that matches, send it again, or dismiss it.',
        );
      case 'completed':
      case 'failed':
      case 'cancelled':
        return { outcome: 'already_ended' };
      default:
        return assertNever(row.status, 'generation status');
    }
  }

  async #cancelUnsent(row: GenerationRow): Promise<{ outcome: 'cancelled' }> {
    this.#context.transition(row.id, {
      status: 'cancelled',
      nextAttemptAt: undefined,
      completedAt: this.#options.clock.now(),
      error: undefined,
      dismissed: true,
    });
    this.#context.recordIfPossible(row.id);
    await this.#jobs.stop(row.id);
    this.#jobs.startWaiting();
    return { outcome: 'cancelled' };
  }

  /** Asks for the same again, as a new paid task with an id of its own. */
  retry(id: GenerationId): GenerationId[] {
    const row = this.#row(id);
    if (!isTerminal(row.status)) {
      throw new ReverieError('not_possible_now', 'This has not ended yet, so trying it again could pay for it twice.');
    }
    const ids = this.submit({ ...row.draft, count: row.picturesRequested });
    if (row.status !== 'completed') this.dismiss(id);
    return ids;
  }

  /** Fetches what is not saved yet, now. Free. */
  retryDownload(id: GenerationId): Generation {
    const row = this.#row(id);
    if (row.status !== 'saving') {
      throw new ReverieError('not_possible_now', 'There is nothing left to download here.');
    }
    const now = this.#options.clock.now();
    for (const result of this.store.results(id)) {
      if (result.state === 'waiting') this.store.updateResult(id, result.position, { nextAttemptAt: now });
    }
    this.#context.wake(id);
    return this.get(id);
  }

  /** Looks through the account now. The answer says what fits, if anything. */
  async checkUnconfirmed(id: GenerationId): Promise<Generation> {
    await this.#lookForMatch(this.#unconfirmedRow(id));
    return this.get(id);
  }

  /** The artist's decision about a generation whose answer was lost. */
  async resolveUnconfirmed(id: GenerationId, decision: 'adopt' | 'resend' | 'dismiss'): Promise<Generation> {
    const row = this.#unconfirmedRow(id);
    switch (decision) {
      case 'adopt': {
        const match = await this.#lookForMatch(row);
        if (!match) throw noMatch();
        this.#unconfirmedRow(id);
        this.#context.transition(id, {
          status: 'running',
          taskId: match.taskId,
          ...this.#ours(),
          acceptedAt: match.createdAt,
          error: undefined,
          match: undefined,
        });
        break;
      }
      case 'resend':
        this.#context.transition(id, {
          status: 'submitting',
          ...this.#ours(),
          postOpen: false,
          attempts: 0,
          request: undefined,
          idempotencyKey: newIdempotencyKey(this.#options.random, id),
          error: undefined,
          match: undefined,
        });
        break;
      case 'dismiss':
        this.#context.transition(id, {
          status: 'cancelled',
          completedAt: this.#options.clock.now(),
          match: undefined,
          dismissed: true,
        });
        break;
      default:
        return assertNever(decision, 'decision');
    }
    this.#context.recordIfPossible(id);
    await this.#jobs.stop(id);
    if (decision !== 'dismiss') this.#jobs.drive(id);
    return this.get(id);
  }

  /** Puts the card of an ended generation away. */
  dismiss(id: GenerationId): Generation {
    this.setDismissed([id], true);
    return this.get(id);
  }

  /** Puts the cards of ended generations away, or back. Throws before the first one where one has not ended. */
  setDismissed(ids: readonly GenerationId[], dismissed: boolean): Generation[] {
    for (const id of ids) {
      if (!isTerminal(this.#row(id).status)) throw new ReverieError('not_possible_now', 'This has not ended yet.');
    }
    this.#options.library.transaction(() => {
      for (const id of ids) this.store.update(id, { dismissed });
    });
    for (const id of ids) {
      this.#context.announce(id);
      this.#context.recordIfPossible(id);
    }
    return ids.map((id) => this.get(id));
  }

  /** Lets everything that waits try at once: the key has changed, or a setting. */
  nudge(): void {
    this.#context.wake();
    // With another key, what is held by it goes on, and what was made with the last one is held.
    for (const row of this.store.open()) if (isUnsent(row)) this.#context.announce(row.id);
    this.#jobs.resumeAll();
  }

  /** Ends the work on the generations, not the generations. `patience`: how long open POSTs are waited for, in milliseconds. */
  dispose(patience?: number): Promise<void> {
    return this.#jobs.dispose(patience);
  }

  /** What marks a row as made here, for the account of the key in use. */
  #ours(): { owner: string; account: string } {
    return { owner: this.#options.claim.mark, account: this.#options.account() };
  }

  #row(id: GenerationId): GenerationRow {
    const row = this.store.get(id);
    if (!row) throw new ReverieError('not_found', `There is no generation ${id} in this library.`);
    return row;
  }

  #unconfirmedRow(id: GenerationId): GenerationRow {
    const row = this.#row(id);
    if (row.status !== 'unconfirmed') {
      throw new ReverieError(
        'not_possible_now',
        `This generation is ${row.status}; there is nothing to decide about it.`,
      );
    }
    return row;
  }

  async #lookForMatch(row: GenerationRow): ReturnType<typeof lookForMatch> {
    try {
      return await lookForMatch(this.#context, row);
    } catch (error) {
      this.#options.logger.warn('The account could not be looked through.', { generation: row.id, error });
      throw new ReverieError('network', `Your account could not be checked. ${wordsOf(error)}`, {
        cause: error,
      });
    }
  }
}
