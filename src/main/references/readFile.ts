import { open, stat } from 'node:fs/promises';
import { sniffFormat } from '../imaging/index.ts';
import { problemOfBytes } from './limits.ts';
import { recognise } from './recognise.ts';

/** A file that cannot become a reference; the message is the whole reason, fit for the artist. */
export class Refusal extends Error {}

/** What is looked at before a file is read whole. */
const firstLook = 4096;

const formatsTaken = 'PNG, JPEG, WebP and GIF pictures';

/**
 * Reads a file that may become a reference. Its kind (by its bytes) and size are looked at first, so
 * nothing large is read in vain. Throws {@link Refusal}.
 */
export async function readCandidate(name: string, path: string): Promise<Uint8Array> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new Refusal(`${name} is a folder. Add the pictures in it instead.`);
    if (!facts.isFile()) throw new Refusal(`${name} is not a file. Reverie takes ${formatsTaken}.`);
    const file = await open(path, 'r');
    try {
      const look = Buffer.alloc(Math.min(firstLook, facts.size));
      const { bytesRead } = await file.read(look, 0, look.length, 0);
      refuseByContent(name, look.subarray(0, bytesRead), facts.size);
      const bytes = Buffer.alloc(facts.size);
      let filled = 0;
      while (filled < bytes.length) {
        const part = await file.read(bytes, filled, bytes.length - filled, filled);
        if (part.bytesRead === 0)
          throw new Refusal(`${name} changed while it was read. Add it again when it is whole.`);
        filled += part.bytesRead;
      }
      return bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof Refusal ? error : asRefusal(name, error);
  }
}

/** Throws {@link Refusal} for what is not one of the four formats, or is too large. `bytes` may be the beginning only. */
export function refuseByContent(name: string, bytes: Uint8Array, size: number): void {
  if (size === 0) throw new Refusal(`${name} is empty (0 bytes). Reverie takes ${formatsTaken}.`);
  if (sniffFormat(bytes) === undefined) {
    const what = recognise(bytes);
    throw new Refusal(
      what === undefined
        ? `${name} is of a kind that Reverie does not know. It takes ${formatsTaken}.`
        : `${name} is ${what}. Reverie takes ${formatsTaken}: save it as one of these and add it again.`,
    );
  }
  const tooLarge = problemOfBytes(name, size);
  if (tooLarge !== undefined) throw new Refusal(tooLarge);
}

function asRefusal(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal(`${name} is not there any more.`, { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new Refusal(`${name} cannot be read: its permissions do not allow it.`, { cause: error });
    default:
      return typeof error.code === 'string'
        ? new Refusal(`${name} could not be read (${error.code}).`, { cause: error })
        : error;
  }
}
