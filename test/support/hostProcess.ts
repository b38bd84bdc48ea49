import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../..');

export interface HostProcess {
  /** The address to open, token included. */
  url: string;
  /** The same without path and token. */
  origin: string;
  token: string;
  child: ChildProcess;
  /** Everything it said on standard error so far. */
  errors(): string;
  /** Ends it as the system does; resolves with its exit code or signal. */
  stop(signal?: NodeJS.Signals): Promise<number | string>;
}

/** Starts the built app in the stand-in, as `npm run host` does, and waits for its address. */
export async function startHost(
  userData: string,
  options: { flags?: string[]; environment?: Record<string, string> } = {},
): Promise<HostProcess> {
  const child = spawn(
    process.execPath,
    [join(root, 'test/host/main.ts'), '--user-data', userData, '--headless', ...(options.flags ?? [])],
    {
      cwd: root,
      env: { ...process.env, REVERIE_API_KEY: '', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<number | string>((done) => {
    child.once('exit', (code, signal) => {
      done(signal ?? code ?? -1);
    });
  });
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  const url = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('REVERIE_URL=')) done(line.slice('REVERIE_URL='.length));
    });
    void ended.then((code) => {
      fail(new Error(`The stand-in ended with ${code} before it was ready:\n${errors}`));
    });
  });
  const address = new URL(url);
  return {
    url,
    origin: address.origin,
    token: address.searchParams.get('token') ?? '',
    child,
    errors: () => errors,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
