import { errorCode } from './errors.ts';
import { EvolinkFailure } from './types.ts';

/** A failure of the file at `path`, in plain words. */
export function diskFailure(error: unknown, path: string): EvolinkFailure {
  const code = errorCode(error) ?? 'disk';
  return new EvolinkFailure({ kind: 'disk', code, message: diskWords(code, path), accepted: 'no', cause: error });
}

function diskWords(code: string, path: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: ${path} could not be written. Free some space, then try again.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Reverie may not use ${path}. Allow it, or choose another folder.`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path} is not there. Check that its disk is connected.`;
    default:
      return `The disk failed at ${path} (${code}). Check the disk, then try again.`;
  }
}

/** Runs `work` on the file at `path`; what it throws becomes a failure of kind `disk`. */
export async function onDisk<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw diskFailure(error, path);
  }
}
