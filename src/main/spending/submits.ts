import { isDeepStrictEqual } from 'node:util';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Generation } from '../../shared/domain/generation.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';
import { estimateCredits } from '../../shared/domain/price.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import type { Libraries } from '../libraries/index.ts';
import type { Questions } from '../notices/index.ts';
import type { OpenSettings } from '../settings/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { SpendingBrake, type Spending } from './spendingBrake.ts';

/** No generating below this: a paid picture must find room. 200 MB, several of the largest sets. */
const leastFreeBytes = 200_000_000;

/** The same asked for again within this time is the same, in milliseconds. */
const repeatTime = 1000;

export interface SubmitsOptions {
  /** The one that is shown. Throws `library_unavailable`. */
  workspace: () => Workspace;
  /** As the brake's; does nothing where nothing costs money. */
  brake: (spending: Spending) => Promise<void>;
  /** Why there is no key to send with, in words; undefined where there is one. */
  missingKey: () => Promise<string | undefined>;
  clock: Clock;
}

/** The one door for everything that costs money: what it spends is counted, and what comes twice is taken once. */
export class Submits {
  readonly #options: SubmitsOptions;
  #recent: { workspace: Workspace; request: unknown; at: number; underWay: boolean; answer: Promise<unknown> }[] = [];

  constructor(options: SubmitsOptions) {
    this.#options = options;
  }

  /** Throws `invalid_draft`, `no_key`, `disk` or `limit_reached`; then nothing is written or sent. */
  submit(draft: Draft): Promise<{ ids: GenerationId[] }> {
    return this.take({ submit: draft }, ({ queue }) => {
      queue.check(draft);
      const spending = { kind: 'submit', credits: estimateCredits(draft.count) } as const;
      return { spending, send: () => ({ ids: queue.submit(draft) }) };
    });
  }

  /** The same again as a new paid task. Throws as {@link submit}, and `not_possible_now`. */
  retry(id: GenerationId): Promise<{ ids: GenerationId[] }> {
    return this.take({ retry: id }, ({ queue }) => {
      const spending = { kind: 'again', credits: estimateCredits(queue.get(id).requestedPictures) } as const;
      return { spending, send: () => ({ ids: queue.retry(id) }) };
    });
  }

  /** Sends a generation again whose answer was lost. Throws as {@link retry}. */
  resend(id: GenerationId): Promise<Generation> {
    return this.take({ resend: id }, ({ queue }) => {
      const spending = { kind: 'again', credits: estimateCredits(queue.get(id).requestedPictures) } as const;
      return { spending, send: () => queue.resolveUnconfirmed(id, 'resend') };
    });
  }

  /** Sends what waits for the artist because it came from elsewhere. Throws as {@link retry}. */
  sendHeld(id: GenerationId): Promise<Generation> {
    return this.take({ sendHeld: id }, ({ queue }) => {
      const spending = { kind: 'again', credits: estimateCredits(queue.get(id).requestedPictures) } as const;
      return { spending, send: () => queue.sendHeld(id) };
    });
  }

  /**
   * Takes what costs money. `plan` looks at it without changing anything and says what it spends; `send` is called
   * once that may be spent. `request` names what is asked for: the same again within a second, or while the first
   * is still looked at, is answered as the first.
   */
  take<Answer>(
    request: unknown,
    plan: (workspace: Workspace) => { spending: Spending; send: () => Answer | Promise<Answer> },
  ): Promise<Answer> {
    const workspace = this.#options.workspace();
    const now = this.#options.clock.now();
    this.#recent = this.#recent.filter(({ at, underWay }) => underWay || Math.abs(now - at) < repeatTime);
    const same = this.#recent.find(
      (each) => each.workspace === workspace && isDeepStrictEqual(each.request, request),
    )?.answer;
    // The same request was made with the same plan.
    if (same) return same as Promise<Answer>;
    const answer = this.#take(workspace, plan);
    const entry = { workspace, request, at: now, underWay: true, answer };
    this.#recent.push(entry);
    answer.then(
      () => {
        entry.underWay = false;
      },
      () => {
        // What was refused may be asked for again at once.
        this.#recent = this.#recent.filter((each) => each !== entry);
      },
    );
    return answer;
  }

  async #take<Answer>(
    workspace: Workspace,
    plan: (workspace: Workspace) => { spending: Spending; send: () => Answer | Promise<Answer> },
  ): Promise<Answer> {
    const { spending, send } = plan(workspace);
    const missing = await this.#options.missingKey();
    if (missing !== undefined) throw new ReverieError('no_key', missing);
    await makeSureThereIsRoom(workspace);
    await this.#options.brake(spending);
    // The artist may have taken minutes to answer, and have opened another library meanwhile.
    if (this.#options.workspace() !== workspace) {
      throw new ReverieError('not_possible_now', 'Not sent: another library was opened meanwhile.');
    }
    return send();
  }
}

async function makeSureThereIsRoom({ library }: Workspace): Promise<void> {
  const free = await library.freeBytes();
  if (free >= leastFreeBytes) return;
  const megabytes = Math.floor(free / 1_000_000);
  throw new ReverieError(
    'disk',
    `The library disk is full: ${megabytes} MB are free. Free at least 200 MB before generating, so that the pictures can be saved.`,
  );
}

/** The door with the brake on it. The demo costs nothing: there it needs no key, and nothing is counted. */
export function openSubmits(options: {
  libraries: Pick<Libraries, 'demoShown' | 'own' | 'workspace'>;
  missingKey: () => Promise<string | undefined>;
  settings: Pick<OpenSettings, 'get'>;
  questions: Questions;
  clock: Clock;
}): Submits {
  const { clock, libraries, missingKey, questions, settings } = options;
  const brake = new SpendingBrake({
    clock,
    questions,
    limits: () => settings.get(),
    creditsBefore: (from, to) => estimateCredits(libraries.own.workspace?.queue.store.picturesAsked(from, to) ?? 0),
  });
  return new Submits({
    workspace: () => libraries.workspace(),
    brake: (spending) => (libraries.demoShown ? Promise.resolve() : brake.ask(spending)),
    missingKey: () => (libraries.demoShown ? Promise.resolve(undefined) : missingKey()),
    clock,
  });
}
