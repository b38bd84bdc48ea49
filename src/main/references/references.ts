import PQueue from 'p-queue';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Page } from '../../shared/bridge/route.ts';
import type { NamedReferences, RecentReferences } from '../../shared/bridge/references.ts';
import { endingOf } from '../../shared/domain/fileNames.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { PictureId, ReferenceId } from '../../shared/domain/ids.ts';
import type { CropArea, Reference, ReferenceAnswer, ReferenceUse } from '../../shared/domain/reference.ts';
import type { Evolink } from '../evolink/types.ts';
import type { Imaging } from '../imaging/index.ts';
import type { LibraryIndex } from '../library/database/connection.ts';
import type { Pictures } from '../library/database/pictureRows.ts';
import type { ReferenceRow } from '../library/database/referenceRows.ts';
import type { LibraryFiles } from '../library/files/libraryFolder.ts';
import { slugOf } from '../library/files/slug.ts';
import type { KeptReferences } from '../library/references/referenceShelf.ts';
import type { Logger } from '../logging/logger.ts';
import { cropToReference } from './crop.ts';
import { takeFromLink } from './fromLink.ts';
import { Intake, type FileToAdd } from './intake.ts';
import { Uploads } from './uploads.ts';
import { asReference } from './view.ts';

export interface ReferencesOptions {
  library: () => KeptReferences &
    Pick<LibraryIndex, 'database'> &
    Pick<LibraryFiles, 'resolve'> &
    Pick<Pictures, 'picture'>;
  imaging: Imaging;
  evolink: Pick<Evolink, 'upload' | 'download'>;
  clock: Clock;
  random: (count: number) => Uint8Array;
  logger: Logger;
  /** Whose uploads are used: links of one account are not given to another. */
  account: () => string;
}

/** Pictures that steer generations: taken in, kept by content, and put where the model can fetch them. */
export interface References {
  /** One answer a file, in the files' order. A bad file is refused with its reason and never sinks the call. */
  add(files: readonly FileToAdd[]): Promise<ReferenceAnswer[]>;
  /** A picture of the library as a reference. Throws `not_found` when there is none. */
  addFromPicture(id: PictureId): Promise<ReferenceAnswer>;
  /** A picture of the web; https and public addresses only. */
  addFromLink(link: string): Promise<ReferenceAnswer>;
  /** A part of an upright original as a reference of its own. Throws `not_found`, and `invalid_input` for an area outside. */
  crop(id: ReferenceId, area: CropArea): Promise<ReferenceAnswer>;
  /** Those that exist, in the order asked for. */
  get(ids: readonly ReferenceId[]): Reference[];
  rows(ids: readonly ReferenceId[]): ReferenceRow[];
  recent(query: RecentReferences): Page<Reference>;
  named(query: NamedReferences): Reference[];
  /** Throws `not_found`. */
  setTitle(id: ReferenceId, title: string | null): Reference;
  usedIn(id: ReferenceId): ReferenceUse;
  /**
   * Public addresses in the ids' order, putting up what is not up. Throws an EvolinkFailure, `not_found`,
   * or the signal's reason.
   */
  ensureUploaded(
    ids: readonly ReferenceId[],
    options: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
  ): Promise<string[]>;
  /** The address where a reference is up already. */
  knownUrl(row: ReferenceRow): string | undefined;
  /** The service could not read these: they are put up anew the next time. */
  forget(ids: readonly ReferenceId[]): void;
}

/** Files looked at and decoded at the same time. More would only hold more of them in memory. */
const parallelFiles = 4;

export function createReferences(options: ReferencesOptions): References {
  const { evolink, imaging, library } = options;
  const intake = new Intake(options);
  const uploads = new Uploads(options, (row) => intake.refit(row));

  function rows(ids: readonly ReferenceId[]): ReferenceRow[] {
    return ids.flatMap((id) => library().reference(id) ?? []);
  }

  function existing(id: ReferenceId): ReferenceRow {
    const row = library().references.source(id);
    if (!row) throw new ReverieError('not_found', 'This reference is no longer in the library.');
    return row;
  }

  return {
    async add(files) {
      const queue = new PQueue({ concurrency: parallelFiles });
      return await queue.addAll(
        // What has no path was pasted, or dragged out of a page.
        files.map((file) => () => intake.take(file, { kind: 'path' in file ? 'file' : 'clipboard' })),
      );
    },
    async addFromPicture(id) {
      const picture = library().picture(id);
      if (!picture) throw new ReverieError('not_found', 'This picture is no longer in the library.');
      const ending = endingOf(picture.file);
      const name = `${slugOf(picture.prompt)} ${picture.position}${ending}`;
      return await intake.take({ name, path: library().resolve(picture.file) }, { kind: 'picture', from: id });
    },
    async addFromLink(link) {
      const answer = await takeFromLink(link, { intake, shelf: library().references, evolink });
      if (answer.status === 'accepted') uploads.useLink(answer.reference.id, new URL(link.trim()).href);
      return answer;
    },
    crop: (id, area) =>
      cropToReference(existing(id), area, { imaging, intake, library: library(), shelf: library().references }),
    get: (ids) => rows(ids).map(asReference),
    rows,
    recent(query) {
      const limit = query.limit ?? 50;
      const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const found = library().references.recent(limit + 1, before);
      const last = found[limit - 1];
      return {
        items: found.slice(0, limit).map(asReference),
        ...(found.length > limit && last ? { nextCursor: `${last.lastUsedAt}.${last.id}` } : {}),
      };
    },
    named: (query) =>
      library()
        .references.named(query.text ?? '', query.limit ?? 100)
        .map(asReference),
    setTitle(id, title) {
      const row = existing(id);
      const tidy = title?.replaceAll(/\p{C}/gu, '').trim() ?? '';
      return asReference(library().references.setTitle(row.id, tidy === '' ? undefined : tidy));
    },
    usedIn: (id) => library().references.usedIn(existing(id).id),
    ensureUploaded: (ids, uploadOptions) => uploads.ensure(ids, uploadOptions),
    knownUrl: (row) => uploads.known(row),
    forget: (ids) => {
      uploads.forget(ids);
    },
  };
}

function decodeCursor(cursor: string): { lastUsedAt: number; id: string } {
  const found = /^(\d{1,16})\.([0-9a-f]{64})$/.exec(cursor);
  if (!found?.[1] || !found[2]) throw new ReverieError('invalid_input', 'This place in the list no longer exists.');
  return { lastUsedAt: Number(found[1]), id: found[2] };
}
