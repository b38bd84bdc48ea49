/** What lies in `settings.json`, as far as every format of it has it. */
export interface StoredFile {
  /** Counts up whenever the meaning of the file changes; each change has a step in {@link migrations}. */
  formatVersion: number;
  settings: Record<string, unknown>;
  /** What Reverie remembers for itself. */
  internal: Record<string, unknown>;
}

/** From format `n + 1` (its place in the list plus one) to the next. Pure; append only. */
export type Migration = (file: StoredFile) => StoredFile;
export const migrations: readonly Migration[] = [];

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/**
 * A file of any format as one of today's. A file of a newer Reverie keeps its number and whatever this one
 * does not know, so that going back and forth between versions loses nothing.
 */
export function migrate(found: unknown, steps: readonly Migration[] = migrations): StoredFile {
  const raw = fields(found);
  const version = raw['formatVersion'];
  const known = Number.isInteger(version) && (version as number) >= 1;
  let file: StoredFile = {
    formatVersion: known ? (version as number) : 1,
    settings: fields(raw['settings']),
    internal: fields(raw['internal']),
  };
  for (const step of steps.slice(file.formatVersion - 1)) {
    file = { ...step(file), formatVersion: file.formatVersion + 1 };
  }
  return file;
}
