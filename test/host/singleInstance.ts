import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * A lock on a folder that ends with the process, however it ends: SQLite's lock on a file of its own,
 * which the system takes back. Undefined when another process holds it.
 */
export function lockFolder(folder: string): { release(): void } | undefined {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'stand-in.lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (cause instanceof Error && cause.message.includes('locked')) return undefined;
    throw cause;
  }
  return {
    release: () => {
      database.close();
    },
  };
}
