import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Store from 'electron-store';
import { systemClock, type Clock } from '../../shared/domain/clock.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Settings, SettingsPatch } from '../../shared/bridge/settings.ts';
import type { Logger } from '../logging/logger.ts';
import { parseJson } from '../files/textFile.ts';
import { checkPatch, readStored } from './checkPatch.ts';
import { defaultSettings } from './defaults.ts';
import { migrate, type StoredFile } from './formats.ts';
import { internalOver, type Internal } from './internal.ts';

export interface OpenSettings {
  get(): Settings;
  /** Changes what `patch` names and answers everything. Throws `invalid_input` (nothing is changed) or `disk`. */
  update(patch: SettingsPatch): Settings;
  /** Called after each change, until the answer is called. */
  onChange(listener: (settings: Settings) => void): () => void;
  readonly internal: Internal;
  /** Absolute path under which an unreadable settings file was kept, when defaults had to take its place. */
  readonly resetFrom?: string;
}

/** Undefined when there is none. Throws in plain words where it cannot be read, which says nothing of what is in it. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT') return undefined;
    // What lies there is no file, and will not become one.
    if (code === 'EISDIR') return '';
    throw new Error(
      `The settings cannot be read at the moment (${code}): ${path}. Nothing was changed. See whether another program holds the file, then start Reverie again.`,
      { cause: error },
    );
  }
}

/** Moves the file at `path` out of the way when it was read and holds no settings; answers its new path. */
function setAside(path: string, clock: Clock, logger: Logger): string | undefined {
  const text = textOf(path);
  if (text === undefined) return undefined;
  try {
    const found: unknown = parseJson(text);
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return undefined;
    throw new Error('It holds no settings');
  } catch (error) {
    const time = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    const kept = path.replace(/\.json$/, `.broken-${time}.json`);
    renameSync(path, kept);
    logger.warn('The settings file could not be read and was set aside', { keptAs: kept, cause: error });
    return kept;
  }
}

/**
 * Opens `<userData>/settings.json`. A file without settings in it is kept aside under another name and defaults
 * are used; one that cannot be read at the moment is left alone, and this throws; single values that are out of their limits give way to their defaults.
 */
export function openSettings(options: { userData: string; logger: Logger; clock?: Clock }): OpenSettings {
  const { userData, logger, clock = systemClock } = options;
  if (!isAbsolute(userData)) throw new Error(`The folder for settings must be an absolute path; found ${userData}`);
  mkdirSync(userData, { recursive: true });
  const path = join(userData, 'settings.json');
  const resetFrom = setAside(path, clock, logger);
  // An absolute cwd is all that electron-store needs outside Electron.
  const store = new Store<Record<string, unknown>>({
    cwd: userData,
    name: 'settings',
    accessPropertiesByDotNotation: false,
    deserialize: (text) => parseJson(text) as Record<string, unknown>,
  });
  // Read once: every read of the store reads the whole file again.
  const found = store.store;
  let file: StoredFile = migrate(found);
  const { patch, dropped } = readStored(file.settings);
  if (dropped.length > 0)
    logger.warn('Some settings were out of their limits and are back to their defaults', { dropped });
  let settings: Settings = { ...defaultSettings, ...patch };
  const listeners = new Set<(settings: Settings) => void>();

  function write(next: StoredFile): void {
    try {
      store.store = { ...store.store, ...next };
    } catch (error) {
      throw new ReverieError('disk', `The settings could not be saved to ${path}. Check the disk, then try again.`, {
        cause: error,
      });
    }
    file = next;
  }
  if (found['formatVersion'] !== undefined && found['formatVersion'] !== file.formatVersion) write(file);

  return {
    get: () => ({ ...settings }),
    update(patch) {
      const next = { ...settings, ...checkPatch(patch) };
      if (!isDeepStrictEqual(next, settings)) {
        write({ ...file, settings: { ...file.settings, ...next } });
        settings = next;
        for (const listener of listeners) listener({ ...settings });
      }
      return { ...settings };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    internal: internalOver(
      () => file.internal,
      (name, value) => {
        const { [name]: _before, ...rest } = file.internal;
        const internal = value === undefined ? rest : { ...rest, [name]: value };
        if (!isDeepStrictEqual(internal, file.internal)) write({ ...file, internal });
      },
    ),
    ...(resetFrom === undefined ? {} : { resetFrom }),
  };
}
