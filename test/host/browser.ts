import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { openOutside } from './openOutside.ts';

/** Browsers that can show an address in a window of its own, without tabs. */
const appBrowsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Whether there is a screen to open a window on. */
export function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}

function findOnPath(names: readonly string[], environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * Opens the app's window in a browser: a window of its own where one of the known browsers is found, else
 * a tab of the default browser. `onClosed` is called when the window of its own is closed. What is
 * started ends with `stop`.
 */
export async function openBrowser(
  address: string,
  profile: string,
  environment: NodeJS.ProcessEnv,
  onClosed: () => void,
): Promise<{ stop(): void }> {
  const program = process.platform === 'linux' ? findOnPath(appBrowsers, environment) : undefined;
  if (program === undefined) {
    const problem = await openOutside(address);
    if (problem !== '') console.error(`No browser could be opened (${problem}). Open the address yourself.`);
    return { stop: () => {} };
  }
  const child: ChildProcess = spawn(
    program,
    [`--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', '--window-size=1440,900'],
    { stdio: 'ignore' },
  );
  const started = Date.now();
  child.on('error', (problem) => {
    console.error(`${program} could not be started (${problem.message}). Open the address yourself.`);
  });
  child.on('exit', (code) => {
    // One that ends at once did not open a window (it may refuse to run as root, for one).
    if (Date.now() - started > 3000) onClosed();
    else console.error(`${program} ended at once with code ${code}. Open the address yourself.`);
  });
  return {
    stop: () => {
      child.removeAllListeners('exit');
      child.kill();
    },
  };
}
