import { mkdirSync, statSync, type BigIntStats } from 'node:fs';
import { join, sep } from 'node:path';
import { systemCode } from './systemCode.ts';

/** What the system says of a disk that was pulled out or a share that is away, beside that there is nothing there. */
const away: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENXIO',
  'ENODEV',
  'EIO',
  'ENOTCONN',
  'ESTALE',
  'EHOSTDOWN',
  'EHOSTUNREACH',
]);

/** A file or folder that is known by what it is on the disk, and not by its name. */
export class KnownFolder {
  readonly #path: string;
  readonly #identity: string | undefined;

  /** `path` is there. */
  constructor(path: string) {
    this.#path = path;
    this.#identity = identityOf(statSync(path, { bigint: true }));
  }

  /** Whether it still lies in its place, and no other one does. */
  isThere(): boolean {
    let stat: BigIntStats | undefined;
    try {
      stat = statSync(this.#path, { bigint: true, throwIfNoEntry: false });
    } catch (error) {
      // One that may not be looked at just now (permissions) is no other folder; whoever uses it hears of it.
      return !away.has(systemCode(error) ?? '');
    }
    return stat !== undefined && identityOf(stat) === this.#identity;
  }
}

/** Undefined where the file system numbers nothing: then only that it is there is known. */
function identityOf({ dev, ino }: BigIntStats): string | undefined {
  return ino === 0n ? undefined : `${dev}:${ino}`;
}

/**
 * Makes `folder` and those above it up to `root`, which has to be there: unlike a recursive making it never makes `root`
 * itself. `folder` is relative to it. `onMade` hears each one's absolute path. Throws the system's error.
 */
export function makeFoldersIn(root: string, folder: string, onMade: (path: string) => void = () => {}): void {
  let path = root;
  for (const name of folder.split(sep === '/' ? '/' : /[\\/]/)) {
    if (name === '.') continue;
    path = join(path, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) continue;
    try {
      mkdirSync(path);
    } catch (error) {
      // Somebody else may have made it meanwhile.
      if (systemCode(error) !== 'EEXIST' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
    }
    onMade(path);
  }
}
