import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasDisplay } from '../test/host/browser.ts';

const electronFolder = resolve(import.meta.dirname, '../node_modules/electron');
/** Fetching Electron's runtime (about 110 MB) may take this long. In milliseconds. */
const fetchLimit = 60_000;

/** Path of Electron's runtime, where it is installed. */
function findElectron(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const executable = join(folder, readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/** Electron's own installer; it ends at once when nothing can be fetched. */
function fetchElectron(): void {
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: fetchLimit });
}

function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** Why Electron cannot be used on this computer, or the path of its runtime. */
export function chooseElectron(): { executable: string } | { reason: string } {
  // Chromium's sandbox does not work as root, and without it Reverie is not started at all.
  if (isRoot()) return { reason: 'Electron does not run safely as root' };
  if (!hasDisplay(process.env)) return { reason: 'There is no screen for a window' };
  if (findElectron() === undefined) fetchElectron();
  const executable = findElectron();
  return executable === undefined
    ? { reason: 'Electron’s runtime is not here and could not be fetched' }
    : { executable };
}
