import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { joinValues } from '../src/main/desktop/commandLine.ts';
import { hasDisplay } from '../test/host/browser.ts';
import { chooseElectron } from './electronRuntime.ts';

/*
 * `npm start`: the built app in Electron where its runtime is there, can be fetched and can run; else the
 * same app in a browser, through the stand-in for Electron. What was chosen and why is said in one line.
 */

const root = resolve(import.meta.dirname, '..');
/** An Electron that is ended by the system within this time could not start. In milliseconds. */
const startLimit = 5000;
/** What Linux answers for a program whose libraries are not there. */
const librariesMissing = 127;

/** Passes the end of this process on, and the child's end back. */
function live(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => {
    process.exit(code ?? 1);
  });
}

function startStandIn(reason: string): void {
  const opens = hasDisplay(process.env)
    ? 'Reverie opens in a browser instead'
    : 'Reverie can be opened in a browser instead';
  console.log(`${reason}; ${opens}.`);
  const child = spawn(process.execPath, [join(root, 'test/host/main.ts'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line.replace(/^REVERIE_URL=/, 'Its address, for this run and this computer only: '));
  });
  live(child);
}

function startElectron(executable: string): void {
  const started = performance.now();
  const environment = { ...process.env };
  // Set in some editors' terminals; it makes Electron a plain Node.
  delete environment.ELECTRON_RUN_AS_NODE;
  const child = spawn(executable, [root, ...joinValues(process.argv.slice(2))], { stdio: 'inherit', env: environment });
  child.on('error', (problem) => {
    startStandIn(`Electron could not be started (${problem.message})`);
  });
  child.on('exit', (code, signal) => {
    const killed = signal !== null && signal !== 'SIGINT' && signal !== 'SIGTERM';
    const failed = (killed || code === librariesMissing) && performance.now() - started < startLimit;
    if (failed) startStandIn(`Electron could not start here (${signal ?? 'libraries are missing'})`);
    else process.exit(code ?? 1);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => child.kill(signal));
}

const choice = chooseElectron();
if ('executable' in choice) startElectron(choice.executable);
else startStandIn(choice.reason);
