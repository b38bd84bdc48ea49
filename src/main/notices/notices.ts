import type { Notice } from '../../shared/bridge/app.ts';

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
  showDisk(problem: string | undefined, path: string | undefined): void {
    if (problem === undefined) this.remove('disk_full');
    else this.show('disk_full', problem, path);
  }

  remove(kind: string): void {
    if (this.#notices.delete(kind)) this.#onChange();
  }
}

/** Says that the settings could not be read, when they had to be set aside. */
export function showSettingsReset(notices: Notices, resetFrom: string | undefined): void {
  if (resetFrom === undefined) return;
  notices.show(
    'settings_reset',
    'The settings file could not be read, so Reverie started with its usual settings. The old file was kept.',
    resetFrom,
  );
}
