import { constants, existsSync } from 'node:fs';
import { access, copyFile, lstat, mkdir, readdir, rm, rmdir, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { systemCode } from '../../files/systemCode.ts';
import type { LibraryProgress, MovePlan } from '../../../shared/bridge/library.ts';
import { ReverieError } from '../../../shared/bridge/result.ts';
import { CopyTarget, copyOne, NotTheSame, TargetGone } from './copyTarget.ts';
import { syncFolder } from '../files/durable.ts';
import { entriesIn } from '../files/foreignFolders.ts';
import { isEmptyFolder, systemsOwn } from '../files/lookAtFolder.ts';
import { copyLink, linksIn } from './links.ts';
import { ownFolder, places, referencesFolder } from '../files/names.ts';
import { asDiskError } from '../files/problems.ts';

export interface LibraryFile {
  /** Relative to the library, as the system writes paths. */
  file: string;
  bytes: number;
  /** Milliseconds since 1970, whole. */
  changedAt: number;
}

export interface CopyOptions {
  from: string;
  to: string;
  /** At most a thousand times. */
  onProgress: (progress: LibraryProgress) => void;
  signal?: AbortSignal;
  /** Copies one file; the system's way when absent. */
  copy?: (from: string, to: string) => Promise<void>;
}

/** Where the library would go when this folder is chosen, and what it takes. Throws `invalid_input` for one that cannot take it. */
export async function planMove(from: string, chosen: string): Promise<MovePlan> {
  const taken = existsSync(chosen) && (await stat(chosen)).isDirectory() && !isEmptyFolder(chosen);
  const own = basename(from);
  const to = taken ? join(chosen, own === 'library' ? 'Reverie library' : own) : chosen;
  await refuseUnfit(from, to);
  // The library is open now; once it is closed its write-ahead log is in the index.
  const files = (await libraryFiles(from)).filter(({ file }) => !file.startsWith(`${join(places.index)}-`));
  return { folder: to, files: files.length, bytes: bytesOf(files), freeBytes: await freeAt(to) };
}

/**
 * Copies a library that nobody has open into an empty folder and compares every file by its content. Throws
 * `invalid_input` for a folder that cannot take it, `disk` when it does not fit, a file cannot be read or a copy is
 * not the same, and `cancelled`; then everything that was copied is removed again, and the library is as it was.
 */
export async function copyLibrary(options: CopyOptions): Promise<{ files: LibraryFile[]; bytes: number }> {
  const { from, to, signal } = options;
  const copy = options.copy ?? ((source, target) => copyFile(source, target, constants.COPYFILE_EXCL));
  await refuseUnfit(from, to);
  const files = await libraryFiles(from);
  const bytes = bytesOf(files);
  const wasThere = existsSync(to);
  const made: string[] = [];
  const progress = inSteps(bytes, options.onProgress);
  const make = async (file: string, work: () => Promise<void>): Promise<void> => {
    made.push(file);
    try {
      await work();
    } catch (error) {
      // What lies there already is not ours to take away.
      if (systemCode(error) === 'EEXIST') made.pop();
      throw await inWords(error, { from, to, file });
    }
  };
  try {
    await mkdir(to, { recursive: true });
    await refuseTooLarge(to, bytes);
    await writeFile(join(to, places.unfinishedCopy), 'Reverie is copying a library into this folder.\n');
    const target = new CopyTarget(to);
    for (const { file, bytes: size } of files) {
      if (signal?.aborted) throw new ReverieError('cancelled', `The move was stopped. ${whereItWas(from)}`);
      // The system may have put its own there already; it says nothing of the library.
      if (!systemsOwn.has(basename(file)) || !existsSync(join(to, file))) {
        const lasting = !file.startsWith(join(places.thumbnails));
        await make(file, async () => {
          await copyOne(join(from, file), target.pathFor(file), copy, lasting);
        });
      }
      progress(size);
    }
    for (const link of await linksIn(from)) {
      await make(link, () => {
        target.pathFor(link);
        return copyLink(from, to, link);
      });
    }
    // Names too must last before the old ones may be removed.
    for (const folder of foldersOf(made)) syncFolder(join(to, folder));
    await rm(join(to, places.unfinishedCopy));
    syncFolder(to);
  } catch (error) {
    await removeFiles(to, [...made, places.unfinishedCopy]);
    if (!wasThere) await rmdir(to).catch(() => undefined);
    throw asDiskError(error, to);
  }
  return { files, bytes };
}

const whereItWas = (from: string): string => `The library is where it was, in ${from}.`;

async function inWords(error: unknown, place: { from: string; to: string; file: string }): Promise<unknown> {
  const { from, to, file } = place;
  const told = (words: string): ReverieError =>
    new ReverieError('disk', `${words} ${whereItWas(from)}`, { cause: error });
  if (error instanceof NotTheSame) {
    return told(`The copy of ${file} in ${to} is not the same as the original. Check that disk.`);
  }
  if (error instanceof TargetGone) {
    return told(`The folder ${to} is no longer there. Connect its disk, then move again.`);
  }
  const code = systemCode(error);
  if (code === undefined) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return told(`The disk of ${to} is full. Make room there, then move again.`);
  if (!(await isReadable(join(from, file))))
    return told(`${file} could not be read (${code}). Check the file and its disk.`);
  return told(`${file} could not be copied to ${to} (${code}). Check that disk and its permissions.`);
}

async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Passes on what has been done so far whenever a thousandth more is. */
export function inSteps(total: number, onProgress: CopyOptions['onProgress']): (more: number) => void {
  let done = 0;
  let told = -1;
  return (more) => {
    done += more;
    const step = total === 0 ? 1000 : Math.floor((done / total) * 1000);
    if (step === told && done < total) return;
    told = step;
    onProgress({ done, total, problems: 0 });
  };
}

/**
 * Removes the files that were moved, as far as they are as they were then, and the folders that are empty then, the
 * library's own included; whatever else is there stays, and so does what a link leads to.
 */
export async function removeMoved(
  root: string,
  files: readonly LibraryFile[],
  onProgress: (progress: LibraryProgress) => void,
): Promise<{ removed: number; kept: number }> {
  const progress = inSteps(bytesOf(files), onProgress);
  let removed = 0;
  let kept = 0;
  const isOutside = linkFinder(root);
  for (const { file, bytes, changedAt } of files) {
    const found = (await isOutside(dirname(file))) ? undefined : await stat(join(root, file)).catch(() => undefined);
    if (found && (found.size !== bytes || Math.round(found.mtimeMs) !== changedAt)) kept += 1;
    else if (found) {
      await rm(join(root, file));
      removed += 1;
    }
    progress(bytes);
  }
  await rm(join(root, places.temporary), { recursive: true, force: true });
  const own = [...(await foldersIn(root, ownFolder)), ...(await foldersIn(root, referencesFolder))];
  await removeFolders(root, [...foldersOf(files.map(({ file }) => file)), ...own]);
  await rmdir(root).catch(() => undefined);
  return { removed, kept };
}

/** Tells whether any part of a folder's path within the library is a link; each part is checked once. */
function linkFinder(root: string): (folder: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>([['.', Promise.resolve(false)]]);
  const isOutside = (folder: string): Promise<boolean> => {
    const before = known.get(folder);
    if (before) return before;
    const look = async (): Promise<boolean> => {
      if (await isOutside(dirname(folder))) return true;
      const facts = await lstat(join(root, folder)).catch(() => undefined);
      return facts?.isSymbolicLink() ?? false;
    };
    const answer = look();
    known.set(folder, answer);
    return answer;
  };
  return isOutside;
}

async function removeFiles(root: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(join(root, file), { force: true });
  await removeFolders(root, foldersOf(files));
}

/** Every folder that the files lie in, relative to the library. */
function foldersOf(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let folder = dirname(file); folder !== '.' && !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  }
  return [...folders];
}

/** The folder and every one below it, relative to `root`. */
async function foldersIn(root: string, folder: string): Promise<string[]> {
  if (!existsSync(join(root, folder))) return [];
  const below = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  const folders = below.filter((entry) => entry.isDirectory());
  return [folder, ...folders.map((entry) => relative(root, join(entry.parentPath, entry.name)))];
}

async function removeFolders(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders.toSorted((one, other) => other.length - one.length)) {
    // One that is not empty holds what is not ours to remove.
    await rmdir(join(root, folder)).catch(() => undefined);
  }
}

const bytesOf = (files: readonly LibraryFile[]): number => files.reduce((sum, file) => sum + file.bytes, 0);

/** Everything but the lock; Reverie's own folder last and the index as the very last, so that half a copy is no library. */
async function libraryFiles(root: string): Promise<LibraryFile[]> {
  const files: LibraryFile[] = [];
  const lock = join(places.lock);
  for (const entry of await entriesIn(root)) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(root, path);
    if (file.startsWith(lock) || file.startsWith(join(places.temporary) + sep)) continue;
    const { size, mtimeMs } = await stat(path);
    files.push({ file, bytes: size, changedAt: Math.round(mtimeMs) });
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
  if (existsSync(to) && (!(await stat(to)).isDirectory() || !isEmptyFolder(to))) {
    throw new ReverieError('invalid_input', `${to} is not empty. Choose an empty or new folder for the library.`);
  }
}

/** Bytes free where `folder` is or would be. */
async function freeAt(folder: string): Promise<number> {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const disk = await statfs(there);
  return disk.bavail * disk.bsize;
}

async function refuseTooLarge(to: string, bytes: number): Promise<void> {
  const free = await freeAt(to);
  if (free >= bytes) return;
  const megabytes = (count: number): string => `${Math.ceil(count / 1_000_000).toLocaleString('en')} MB`;
  throw new ReverieError(
    'disk',
    `The library needs ${megabytes(bytes)}, and on the disk of ${to} only ${megabytes(free)} are free. Make room there or choose another folder. The library stays where it is.`,
  );
}
