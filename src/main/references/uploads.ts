import PQueue from 'p-queue';
import { ReverieError } from '../../shared/bridge/result.ts';
import { wait, type Clock } from '../../shared/domain/clock.ts';
import { endingOf } from '../../shared/domain/fileNames.ts';
import type { ReferenceId } from '../../shared/domain/ids.ts';
import { type Evolink, EvolinkFailure, passesByItself } from '../evolink/types.ts';
import type { LibraryIndex } from '../library/database/connection.ts';
import type { ReferenceRow, SentFile } from '../library/database/referenceRows.ts';
import type { LibraryFiles } from '../library/files/libraryFolder.ts';
import type { KeptReferences } from '../library/references/referenceShelf.ts';
import { mediaTypes } from '../../shared/domain/pictureFormat.ts';
import type { Logger } from '../logging/logger.ts';
import { existsSync, statSync } from 'node:fs';

export interface UploadsOptions {
  library: () => Pick<LibraryIndex, 'database'> & Pick<LibraryFiles, 'resolve'> & Pick<KeptReferences, 'reference'>;
  evolink: Pick<Evolink, 'upload'>;
  clock: Clock;
  random: (count: number) => Uint8Array;
  logger: Logger;
  account: () => string;
}

/** A link is used until this long before it ends, in milliseconds: the task has to be able to read it when its turn comes. */
const spareTime = 60 * 60 * 1000;

/** How long a link of the web is sent as it is after the picture was fetched from it, in milliseconds. Then its bytes may be others. */
const linkTime = 24 * 60 * 60 * 1000;

const parallelUploads = 3;

/** Pauses before the second and third try, in milliseconds. Uploads are free, so trying again costs nothing. */
const pauses = [1000, 4000] as const;

/** Longest that a service's Retry-After is honoured here; the queue's own pauses come after. */
const longestPause = 30_000;

/** References on EvoLink's file service: what is sent of each is put up once per account and used again until its link ends. */
export class Uploads {
  readonly #options: UploadsOptions;
  readonly #queue = new PQueue({ concurrency: parallelUploads });
  readonly #underWay = new Map<string, Promise<unknown>>();

  readonly #fit: (row: ReferenceRow) => Promise<ReferenceRow>;

  /** `fit` is for references from before, which were kept without being fitted. */
  constructor(options: UploadsOptions, fit: (row: ReferenceRow) => Promise<ReferenceRow>) {
    this.#options = options;
    this.#fit = fit;
  }

  /**
   * Public addresses in the ids' order. Throws the last {@link EvolinkFailure} of a reference that could
   * not be put up, `not_found` for one that is not in the library, and the signal's reason.
   */
  async ensure(
    ids: readonly ReferenceId[],
    options: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
  ): Promise<string[]> {
    const { signal, onProgress } = options;
    const different = [...new Set(ids)];
    const urls = new Map<ReferenceId, string>();
    let done = 0;
    await Promise.all(
      different.map(async (id) => {
        const url = this.#upAlready(id) ?? (await this.#queue.add(() => this.#ensureOne(id, signal), { signal }));
        urls.set(id, url);
        done += 1;
        onProgress(done, different.length);
      }),
    );
    return ids.map((id) => {
      const url = urls.get(id);
      if (url === undefined) throw new Error(`Reference ${id} has no address.`);
      return url;
    });
  }

  /** The service could not read these: the next time they are put up anew. */
  forget(ids: readonly ReferenceId[]): void {
    const { account, library } = this.#options;
    const remove = library().database.prepare('DELETE FROM uploads WHERE sent_sha256 = ? AND account = ?');
    for (const id of ids) {
      const sent = library().reference(id)?.sent;
      if (sent) remove.run(sent.sha256, account());
    }
  }

  /** A picture that was fetched from `link` just now and fits as it is needs no upload for as long as its link is fresh. */
  useLink(id: ReferenceId, link: string): void {
    const { clock, library } = this.#options;
    const row = library().reference(id);
    if (row?.origin?.kind !== 'link' || row.sent?.sha256 !== row.id || this.known(row) !== undefined) return;
    this.#note(row.sent, { url: link, expiresAt: clock.now() + linkTime + spareTime }, this.#options.account());
  }

  /** The address of what is sent of a reference, where it is up and its link does not end soon. */
  known({ sent }: ReferenceRow): string | undefined {
    if (!sent) return undefined;
    const { account, clock, library } = this.#options;
    const row = library()
      .database.prepare('SELECT url FROM uploads WHERE sent_sha256 = ? AND account = ? AND expires_at > ?')
      .get(sent.sha256, account(), clock.now() + spareTime);
    return row?.url as string | undefined;
  }

  #upAlready(id: ReferenceId): string | undefined {
    const row = this.#options.library().reference(id);
    return row && this.known(row);
  }

  #note(sent: SentFile, file: { url: string; expiresAt: number }, account: string): void {
    this.#options
      .library()
      .database.prepare('INSERT OR REPLACE INTO uploads (sent_sha256, account, url, expires_at) VALUES (?, ?, ?, ?)')
      .run(sent.sha256, account, file.url, file.expiresAt);
  }

  async #ensureOne(id: ReferenceId, signal: AbortSignal): Promise<string> {
    const key = `${id} ${this.#options.account()}`;
    // Several generations with the same reference come at once: the first puts it up for all.
    for (let other = this.#underWay.get(key); other; other = this.#underWay.get(key)) {
      await other;
      signal.throwIfAborted();
      const url = this.#upAlready(id);
      if (url !== undefined) return url;
    }
    const uploading = this.#upload(id, signal);
    const settled = uploading.then(
      () => this.#underWay.delete(key),
      // The one who began it hears of the failure; the others only wait for the end.
      () => this.#underWay.delete(key),
    );
    this.#underWay.set(key, settled);
    return await uploading;
  }

  async #upload(id: ReferenceId, signal: AbortSignal): Promise<string> {
    const { account, clock, evolink, library, logger } = this.#options;
    const owner = account();
    const found = library().reference(id);
    if (!found) throw new ReverieError('not_found', 'A reference of this draft is no longer in the library.');
    const row = found.fitted || !existsSync(library().resolve(found.file)) ? found : await this.#fit(found);
    const url = this.known(row);
    if (url !== undefined) return url;
    const sent = row.sent ?? { file: row.file };
    const path = library().resolve(sent.file);
    if (!statSync(path, { throwIfNoEntry: false })) {
      throw new ReverieError(
        'not_found',
        `The file of the reference ${row.name} is no longer in the library (${sent.file}). Add the picture again.`,
      );
    }
    if (!row.sent) {
      throw new ReverieError('not_found', `${row.name} cannot be sent as it is. Crop a part of it and use that.`);
    }
    for (let attempt = 0; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        const { bytes, format } = row.sent;
        const mediaType = mediaTypes[format];
        const file = await evolink.upload({ path, name: this.#newName(row.sent), mediaType, bytes }, { signal });
        this.#note(row.sent, file, owner);
        return file.url;
      } catch (error) {
        const pause = pauses[attempt];
        if (!(error instanceof EvolinkFailure) || !passesByItself(error.kind) || pause === undefined) throw error;
        logger.warn('A reference could not be uploaded; trying again.', { reference: id, attempt, code: error.code });
        await wait(clock, Math.min(longestPause, Math.max(pause, error.retryAfter ?? 0)), signal);
      }
    }
  }

  /** Unique: an upload under a name that exists would take that one's place, and be served stale. */
  #newName(sent: SentFile): string {
    const ending = endingOf(sent.file);
    return `${sent.sha256.slice(0, 16)}-${Buffer.from(this.#options.random(8)).toString('hex')}${ending}`;
  }
}
