type Handler = (request: Request) => Response | Promise<Response>;

/** Electron's `protocol`: keeps the handlers, which the stand-in's server calls. */
export class StandInProtocol implements Pick<
  Electron.Protocol,
  'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle'
> {
  readonly #isReady: () => boolean;
  readonly #schemes = new Set<string>();
  readonly #handlers = new Map<string, Handler>();
  #registered = false;

  constructor(isReady: () => boolean) {
    this.#isReady = isReady;
  }

  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]): void {
    if (this.#isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    if (this.#registered) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
    this.#registered = true;
    for (const { scheme } of customSchemes) this.#schemes.add(scheme);
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.#isReady()) throw new Error('protocol.handle can only be called after app is ready');
    if (!this.#schemes.has(scheme)) throw new Error(`The scheme ${scheme} was not registered as privileged.`);
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already.`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** Asks the app's handler for `address`, or the development server; 404 for a scheme without a handler. */
  async fetch(address: string, method = 'GET', accept = '*/*'): Promise<Response> {
    const scheme = new URL(address).protocol.slice(0, -1);
    const request = new Request(address, { method, headers: { accept } });
    if (scheme === 'http') return fetch(request);
    const handler = this.#handlers.get(scheme);
    return handler ? handler(request) : new Response(null, { status: 404 });
  }
}
