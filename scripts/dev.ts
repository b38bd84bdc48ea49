import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer as createNetServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { resolveConfig } from 'electron-vite';
import { build, createServer, mergeConfig, type InlineConfig, type ViteDevServer } from 'vite';
import { joinValues } from '../src/main/desktop/commandLine.ts';
import { hasDisplay, openBrowser } from '../test/host/browser.ts';
import { parseHostCommandLine } from '../test/host/commandLine.ts';
import { chooseElectron } from './electronRuntime.ts';

/*
 * `npm run dev`: the app from its sources. The page follows each change without a reload, main starts anew. In Electron
 * where its runtime is there; else, or with `--stand-in`, in a browser. Other options are those of `npm run host`.
 */

const root = resolve(import.meta.dirname, '..');
const options = process.argv.slice(2).filter((option) => option !== '--stand-in');

function developInElectron(executable: string): void {
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const environment: NodeJS.ProcessEnv = { ...process.env, ELECTRON_EXEC_PATH: executable };
  // Set in some editors' terminals; it makes Electron a plain Node.
  delete environment.ELECTRON_RUN_AS_NODE;
  const child = spawn(process.execPath, [tool, 'dev', '--watch', '--', ...joinValues(options)], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

async function freePort(): Promise<number> {
  const server = createNetServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Serves the page on loopback. Its news go by a port of their own, for the stand-in hands on requests only. */
async function servePage(config: InlineConfig): Promise<ViteDevServer> {
  const host = '127.0.0.1';
  const server = await createServer(
    mergeConfig(config, {
      cacheDir: join(root, 'out/vite'),
      server: {
        host,
        hmr: { host, port: await freePort() },
        // Packages may lie elsewhere, behind a link.
        fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
      },
    } satisfies InlineConfig),
  );
  return server.listen();
}

/** Builds now and after each change; resolves after the first build that succeeds. A change that cannot be built is told. */
async function keepBuilt(config: InlineConfig, onBuilt: () => void): Promise<void> {
  const watcher = await build(mergeConfig(config, { build: { watch: {} } } satisfies InlineConfig));
  if (!('on' in watcher)) throw new Error('Vite does not watch what it builds.');
  await new Promise<void>((built) => {
    watcher.on('event', async (event) => {
      if (event.code === 'BUNDLE_END') await event.result.close();
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code !== 'END') return;
      built();
      onBuilt();
    });
  });
}

/** Main in the stand-in: one process at a time, all at one address. */
class Main {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #token = randomBytes(16).toString('hex');
  readonly #onReady: (address: string) => void;
  #port = 0;
  #child: ChildProcess | undefined;
  #starting: Promise<void> = Promise.resolve();

  constructor(page: string, onReady: (address: string) => void) {
    this.#environment = { ...process.env, ELECTRON_RENDERER_URL: page, REVERIE_STAND_IN_TOKEN: this.#token };
    this.#onReady = onReady;
  }

  /** Ends the one that runs, and starts what is built now. */
  restart(): void {
    this.#starting = this.#starting.then(() => this.#end()).then(() => this.#start());
  }

  async end(): Promise<void> {
    await this.#starting;
    await this.#end();
  }

  #start(): void {
    // The port of the first start, for the page knows its address.
    const port = this.#port === 0 ? [] : ['--port', String(this.#port)];
    const child = spawn(process.execPath, [join(root, 'test/host/main.ts'), ...options, ...port], {
      cwd: root,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^REVERIE_URL=(.*)/.exec(line)?.[1];
      if (address === undefined) return;
      this.#port = Number(new URL(address).port);
      this.#onReady(address);
    });
    child.once('exit', (code) => {
      if (this.#child !== child) return;
      // Quit by who uses it; what has failed is changed, and then starts anew.
      if (code === 0) process.exit(0);
      console.error(`Main has ended with ${code}. It starts again after the next change.`);
    });
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await new Promise((ended) => child.once('exit', ended));
  }
}

async function developInStandIn(reason: string): Promise<void> {
  const { userData, headless } = parseHostCommandLine(options, root);
  const { config } = await resolveConfig({ root, logLevel: 'warn' }, 'serve');
  if (!config?.main || !config.preload || !config.renderer) throw new Error('electron.vite.config.ts lacks a part.');
  const server = await servePage(config.renderer);

  let browser: { stop(): void } | undefined;
  const stop = (): void => {
    browser?.stop();
    void main.end().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);

  let opened = false;
  const main = new Main(`http://127.0.0.1:${server.config.server.port}`, (address) => {
    if (opened) {
      server.ws.send({ type: 'full-reload' });
      return;
    }
    opened = true;
    console.log(`${reason}. The address of the app, for this run and this computer only: ${address}`);
    if (headless || !hasDisplay(process.env)) return;
    void openBrowser(address, join(userData, 'stand-in browser'), process.env, stop).then((open) => {
      browser = open;
    });
  });
  await keepBuilt(config.preload, () => {
    server.ws.send({ type: 'full-reload' });
  });
  await keepBuilt(config.main, () => {
    main.restart();
  });
}

const choice = process.argv.includes('--stand-in') ? { reason: 'The stand-in was asked for' } : chooseElectron();
if ('executable' in choice) developInElectron(choice.executable);
else await developInStandIn(choice.reason);
