import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Runs a tool of node_modules in the project's folder with the terminal's input and output; ends the process when it fails. */
export function run(title: string, tool: string, ...options: string[]): void {
  console.log(`\n▸ ${title}`);
  const executable = resolve(root, 'node_modules/.bin', process.platform === 'win32' ? `${tool}.cmd` : tool);
  const { status, error } = spawnSync(executable, options, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) {
    console.error(`\n${title} failed.`);
    process.exit(status ?? 1);
  }
}
