import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const shape = z.object({
  version: z.literal(1),
  /** How well the system protects it, as it was when it was written. */
  protection: z.enum(['keychain', 'weak']),
  ciphertext: z.base64().min(1),
  lastFour: z.string().max(4),
});
export type VaultContents = z.output<typeof shape>;

/** What lies in the vault's file. */
export type VaultReading =
  | { state: 'none' }
  /** It could be read, and is no vault. */
  | { state: 'damaged'; cause: unknown }
  /** It could not be read, which says nothing of what is in it (another program holds it, a disk stumbles). */
  | { state: 'unavailable'; cause: unknown }
  /** A later version of Reverie has written it. */
  | { state: 'newer' }
  | ({ state: 'good' } & VaultContents);

/** `vault.json`: the encrypted key, readable by this user alone, replaced as a whole. */
export class VaultFile {
  readonly path: string;

  constructor(userData: string) {
    this.path = join(userData, 'vault.json');
  }

  async read(): Promise<VaultReading> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? { state: 'none' }
        : { state: 'unavailable', cause: error };
    }
    try {
      const found: unknown = JSON.parse(text);
      const { version } = (found ?? {}) as { version?: unknown };
      if (typeof version === 'number' && version > 1) return { state: 'newer' };
      return { state: 'good', ...shape.parse(found) };
    } catch (error) {
      return { state: 'damaged', cause: error };
    }
  }

  /** After a crash at any moment the file is whole, either the old or the new. */
  async write(contents: VaultContents): Promise<void> {
    const temporary = `${this.path}.tmp`;
    await rm(temporary, { force: true });
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(`${JSON.stringify(contents, undefined, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(this.path));
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(`${this.path}.tmp`, { force: true });
  }

  /** Keeps an unreadable file under another name; answers that name. */
  async setAside(now: number): Promise<string> {
    const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
    const kept = this.path.replace(/\.json$/, `.unreadable-${time}.json`);
    await rename(this.path, kept);
    return kept;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call: its file systems log names themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems do not know fsync on a folder; the file itself is in its place.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
  } finally {
    await handle.close();
  }
}
