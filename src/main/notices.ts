import type { Notice } from '../shared/bridge/contract.ts';
import { ReverieError } from '../shared/bridge/result.ts';
import { LibraryUnavailable } from './library/index.ts';

/** Kinds that say why there is no library at the moment. */
export const libraryNotices: readonly Notice['kind'][] = [
  'library_missing',
  'library_read_only',
  'library_locked',
  'library_newer',
  'library_unusable',
  'disk_full',
];

/** Why the library could not be opened, for the artist, and whether it may open by itself later. */
export function describeUnavailable(error: unknown): {
  kind: Notice['kind'];
  message: string;
  path?: string;
  passes: boolean;
} {
  if (error instanceof LibraryUnavailable) {
    const kinds = {
      missing: 'library_missing',
      read_only: 'library_read_only',
      locked: 'library_locked',
      newer: 'library_newer',
    } as const;
    const passes = error.problem !== 'newer';
    return { kind: kinds[error.problem], message: error.message, path: error.folder, passes };
  }
  if (error instanceof ReverieError) {
    return { kind: error.code === 'disk' ? 'disk_full' : 'library_unusable', message: error.message, passes: true };
  }
  return {
    kind: 'library_unusable',
    message: 'The library could not be opened, and Reverie keeps trying. The log has the details.',
    passes: true,
  };
}

/** What the artist should know about the app itself. A notice is shown until it is put away or no longer true. */
export class Notices {
  readonly #notices = new Map<string, Notice>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  list(): Notice[] {
    return [...this.#notices.values()];
  }

  /** One of a kind: a later notice of the same kind takes the earlier one's place. */
  show(kind: Notice['kind'], message: string, path?: string): void {
    const before = this.#notices.get(kind);
    if (before?.message === message && before.path === path) return;
    this.#notices.set(kind, { id: kind, kind, message, ...(path === undefined ? {} : { path }) });
    this.#onChange();
  }

  /** What the library's disk refuses; undefined when it takes pictures again. */
  tellOfDisk(problem: string | undefined, path: string | undefined): void {
    if (problem === undefined) this.remove('disk_full');
    else this.show('disk_full', problem, path);
  }

  remove(kind: string): void {
    if (this.#notices.delete(kind)) this.#onChange();
  }
}

/** Tells that the settings could not be read, when they had to be set aside. */
export function tellOfSettings(notices: Notices, resetFrom: string | undefined): void {
  if (resetFrom === undefined) return;
  notices.show(
    'settings_reset',
    'The settings file could not be read, so Reverie started with its usual settings. The old file was kept.',
    resetFrom,
  );
}
