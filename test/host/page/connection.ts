import { decodeFrame, encodeFrame } from './codec.ts';
import type { ToHost, ToPage } from './messages.ts';

type Listener = (event: object, ...input: unknown[]) => void;

/** The page's side of the connection to the stand-in: what `ipcRenderer` is in Electron. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #opened: Promise<void>;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (problem: Error) => void }>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #lastId = 0;

  constructor(address: string) {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#opened = new Promise((resolve, reject) => {
      socket.addEventListener('open', () => {
        resolve();
      });
      socket.addEventListener('close', () => {
        reject(new Error('The connection to Reverie is closed.'));
        this.#failAll();
      });
    });
    // A page that never calls anything has nothing to be told of a failed connection.
    this.#opened.catch(() => undefined);
    socket.addEventListener('message', (event) => {
      this.#receive(decodeFrame(new Uint8Array(event.data as ArrayBuffer)) as ToPage);
    });
  }

  async invoke(channel: string, ...input: unknown[]): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    // Encoded first: what cannot be cloned is refused even while the connection is being made.
    const frame = encodeFrame({ kind: 'invoke', id, channel, input } satisfies ToHost);
    await this.#opened;
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) {
        reject(new Error('The connection to Reverie is closed.'));
        return;
      }
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(frame);
    });
  }

  on(channel: string, listener: Listener): void {
    const heard = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, heard);
    heard.add(listener);
  }

  off(channel: string, listener: Listener): void {
    this.#listeners.get(channel)?.delete(listener);
  }

  #receive(message: ToPage): void {
    switch (message.kind) {
      case 'result':
        this.#take(message.id)?.resolve(message.value);
        break;
      case 'failure':
        this.#take(message.id)?.reject(new Error(message.message));
        break;
      case 'message':
        // The event object of Electron is not for the page; nothing here reads it.
        for (const listener of this.#listeners.get(message.channel) ?? []) listener({}, ...message.input);
        break;
      case 'reload':
        location.reload();
        break;
      case 'ask': {
        const text = globalThis.prompt(message.question, message.suggestion);
        this.#socket.send(encodeFrame({ kind: 'answered', id: message.id, text } satisfies ToHost));
        break;
      }
    }
  }

  #take(id: number): { resolve: (value: unknown) => void; reject: (problem: Error) => void } | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #failAll(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('The connection to Reverie is closed.'));
    this.#waiting.clear();
  }
}
