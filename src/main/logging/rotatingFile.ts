import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lines appended to `<name>.log`; a full file becomes `<name>.1.log`, that one `<name>.2.log`, and so on.
 * Written at once and not through a buffer, so that the last lines before a crash are there.
 */
export class RotatingFile {
  readonly #folder: string;
  readonly #name: string;
  readonly #maximumBytes: number;
  readonly #files: number;
  #descriptor: number | undefined;
  #bytes = 0;

  /** At most `files` files of `maximumBytes` bytes each. Opens nothing yet. */
  constructor(options: { folder: string; name: string; maximumBytes: number; files: number }) {
    this.#folder = options.folder;
    this.#name = options.name;
    this.#maximumBytes = options.maximumBytes;
    this.#files = options.files;
  }

  /** Throws what the file system throws. */
  append(line: string): void {
    const bytes = Buffer.from(`${line}\n`);
    let descriptor = this.#open();
    if (this.#bytes > 0 && this.#bytes + bytes.byteLength > this.#maximumBytes) {
      this.close();
      this.#rotate();
      descriptor = this.#open();
    }
    let written = 0;
    while (written < bytes.byteLength) written += writeSync(descriptor, bytes, written);
    this.#bytes += bytes.byteLength;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #path(number: number): string {
    return join(this.#folder, number === 0 ? `${this.#name}.log` : `${this.#name}.${number}.log`);
  }

  #open(): number {
    if (this.#descriptor === undefined) {
      mkdirSync(this.#folder, { recursive: true });
      this.#descriptor = openSync(this.#path(0), 'a', 0o600);
      this.#bytes = fstatSync(this.#descriptor).size;
    }
    return this.#descriptor;
  }

  #rotate(): void {
    rmSync(this.#path(this.#files - 1), { force: true });
    for (let number = this.#files - 2; number >= 0; number -= 1) {
      if (existsSync(this.#path(number))) renameSync(this.#path(number), this.#path(number + 1));
    }
  }
}
