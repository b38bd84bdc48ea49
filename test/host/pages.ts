import type { WebSocket } from 'ws';
import { decodeFrame, encodeFrame } from './page/codec.ts';
import type { ToHost, ToPage } from './page/messages.ts';

/** Answers a call of the page, as `ipcMain` does. */
export type Invoke = (channel: string, input: unknown[]) => Promise<unknown>;

/** Makes the addresses in a value such that the page can load them. */
export type RewriteAddresses = (value: unknown) => unknown;

/** The pages that show the app's window: none, one, or several, as a reload or a second tab makes them. */
export class Pages {
  readonly #invoke: Invoke;
  readonly #rewrite: RewriteAddresses;
  readonly #sockets = new Set<WebSocket>();
  readonly #questions = new Map<number, (text: string | null) => void>();
  #lastQuestion = 0;

  constructor(invoke: Invoke, rewrite: RewriteAddresses) {
    this.#invoke = invoke;
    this.#rewrite = rewrite;
  }

  get count(): number {
    return this.#sockets.size;
  }

  add(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) this.#answerAll();
    });
    socket.on('error', (problem) => {
      console.error(`The connection to a page failed: ${problem.message}`);
      socket.terminate();
    });
    socket.on('message', (data: Buffer) => {
      this.#receive(socket, data).catch((problem: unknown) => {
        console.error('A message of a page was not understood.', problem);
        socket.terminate();
      });
    });
  }

  /** To every page; throws for what cannot be cloned, also when there is no page. */
  send(channel: string, input: unknown[]): void {
    const frame = this.#frame({ kind: 'message', channel, input });
    for (const socket of this.#sockets) socket.send(frame);
  }

  /** Every page loads anew. */
  reload(): void {
    for (const socket of this.#sockets) socket.send(this.#frame({ kind: 'reload' }));
  }

  /** Asks the person at the first page; null when nobody is there or nothing was answered. */
  ask(question: string, suggestion: string): Promise<string | null> {
    const [socket] = this.#sockets;
    if (!socket) return Promise.resolve(null);
    this.#lastQuestion += 1;
    const id = this.#lastQuestion;
    return new Promise((resolve) => {
      this.#questions.set(id, resolve);
      socket.send(this.#frame({ kind: 'ask', id, question, suggestion }));
    });
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  #frame(message: ToPage): Uint8Array {
    return encodeFrame(this.#rewrite(message));
  }

  async #receive(socket: WebSocket, data: Buffer): Promise<void> {
    const message = decodeFrame(data) as ToHost;
    if (message.kind === 'answered') {
      this.#questions.get(message.id)?.(message.text);
      this.#questions.delete(message.id);
      return;
    }
    const { id, channel, input } = message;
    let frame: Uint8Array;
    try {
      frame = this.#frame({ kind: 'result', id, value: await this.#invoke(channel, input) });
    } catch (cause) {
      frame = this.#frame({
        kind: 'failure',
        id,
        message: `Error invoking remote method '${channel}': ${String(cause)}`,
      });
    }
    socket.send(frame);
  }

  #answerAll(): void {
    for (const answer of this.#questions.values()) answer(null);
    this.#questions.clear();
  }
}
