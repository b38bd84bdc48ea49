import { constants } from 'node:fs';
import { access, chmod, copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../files/systemCode.ts';

/** The original is not where it was, or may not be read. Its message is for the artist. */
export class OriginalUnreadable extends Error {
  constructor(path: string, cause: unknown) {
    const missing = systemCode(cause) === 'ENOENT' || systemCode(cause) === 'ENOTDIR';
    super(missing ? `The original is no longer at ${path}.` : `The original at ${path} cannot be read.`, { cause });
    this.name = 'OriginalUnreadable';
  }
}

/** File systems without hard links answer a link with one of these. */
const withoutLinks = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EMLINK',
  'EXDEV',
  'EACCES',
  'UNKNOWN',
]);

/**
 * Gives the finished `part` its name without ever taking another file's place: a hard link fails where a name
 * is taken, and so does the exclusive reservation used where there are no links. Throws EEXIST then.
 */
async function place(part: string, target: string, hardLink: typeof link): Promise<void> {
  try {
    await hardLink(part, target);
  } catch (error) {
    if (!withoutLinks.has(systemCode(error) ?? '')) throw error;
    const reservation = await open(target, 'wx');
    await reservation.close();
    try {
      await rename(part, target);
    } catch (problem) {
      await rm(target, { force: true });
      throw problem;
    }
    return;
  }
  await rm(part);
}

/**
 * Copies `source` to a name in `folder` that `nextName` gives, asked again while names turn out to be taken.
 * The name appears only when every byte is on the disk; `part` (a name in `folder`) is gone afterwards.
 * Throws {@link OriginalUnreadable}, or what the file system throws.
 */
export async function copyInto(
  source: string,
  folder: string,
  part: string,
  firstName: string,
  nextName: (taken: string) => string,
  hardLink: typeof link = link,
): Promise<string> {
  let size: number;
  try {
    await access(source, constants.R_OK);
    size = (await stat(source)).size;
  } catch (error) {
    throw new OriginalUnreadable(source, error);
  }
  const partPath = join(folder, part);
  try {
    await copyFile(source, partPath, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    // A copy keeps its original's mode; a write-protected one could not be flushed.
    await chmod(partPath, 0o644);
    const file = await open(partPath, 'r+');
    try {
      const copied = await file.stat();
      if (copied.size !== size) throw new Error(`Only ${copied.size} of ${size} bytes were copied`);
      await file.sync();
    } finally {
      await file.close();
    }
    for (let name = firstName; ; name = nextName(name)) {
      try {
        await place(partPath, join(folder, name), hardLink);
        return name;
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') throw error;
      }
    }
  } catch (error) {
    await rm(partPath, { force: true });
    throw error;
  }
}
