import { createHash } from 'node:crypto';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReferenceId } from '../../shared/domain/ids.ts';
import {
  bytesSource,
  OtherKind,
  pixelProblem,
  readSourceHeader,
  sniffSource,
  sourceSniffBytes,
  UnknownBmp,
  type ByteSource,
} from '../imaging/index.ts';
import { problemOfArea, problemOfBytes, wordsOfPixels } from './limits.ts';
import { recognise } from './recognise.ts';
import { asRefusal, formatsTaken, Refusal } from './refusal.ts';

/** Bytes hashed at a time: about a millisecond, so that nothing else waits longer. */
const slice = 1 << 20;
/** What is looked at to name a file that is no picture. */
const firstLook = 4096;
/** Files whose hash is remembered while Reverie runs. */
const mostRemembered = 5000;

/** Hashes of files that have not changed since they were read, so that a file that comes again is known at once. */
export class KnownFiles {
  readonly #hashes = new Map<string, ReferenceId>();

  get(key: string): ReferenceId | undefined {
    return this.#hashes.get(key);
  }

  set(key: string, id: ReferenceId): void {
    const [oldest] = this.#hashes.keys();
    if (this.#hashes.size >= mostRemembered && oldest !== undefined) this.#hashes.delete(oldest);
    this.#hashes.set(key, id);
  }
}

/** Refuses what the header alone shows to be unusable. Costs some small reads, whatever the file's size. */
async function checkHeader(name: string, source: ByteSource): Promise<void> {
  if (source.size === 0) throw new Refusal(`${name} is empty (0 bytes). Reverie takes ${formatsTaken}.`);
  if (sniffSource(await source.read(0, sourceSniffBytes)) === undefined) {
    const what = recognise(await source.read(0, firstLook));
    throw new Refusal(
      what === undefined
        ? `${name} is of a kind that Reverie does not know. It takes ${formatsTaken}.`
        : otherKind(name, what),
    );
  }
  const tooLarge = problemOfBytes(name, source.size);
  if (tooLarge !== undefined) throw new Refusal(tooLarge);
  const header = await readHeader(name, source);
  if (!header) throw new Refusal(`${name} is damaged: it breaks off before it says how large the picture is.`);
  const tooMany = problemOfArea(name, header.width, header.height);
  if (tooMany !== undefined) throw new Refusal(tooMany);
  const problem = pixelProblem(header);
  if (problem?.kind === 'too_small') throw new Refusal(wordsOfPixels(name, problem));
}

async function readHeader(name: string, source: ByteSource): ReturnType<typeof readSourceHeader> {
  try {
    return await readSourceHeader(source);
  } catch (error) {
    if (error instanceof OtherKind) throw new Refusal(otherKind(name, error.message), { cause: error });
    if (error instanceof UnknownBmp) {
      throw new Refusal(`${name} ${error.message}. Save it as PNG and add it again.`, { cause: error });
    }
    throw error;
  }
}

function otherKind(name: string, what: string): string {
  return `${name} is ${what}. Reverie takes ${formatsTaken}: save it as one of these and add it again.`;
}

/** Looks at a file and hashes it. Throws {@link Refusal}. */
export async function readCandidateFile(name: string, path: string, known: KnownFiles): Promise<ReferenceId> {
  try {
    const facts = await stat(path, { bigint: true });
    if (facts.isDirectory()) throw new Refusal(`${name} is a folder. Add the pictures in it instead.`);
    if (!facts.isFile()) throw new Refusal(`${name} is not a file. Reverie takes ${formatsTaken}.`);
    const key = [facts.dev, facts.ino, facts.size, facts.mtimeNs, facts.ctimeNs].join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const file = await open(path, 'r');
    try {
      await checkHeader(name, fileSource(file, Number(facts.size)));
      const id = await hashFile(file);
      known.set(key, id);
      return id;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asRefusal(name, error);
  }
}

/** Looks at a file's bytes and hashes them. Throws {@link Refusal}. */
export async function readCandidateBytes(name: string, bytes: Uint8Array): Promise<ReferenceId> {
  await checkHeader(name, bytesSource(bytes));
  const hash = createHash('sha256');
  for (let offset = 0; offset < bytes.length; offset += slice) {
    hash.update(bytes.subarray(offset, offset + slice));
    await nextTurn();
  }
  return hash.digest('hex') as ReferenceId;
}

function fileSource(file: FileHandle, size: number): ByteSource {
  return {
    size,
    async read(offset, length) {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}

async function hashFile(file: FileHandle): Promise<ReferenceId> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(slice);
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, slice, position);
    if (bytesRead === 0) return hash.digest('hex') as ReferenceId;
    hash.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}
