import { Console } from 'node:console';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasDisplay, openBrowser } from './browser.ts';
import { parseHostCommandLine, UsageError, type HostOptions } from './commandLine.ts';
import { standIn } from './electron.ts';
import { startServer } from './server.ts';
import { world } from './world.ts';

/*
 * Runs the built bundles without Electron: see docs/electron.md. One line goes to the standard output,
 * REVERIE_URL=…, when the page can be opened; everything else goes to the standard error output.
 */

const root = join(import.meta.dirname, '..', '..');
/** How often it is looked whether npm, which started this process, is still there. In milliseconds. */
const parentEvery = 500;
/** `npm run dev` serves the page, opens the browser once for all its starts of main, and keeps one token over them. */
const developed = process.env.ELECTRON_RENDERER_URL !== undefined;
/** The app has less than this to close after SIGTERM, then the process ends all the same. In milliseconds. */
const endWithin = 4500;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readOptions(): HostOptions {
  try {
    return parseHostCommandLine(process.argv.slice(2), root);
  } catch (cause) {
    if (cause instanceof UsageError) fail(cause.message);
    throw cause;
  }
}

function checkBundles(options: HostOptions): void {
  const bundles = dirname(dirname(options.main));
  const page = developed ? [] : [join(bundles, 'renderer', 'index.html')];
  const missing = [options.main, join(bundles, 'preload', 'index.cjs'), ...page].find((file) => !existsSync(file));
  if (missing !== undefined) fail(`Reverie is not built yet (${missing} is missing). Run: npm run build`);
}

async function run(): Promise<void> {
  const options = readOptions();
  checkBundles(options);
  globalThis.console = new Console(process.stderr, process.stderr);
  // Node's own remarks on what it calls experimental are not for the person at the terminal.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') console.error(String(warning));
  });

  world.root = root;
  world.headless = options.headless || !hasDisplay(process.env);
  world.version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

  const token = process.env.REVERIE_STAND_IN_TOKEN ?? randomBytes(16).toString('hex');
  delete process.env.REVERIE_STAND_IN_TOKEN;
  const server = await startServer(options.port, token).catch((cause: unknown) =>
    fail(`The port ${options.port} cannot be used: ${String(cause)}`),
  );
  const origin = `http://127.0.0.1:${server.access.port}`;
  const address = `${origin}/?token=${token}`;
  let browser: { stop(): void } | undefined;

  standIn.useOrigin(origin);
  standIn.app.prepare({
    userData: options.userData,
    beforeExit: () => {
      browser?.stop();
      server.close();
    },
  });
  let announced = false;
  const openPage = async (): Promise<void> => {
    browser = await openBrowser(address, join(options.userData, 'stand-in browser'), process.env, () => {
      standIn.app.quit();
    });
  };
  standIn.onShown = () => {
    if (announced) return;
    announced = true;
    process.stdout.write(`REVERIE_URL=${address}\n`);
    if (world.headless || developed) return;
    openPage().catch((problem: unknown) => {
      console.error('No browser could be opened. Open the address yourself.', problem);
    });
  };

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    // Not held back by it: a process that has closed everything ends before.
    setTimeout(() => process.exit(0), endWithin).unref();
    standIn.app.quit();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);

  if (process.env.npm_lifecycle_event !== undefined) {
    // A signal to npm ends the shell between it and this process, which then would live on alone.
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) end();
    }, parentEvery).unref();
  }

  const electron = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' || specifier === 'electron/main'
        ? { url: electron, shortCircuit: true }
        : next(specifier, context),
  });
  process.argv = [process.execPath, root, ...options.passedOn];
  await import(pathToFileURL(options.main).href);
  standIn.app.becomeReady();
}

run().catch((cause: unknown) => {
  console.error('Reverie could not be started.', cause);
  process.exit(1);
});
