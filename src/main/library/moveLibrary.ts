import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, rmdir, stat, statfs, utimes } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { LibraryProgress } from '../../shared/bridge/libraryRoutes.ts';
import { asDiskError, syncFile } from './durable.ts';
import { ownFolder, places } from './names.ts';
import { hashFile } from './pictureFiles.ts';

interface LibraryFile {
  /** Relative to the library, as the system writes paths. */
  file: string;
  bytes: number;
}

export interface CopyOptions {
  from: string;
  to: string;
  onProgress: (progress: LibraryProgress) => void;
  /** Copies one file; the system's way when absent. */
  copy?: (from: string, to: string) => Promise<void>;
}

/**
 * Copies a library that nobody has open into an empty folder and compares every file by its content. Throws
 * `invalid_input` for a folder that cannot take it and `disk` when it does not fit or a copy is not the
 * same; then everything that was copied is removed again, and the library is as it was.
 */
export async function copyLibrary(options: CopyOptions): Promise<{ files: LibraryFile[]; bytes: number }> {
  const { from, to, onProgress } = options;
  const copy = options.copy ?? ((source, target) => copyFile(source, target, constants.COPYFILE_EXCL));
  await refuseUnfit(from, to);
  const files = await libraryFiles(from);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const wasThere = existsSync(to);
  const made: string[] = [];
  let done = 0;
  try {
    await mkdir(to, { recursive: true });
    await refuseTooLarge(to, bytes);
    for (const { file, bytes: size } of files) {
      const target = join(to, file);
      await mkdir(dirname(target), { recursive: true });
      made.push(file);
      await copy(join(from, file), target);
      const { atime, mtime } = await stat(join(from, file));
      await syncFile(target);
      await utimes(target, atime, mtime);
      if ((await hashFile(target)) !== (await hashFile(join(from, file)))) {
        throw new ReverieError(
          'disk',
          `The copy of ${file} in ${to} is not the same as the original. Check that disk. The library stays where it is.`,
        );
      }
      done += size;
      onProgress({ done, total: bytes, problems: 0 });
    }
  } catch (error) {
    await removeFiles(to, made);
    if (!wasThere) await rmdir(to).catch(() => undefined);
    throw asDiskError(error, to);
  }
  return { files, bytes };
}

/** Removes these files of a library, and the folders that are empty then; whatever else is there stays. */
export async function removeFiles(root: string, files: readonly string[]): Promise<void> {
  const folders = new Set<string>();
  for (const file of files) {
    await rm(join(root, file), { force: true });
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  const deepestFirst = [...folders].toSorted((one, other) => other.length - one.length);
  for (const folder of deepestFirst) {
    // One that is not empty holds what is not ours to remove.
    await rmdir(join(root, folder)).catch(() => undefined);
  }
}

/** Everything but the lock; Reverie's own folder last and the index as the very last, so that half a copy is no library. */
async function libraryFiles(root: string): Promise<LibraryFile[]> {
  const files: LibraryFile[] = [];
  const lock = join(places.lock);
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(root, path);
    if (file.startsWith(lock) || file.startsWith(join(places.temporary) + sep)) continue;
    files.push({ file, bytes: (await stat(path)).size });
  }
  const order = ({ file }: LibraryFile): number =>
    file.startsWith(join(places.index)) ? 2 : file.startsWith(ownFolder + sep) ? 1 : 0;
  return files.toSorted((one, other) => order(one) - order(other) || (one.file < other.file ? -1 : 1));
}

async function refuseUnfit(from: string, to: string): Promise<void> {
  const inside = (folder: string, other: string): boolean => {
    const path = relative(folder, other);
    return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && path !== other);
  };
  if (inside(from, to) || inside(to, from)) {
    throw new ReverieError(
      'invalid_input',
      `The library cannot be moved to ${to}: one folder would lie in the other. Choose a folder beside it.`,
    );
  }
  if (existsSync(to) && (!(await stat(to)).isDirectory() || (await readdir(to)).length > 0)) {
    throw new ReverieError('invalid_input', `${to} is not empty. Choose an empty or new folder for the library.`);
  }
}

async function refuseTooLarge(to: string, bytes: number): Promise<void> {
  const disk = await statfs(to);
  const free = disk.bavail * disk.bsize;
  if (free >= bytes) return;
  const megabytes = (count: number): string => `${Math.ceil(count / 1_000_000).toLocaleString('en')} MB`;
  throw new ReverieError(
    'disk',
    `The library needs ${megabytes(bytes)}, and on the disk of ${to} only ${megabytes(free)} are free. Make room there or choose another folder. The library stays where it is.`,
  );
}
