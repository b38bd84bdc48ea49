import type { CheckedRequest } from './checkRequest.ts';
import { priceOf, type Balance } from './balance.ts';
import { picturesMade } from './countAsked.ts';
import { randomName, seededRandom } from '../random.ts';
import { failureAsked, failureOf, taskDuration, taskState, type TaskFailure } from './taskLife.ts';
import type { SimulatedStatus } from './types.ts';

/** A reference as a task keeps it: its bytes where they are the simulator's own, else its address alone. */
export interface TaskReference {
  address: string;
  bytes?: Uint8Array;
  /** Its header could not be read, so that the model cannot read it either. */
  damaged: boolean;
}

export interface TaskRecord {
  id: string;
  /** 0 for the first task. */
  ordinal: number;
  idempotencyKey: string | undefined;
  request: CheckedRequest;
  references: TaskReference[];
  /** Milliseconds since 1970, like the other times. */
  createdAt: number;
  endsAt: number;
  linksEndAt: number;
  /** Pictures that it makes when it is completed. */
  made: number;
  failure: TaskFailure | undefined;
  /** Paths of its results below the origin. */
  paths: string[];
  settled: boolean;
}

const dayFolder = (time: number): string => new Date(time).toISOString().slice(0, 10).replaceAll('-', '/');

/** The account's tasks. Their life is a function of time, so nothing runs in between. */
export class Tasks {
  readonly #options: { seed: number; timeScale: number; linkLifetime: number; balance: Balance };
  readonly #all: TaskRecord[] = [];
  readonly #byId = new Map<string, TaskRecord>();
  readonly #byPath = new Map<string, { task: TaskRecord; index: number }>();
  #unsettled = new Set<TaskRecord>();

  /** `linkLifetime` in simulated milliseconds; `timeScale` divides it and the tasks' durations. */
  constructor(options: { seed: number; timeScale: number; linkLifetime: number; balance: Balance }) {
    this.#options = options;
  }

  /** Makes a task and reserves its credits; undefined when there are not enough. */
  create(
    request: CheckedRequest,
    references: TaskReference[],
    idempotencyKey: string | undefined,
    now: number,
  ): TaskRecord | undefined {
    if (!this.#options.balance.reserve(request.n)) return undefined;
    const ordinal = this.#all.length;
    const random = seededRandom(this.#options.seed, 'task', ordinal);
    const made = picturesMade(request.prompt, request.n, references.length);
    const failure =
      failureAsked(request.prompt) ??
      (references.some((reference) => reference.damaged) ? failureOf('image_processing_error') : undefined);
    const endsAt = now + taskDuration(request.size, made, random) / this.#options.timeScale;
    const task: TaskRecord = {
      id: `task-unified-${Math.floor(now / 1000)}-${randomName(random, 8)}`,
      ordinal,
      idempotencyKey,
      request,
      references,
      createdAt: now,
      endsAt,
      linksEndAt: endsAt + this.#options.linkLifetime / this.#options.timeScale,
      made: failure ? 0 : made,
      failure,
      paths: Array.from(
        { length: failure ? 0 : made },
        () => `/results/demo/images/${dayFolder(endsAt)}/${randomName(random, 16)}.jpeg`,
      ),
      settled: false,
    };
    this.#all.push(task);
    this.#byId.set(task.id, task);
    this.#unsettled.add(task);
    task.paths.forEach((path, index) => this.#byPath.set(path, { task, index }));
    return task;
  }

  /** Charges, or gives back, the credits of all tasks that have ended by `now`. */
  settle(now: number): void {
    for (const task of this.#unsettled) {
      if (now < task.endsAt) continue;
      this.#options.balance.settle(task.request.n, task.made);
      task.settled = true;
      this.#unsettled.delete(task);
    }
  }

  find(id: string): TaskRecord | undefined {
    return this.#byId.get(id);
  }

  /** The result with this path, if its task is completed by `now`. */
  resultAt(path: string, now: number): { task: TaskRecord; index: number } | undefined {
    const result = this.#byPath.get(path);
    return result && now >= result.task.endsAt ? result : undefined;
  }

  /** Oldest first. */
  get all(): readonly TaskRecord[] {
    return this.#all;
  }
}

export function stateOf(task: TaskRecord, now: number): { status: SimulatedStatus; progress: number } {
  return taskState({ createdAt: task.createdAt, endsAt: task.endsAt, fails: task.failure !== undefined }, now);
}

/** What the task had cost by `now`, in credits. */
export function chargedBy(task: TaskRecord, now: number): number {
  return now >= task.endsAt ? priceOf(task.made) : 0;
}
