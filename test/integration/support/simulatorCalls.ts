import { FakeClock } from '../../support/fakeClock.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../src/demo/index.ts';
import { plainPicture } from './plainPicture.ts';

export interface Reply {
  status: number;
  headers: Headers;
  json: Record<string, unknown>;
}

/** A simulator whose time stands still, and short ways to call it. */
export interface Calls {
  simulator: Simulator;
  clock: FakeClock;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Submits a valid request with these changes. */
  submit(changes?: Record<string, unknown>, headers?: Record<string, string>): Promise<Reply>;
  /** Submits, lets the task run its course, and reads it. */
  finished(changes?: Record<string, unknown>): Promise<Reply>;
  upload(bytes: Uint8Array, fields?: Record<string, string>, name?: string): Promise<Reply>;
}

const authorization = { authorization: 'Bearer test-key' };

async function replyOf(response: Response): Promise<Reply> {
  return { status: response.status, headers: response.headers, json: (await response.json()) as Reply['json'] };
}

export async function simulatorCalls(options: Partial<SimulatorOptions> = {}): Promise<Calls> {
  const clock = new FakeClock();
  const simulator = await startSimulator({ clock, drawPicture: plainPicture, ...options });
  const calls: Calls = {
    simulator,
    clock,
    get: async (path, headers = authorization) => replyOf(await fetch(simulator.origin + path, { headers })),
    post: async (path, body, headers = {}) =>
      replyOf(
        await fetch(simulator.origin + path, {
          method: 'POST',
          headers: { ...authorization, 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    submit: (changes = {}, headers = {}) =>
      calls.post(
        '/v1/images/generations',
        { model: 'doubao-seedream-4.5', prompt: 'A still lake', ...changes },
        headers,
      ),
    async finished(changes = {}) {
      const { json } = await calls.submit(changes);
      await clock.advance(120_000);
      return calls.get(`/v1/tasks/${String(json['id'])}`);
    },
    async upload(bytes, fields = {}, name = 'sketch.png') {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      form.set('file', new File([bytes.slice()], name, { type: 'image/png' }));
      return replyOf(
        await fetch(`${simulator.origin}/api/v1/files/upload/stream`, {
          method: 'POST',
          headers: authorization,
          body: form,
        }),
      );
    },
  };
  return calls;
}
