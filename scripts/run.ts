import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Runs a tool of node_modules in the project's folder with the terminal's input and output; answers its exit code. */
export function tryToRun(title: string, tool: string, ...options: string[]): number {
  console.log(`\n▸ ${title}`);
  const executable = resolve(root, 'node_modules/.bin', process.platform === 'win32' ? `${tool}.cmd` : tool);
  const { status, error } = spawnSync(executable, options, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) console.error(`\n${title} failed.`);
  return status ?? 1;
}

/** As `tryToRun`; ends the process when it fails. */
export function run(title: string, tool: string, ...options: string[]): void {
  const code = tryToRun(title, tool, ...options);
  if (code !== 0) process.exit(code);
}
