import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../host/singleInstance.ts';

const module = resolve(import.meta.dirname, '../../host/singleInstance.ts');
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reverie-lock-'));
  folders.push(folder);
  return folder;
}

/** Whether another process gets the lock, which it then dies with. */
function otherProcessGets(folder: string): string {
  const script = `
    import { lockFolder } from ${JSON.stringify(module)};
    console.log(lockFolder(${JSON.stringify(folder)}) ? 'got it' : 'refused');
    process.kill(process.pid, 'SIGKILL');`;
  return spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    encoding: 'utf8',
  }).stdout.trim();
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the lock of a user-data folder', () => {
  it('keeps a second process out while the first one has it', () => {
    const folder = newFolder();
    const lock = lockFolder(folder);
    expect(otherProcessGets(folder)).toBe('refused');
    lock?.release();
    expect(otherProcessGets(folder)).toBe('got it');
  });

  it('is gone with a process that was killed', () => {
    const folder = newFolder();
    expect(otherProcessGets(folder)).toBe('got it');
    expect(lockFolder(folder)).toBeDefined();
  });

  it('is one for each folder', () => {
    expect([lockFolder(newFolder()), lockFolder(newFolder())]).not.toContain(undefined);
  });
});
