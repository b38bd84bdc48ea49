import { createHash } from 'node:crypto';
import { maximumAspect, referenceLimits } from '../../shared/seedream/limits.ts';
import { filesErrorAnswer, Refusal } from './answer.ts';
import { readPictureHeader, type PictureHeader } from './pictureHeader.ts';
import { randomName, type Random } from '../random.ts';

/** A file that was uploaded and has not been deleted. */
export interface UploadedFile {
  id: string;
  name: string;
  originalName: string;
  folder: string;
  header: PictureHeader;
  bytes: Uint8Array;
  sha256: string;
  /** Milliseconds since 1970, like `expiresAt`. */
  uploadedAt: number;
  expiresAt: number;
  /** Path of its public address, below the origin. */
  path: string;
}

/** Files API manual: an upload expires after 72 hours. */
const lifetime = 72 * 60 * 60 * 1000;
/** Model page: at most 10 MB for each reference; this generous reading of "MB" is the service's worst case. */
const maximumReferenceBytes = 10_000_000;
/** Memory for files of a simulator that runs for days. */
const maximumStoredBytes = 1024 * 1024 * 1024;

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp' } as const;

const refuseFile = (status: number, code: number, message: string): never => {
  throw new Refusal(filesErrorAnswer(status, code, message));
};

/** The files of the account. */
export class Uploads {
  readonly #files = new Map<string, UploadedFile>();
  readonly #random: Random;
  readonly #maximumFiles: number;
  readonly #lifetime: number;

  /** `timeScale` divides the 72 hours that a file is kept. */
  constructor(options: { random: Random; maximumFiles: number; timeScale: number }) {
    this.#random = options.random;
    this.#maximumFiles = options.maximumFiles;
    this.#lifetime = lifetime / options.timeScale;
  }

  /** Keeps a file; a name that exists is overwritten. Throws a {@link Refusal} with a code of the files API. */
  store(
    bytes: Uint8Array,
    names: { original: string; wanted?: string | undefined; folder?: string | undefined },
    now: number,
  ): UploadedFile {
    const header = readPictureHeader(bytes);
    if (!header) return refuseFile(400, 40002, 'File type not allowed: use JPEG, PNG, GIF or WebP.');
    const folder = safePath(names.folder ?? 'images');
    const id = `file_${randomName(this.#random, 12)}`;
    const name = safeName(names.wanted ?? generatedName(names.original, randomName(this.#random, 4), header));
    const path = `/files/${folder}/${name}`;
    const overwritten = this.#byPath(path);
    if (overwritten) this.#files.delete(overwritten.id);
    this.#forgetExpired(now);
    const stored = this.list(now).reduce((sum, file) => sum + file.bytes.length, bytes.length);
    if (this.#files.size >= this.#maximumFiles || stored > maximumStoredBytes) {
      refuseFile(400, 40003, `File quota exceeded: at most ${this.#maximumFiles} files.`);
    }
    const file: UploadedFile = {
      id,
      name,
      originalName: names.original,
      folder,
      header,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      uploadedAt: now,
      expiresAt: now + this.#lifetime,
      path,
    };
    this.#files.set(id, file);
    return file;
  }

  /** Those that have not expired, newest first. */
  list(now: number): UploadedFile[] {
    return [...this.#files.values()].filter((file) => file.expiresAt > now).toReversed();
  }

  find(id: string, now: number): UploadedFile | undefined {
    const file = this.#files.get(id);
    return file && file.expiresAt > now ? file : undefined;
  }

  at(path: string, now: number): UploadedFile | undefined {
    const file = this.#byPath(path);
    return file && file.expiresAt > now ? file : undefined;
  }

  /** Whether there was such a file. */
  delete(id: string): boolean {
    return this.#files.delete(id);
  }

  get maximumFiles(): number {
    return this.#maximumFiles;
  }

  #byPath(path: string): UploadedFile | undefined {
    return [...this.#files.values()].find((file) => file.path === path);
  }

  #forgetExpired(now: number): void {
    for (const file of this.#files.values()) if (file.expiresAt <= now) this.#files.delete(file.id);
  }
}

/** Why the model would not take `file` as a reference, by the model page's limits; undefined when it would. */
export function referenceProblem(file: UploadedFile): string | undefined {
  if (file.bytes.length > maximumReferenceBytes) {
    return `the file has ${file.bytes.length} bytes, at most 10 MB are allowed.`;
  }
  const { size } = file.header;
  if (!size) return undefined;
  const found = `the picture has ${size.width} x ${size.height} pixels`;
  if (size.width < referenceLimits.minimumEdge || size.height < referenceLimits.minimumEdge) {
    return `${found}; both sides must have more than 14.`;
  }
  if (size.width * size.height > referenceLimits.maximumArea) return `${found}; at most 6000 x 6000 are allowed.`;
  if (size.width > size.height * maximumAspect || size.height > size.width * maximumAspect) {
    return `${found}; width divided by height must lie between 1/16 and 16.`;
  }
  return undefined;
}

/** A part of an address with its percent signs resolved; one that is not well formed stays as it is. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

function safeName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]/g, '-').replace(/^\.+/, '') || 'file';
}

function safePath(path: string): string {
  return path.split('/').filter(Boolean).map(safeName).join('/') || 'images';
}

function generatedName(original: string, suffix: string, header: PictureHeader): string {
  const stem = original.replace(/\.[^.]*$/, '') || 'file';
  return `${stem}-${suffix}.${endings[header.mediaType]}`;
}
