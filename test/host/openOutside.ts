import { spawn } from 'node:child_process';

/** Opens an address or a path with the system's own program. Answers what went wrong, or nothing. */
export function openOutside(target: string): Promise<string> {
  const [command, input] =
    process.platform === 'darwin'
      ? ['open', [target]]
      : process.platform === 'win32'
        ? ['explorer.exe', [target]]
        : ['xdg-open', [target]];
  return new Promise((resolve) => {
    const child = spawn(command, input, { stdio: 'ignore' });
    child.on('error', (problem) => {
      resolve(problem.message);
    });
    child.on('spawn', () => {
      child.unref();
      resolve('');
    });
  });
}
