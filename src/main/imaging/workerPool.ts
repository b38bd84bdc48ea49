import { Worker } from 'node:worker_threads';
import type { Clock } from '../../shared/domain/clock.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Logger } from '../logging/logger.ts';
import type { ImagingAnswer, ImagingJob, ImagingRequest, ImagingResults } from './messages.ts';
import { ImagingError, ImagingStopped } from './types.ts';

export interface WorkerPoolOptions {
  /** Entry of the worker: source or built. */
  worker: URL;
  /** Most workers at a time, at least 1. */
  threads: number;
  clock: Clock;
  logger: Logger;
  /** A job that takes longer than this many milliseconds is given up and its worker ended. */
  timeLimit: number;
}

/**
 * WebAssembly memory only grows: a worker that has unfolded a picture larger than any result (16.8 million
 * pixels) keeps up to a gigabyte for good, so it is ended as soon as there is nothing more for it to do, and
 * another one starts when there is work. In between it goes on: starting one takes as long as a thumbnail.
 */
const largePixels = 20_000_000;

function leavesMuchMemory(job: ImagingJob, result: ImagingResults[ImagingJob['kind']]): boolean {
  // What was cut from may have been of any size.
  if (job.kind === 'crop') return true;
  const size = 'was' in result && typeof result.was === 'object' ? result.was : result;
  const measured = 'width' in size && typeof size.width === 'number' && typeof size.height === 'number';
  return job.kind !== 'probe' && measured && Number(size.width) * Number(size.height) > largePixels;
}

function canWait(job: ImagingJob): boolean {
  return job.kind === 'thumbnail' && job.later;
}

interface Waiting {
  request: ImagingRequest;
  resolve: (result: ImagingResults[ImagingJob['kind']]) => void;
  reject: (error: Error) => void;
}

interface Hand {
  worker: Worker;
  current: Waiting | undefined;
  /** It holds much memory. */
  heavy: boolean;
  cancelTimeLimit: () => void;
}

/**
 * Gives imaging jobs to worker threads, first come, first served, but for those that can wait: they come last. Workers are started when there is
 * something to do, and one that dies takes only its own job with it: the next job starts another.
 * They hold the process only while they work.
 */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #hands = new Set<Hand>();
  readonly #queue: Waiting[] = [];
  #nextId = 1;
  #closed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  run<Kind extends ImagingJob['kind']>(job: Extract<ImagingJob, { kind: Kind }>): Promise<ImagingResults[Kind]> {
    if (this.#closed) return Promise.reject(new ImagingStopped('Pictures are no longer read: Reverie is closing.'));
    return new Promise((resolve, reject) => {
      const request: ImagingRequest = { id: this.#nextId, job };
      this.#nextId += 1;
      // The worker answers a job with the result of the job's own kind.
      const waiting: Waiting = { request, resolve: resolve as Waiting['resolve'], reject };
      const firstPatient = canWait(job) ? -1 : this.#queue.findIndex((other) => canWait(other.request.job));
      this.#queue.splice(firstPatient < 0 ? this.#queue.length : firstPatient, 0, waiting);
      this.#handOut();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const ending = new ImagingStopped('Reverie is closing.');
    for (const waiting of this.#queue.splice(0)) waiting.reject(ending);
    const hands = [...this.#hands];
    for (const hand of hands) this.#dismiss(hand, ending);
    await Promise.all(hands.map((hand) => hand.worker.terminate()));
  }

  #handOut(): void {
    while (this.#queue.length > 0) {
      const hand = this.#freeHand();
      if (!hand) return;
      const waiting = this.#queue.shift();
      if (!waiting) return;
      hand.current = waiting;
      hand.cancelTimeLimit = this.#options.clock.after(this.#options.timeLimit, () => {
        this.#stop(hand, `took longer than ${Math.round(this.#options.timeLimit / 1000)} seconds`);
      });
      hand.worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is the window's, this is a thread's
      hand.worker.postMessage(waiting.request);
    }
  }

  #freeHand(): Hand | undefined {
    for (const hand of this.#hands) {
      if (!hand.current) return hand;
    }
    return this.#hands.size < this.#options.threads ? this.#hire() : undefined;
  }

  #hire(): Hand {
    // An empty environment: the key may be in the process's, and a decoder of strangers' bytes needs none of it.
    const worker = new Worker(this.#options.worker, { env: {}, execArgv: [], name: 'imaging' });
    const hand: Hand = { worker, current: undefined, heavy: false, cancelTimeLimit: () => {} };
    worker.unref();
    worker.on('message', (answer: ImagingAnswer) => {
      this.#take(hand, answer);
    });
    worker.on('error', (error) => {
      this.#stop(hand, error instanceof Error ? error.message : String(error));
    });
    worker.on('exit', (code) => {
      this.#stop(hand, `ended with code ${code}`);
    });
    this.#hands.add(hand);
    return hand;
  }

  #take(hand: Hand, answer: ImagingAnswer): void {
    const waiting = hand.current;
    if (!waiting || waiting.request.id !== answer.id) return;
    if (answer.outcome === 'failed' && answer.reason === 'broken') {
      this.#stop(hand, answer.detail);
      return;
    }
    hand.current = undefined;
    hand.cancelTimeLimit();
    hand.worker.unref();
    if (answer.outcome === 'done' && leavesMuchMemory(waiting.request.job, answer.result)) hand.heavy = true;
    if (hand.heavy && this.#queue.length === 0) {
      this.#hands.delete(hand);
      void hand.worker.terminate();
    }
    if (answer.outcome === 'done') waiting.resolve(answer.result);
    else if (answer.reason === 'disk')
      waiting.reject(new ReverieError('disk', answer.message, { cause: answer.detail }));
    else waiting.reject(new ImagingError(answer.message, { cause: answer.detail }));
    this.#handOut();
  }

  /** Ends a worker that cannot be trusted any more, and goes on without it. */
  #stop(hand: Hand, why: string): void {
    if (!this.#hands.has(hand)) return;
    this.#options.logger.warn('An imaging worker was ended', { why, job: hand.current?.request.job.kind });
    this.#dismiss(hand, new ImagingStopped('The picture could not be read: its decoder stopped.', { cause: why }));
    void hand.worker.terminate();
    this.#handOut();
  }

  #dismiss(hand: Hand, error: Error): void {
    this.#hands.delete(hand);
    hand.cancelTimeLimit();
    hand.current?.reject(error);
    hand.current = undefined;
  }
}
