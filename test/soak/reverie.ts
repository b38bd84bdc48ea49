import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Order } from './orders.ts';

const withoutElectron = new URL('../support/withoutElectron.ts', import.meta.url).href;

/** A Reverie in a process of its own, which takes orders and can be killed. */
export class Reverie {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  readonly #ended: Promise<void>;
  #last = 0;

  constructor(userData: string, origin: string, clock: { speed: number; beginning: number }) {
    this.#child = fork(join(import.meta.dirname, 'child.ts'), {
      execArgv: ['--import', withoutElectron],
      env: {
        ...process.env,
        USER_DATA: userData,
        ORIGIN: origin,
        SPEED: String(clock.speed),
        BEGINNING: String(clock.beginning),
      },
    });
    this.#child.on('message', (answer: Answer) => {
      this.#waiting.get(answer.number)?.(answer);
      this.#waiting.delete(answer.number);
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', () => {
        for (const answer of this.#waiting.values()) answer(undefined);
        this.#waiting.clear();
        resolve();
      });
    });
  }

  /** Resolves when it takes orders; undefined when it was killed before. */
  ready(): Promise<Answer | undefined> {
    return this.#answer(0);
  }

  /** The answer; undefined when the process ended before it came. */
  order(order: Order): Promise<Answer | undefined> {
    this.#last += 1;
    const answer = this.#answer(this.#last);
    if (this.#child.connected) this.#child.send({ number: this.#last, order }, () => {});
    return answer;
  }

  #answer(number: number): Promise<Answer | undefined> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
    });
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#child.kill(signal);
    await this.#ended;
  }
}
