import type { BridgeEvents, EventName } from '../../shared/bridge/contract.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { KeyProtector } from '../account/index.ts';
import type { StudioHandlers } from '../bridge/index.ts';
import type { Logger } from '../logging/logger.ts';
import type { Confirm } from '../notices/index.ts';
import type { MediaKind, PictureFile } from '../workspace/index.ts';

export interface StudioOptions {
  /** Absolute; made if missing. Everything Reverie keeps for itself lies in it. */
  userData: string;
  version: string;
  platform: 'darwin' | 'win32' | 'linux';
  standIn: boolean;
  clock: Clock;
  /** `count` random bytes. */
  random: (count: number) => Uint8Array;
  logger: Logger;
  protector: KeyProtector;
  /** REVERIE_API_KEY: used for this run, never stored. */
  environmentKey?: string | undefined;
  /** Origins given on the command line; they win over the settings. */
  apiOrigin?: string | undefined;
  filesOrigin?: string | undefined;
  /** The built (or source) entry of the imaging worker. */
  imagingWorker: URL;
  /** Asks the artist outside the page. When absent there is nobody to ask, and the answer is no. */
  confirm?: Confirm | undefined;
  /** Puts a file into the system's trash; rejects where it cannot. Files are removed when absent. */
  systemTrash?: ((path: string) => Promise<void>) | undefined;
  /** Gives the demo's library pictures of its own; none when absent. */
  samples?: boolean | undefined;
  /** How one file of a library is copied when it is moved; the system's way when absent. */
  copyFile?: ((from: string, to: string) => Promise<void>) | undefined;
}

/** Everything of Reverie but the desktop around it. Runs in plain Node. */
export interface Studio {
  handlers: StudioHandlers;
  /** Called for every event the page shall hear. */
  onEvent(listener: <Name extends EventName>(name: Name, payload: BridgeEvents[Name]) => void): () => void;
  /** The file behind `media://KIND/ID`; undefined when there is none. Paths never come from the page. */
  mediaFile(kind: MediaKind, id: string): Promise<{ path: string; mediaType: string } | undefined>;
  /** Absolute paths of pictures' originals, for the shell, the clipboard and drags. Throws `not_found`. */
  pictureFiles(ids: readonly string[]): PictureFile[];
  /** Tasks under way, for the taskbar and the question at quit: their count and mean progress, 0 to 1. */
  activity(): { running: number; waiting: number; progress: number };
  /** The library folder in use. */
  libraryFolder(): string;
  /** The artist's libraries, the one in use first. */
  libraries(): { folder: string; inUse: boolean }[];
  /** The artist has come back to the window. */
  focused(): void;
  /** The window is on the screen: what has to be asked can be asked. */
  windowShown(): void;
  /** Notices whether the folder of the open library is still there. Cheap; for every second or so. */
  look(): void;
  setOnline(online: boolean): void;
  suspend(): void;
  resume(): void;
  dispose(): Promise<void>;
}
