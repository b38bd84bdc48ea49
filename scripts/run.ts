import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const isWindows = process.platform === 'win32';
const executableOf = (tool: string): string => resolve(root, 'node_modules/.bin', isWindows ? `${tool}.cmd` : tool);

/** Runs a tool of node_modules in the project's folder with the terminal's input and output; answers its exit code. */
export function tryToRun(title: string, tool: string, ...options: string[]): number {
  console.log(`\n▸ ${title}`);
  const { status, error } = spawnSync(executableOf(tool), options, { cwd: root, stdio: 'inherit', shell: isWindows });
  if (error) throw error;
  if (status !== 0) console.error(`\n${title} failed.`);
  return status ?? 1;
}

export interface Task {
  title: string;
  /** A tool of node_modules and its options. */
  command: readonly [tool: string, ...options: string[]];
}

/** As `tryToRun`, but its output comes whole when it has failed, and not at all when it has not. */
function runQuietly({ title, command: [tool, ...options] }: Task): Promise<boolean> {
  const began = performance.now();
  const environment = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) };
  const child = spawn(executableOf(tool), options, { cwd: root, env: environment, shell: isWindows });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => output.push(part));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} ${title.padEnd(30)} ${seconds.padStart(5)} s`);
      if (code !== 0) console.log(`\n${Buffer.concat(output).toString().trim()}\n`);
      done(code === 0);
    });
  });
}

/** Runs all, as many at once as there are cores, begun in their order; answers whether each succeeded. */
export async function runAll(tasks: readonly Task[]): Promise<boolean> {
  const left = [...tasks];
  const failed: Task[] = [];
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let task = left.shift(); task; task = left.shift()) if (!(await runQuietly(task))) failed.push(task);
    }),
  );
  return failed.length === 0;
}
