import { ReverieError } from '../../shared/bridge/result.ts';
import { libraryNotices, type Notices } from '../notices/index.ts';
import type { OpenSettings } from '../settings/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { DemoLibrary } from './demoLibrary.ts';
import type { LibraryFolders } from './libraryFolders.ts';
import type { OwnLibrary } from './ownLibrary.ts';
import type { Showing } from './showing.ts';

export interface LibrariesParts {
  own: OwnLibrary;
  demo: DemoLibrary;
  folders: LibraryFolders;
  showing: Showing;
  settings: Pick<OpenSettings, 'internal' | 'update'>;
  notices: Pick<Notices, 'list'>;
}

/** The artist's own library and the demo's, and which of them everything else works on. */
export class Libraries {
  readonly own: OwnLibrary;
  readonly demo: DemoLibrary;
  readonly folders: LibraryFolders;
  readonly #parts: LibrariesParts;

  constructor(parts: LibrariesParts) {
    this.own = parts.own;
    this.demo = parts.demo;
    this.folders = parts.folders;
    this.#parts = parts;
  }

  get demoShown(): boolean {
    return this.#parts.showing.demo;
  }

  /** What is shown, if it is open; first looks whether its folder is still there. */
  shown(): Workspace | undefined {
    this.look();
    return this.demoShown ? this.demo.current?.workspace : this.own.workspace;
  }

  /** As {@link shown}. Throws `library_unavailable`, with the reason in words, where nothing is open. */
  workspace(): Workspace {
    const open = this.shown();
    if (open) return open;
    const noticed = this.#parts.notices.list().find(({ kind }) => libraryNotices.includes(kind))?.message;
    const reason = this.demoShown ? undefined : (this.folders.underWay ?? noticed);
    throw new ReverieError('library_unavailable', reason ?? 'The library is not open yet. Try again in a moment.');
  }

  /** Notices folders that are gone. */
  look(): void {
    this.own.look();
    this.demo.look();
  }

  /** Opens what was shown when Reverie was closed. The artist's own library is opened beside the demo's. */
  async open(): Promise<void> {
    const { settings, showing } = this.#parts;
    await this.own.openKept();
    if (!settings.internal.demo) return;
    await this.demo.open();
    showing.demo = true;
  }

  async showDemo(): Promise<void> {
    const { settings } = this.#parts;
    await this.demo.open();
    this.#show(true);
    settings.update({ onboarded: true });
  }

  showOwn(): void {
    this.#show(false);
  }

  async close(): Promise<void> {
    this.folders.cancelMove();
    await Promise.all([this.demo.close(), this.own.dispose()]);
  }

  #show(demo: boolean): void {
    const { settings, showing } = this.#parts;
    showing.demo = demo;
    settings.internal.demo = demo;
  }
}
