import { createHash } from 'node:crypto';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { PictureId, ReferenceId } from '../../shared/domain/ids.ts';
import type { Reference, ReferenceAnswer } from '../../shared/domain/reference.ts';
import type { Evolink } from '../evolink/types.ts';
import { ImagingError, ImagingStopped, mediaTypes, sniffFormat, sniffPicture, type Imaging } from '../imaging/index.ts';
import { slugOf, type Library, type ReferenceRow } from '../library/index.ts';
import type { Logger } from '../logging/logger.ts';
import PQueue from 'p-queue';
import { problemOfPixels } from './limits.ts';
import { readCandidate, refuseByContent, Refusal } from './readFile.ts';
import { Uploads } from './uploads.ts';

export interface ReferencesOptions {
  library: () => Library;
  imaging: Imaging;
  evolink: Pick<Evolink, 'upload'>;
  clock: Clock;
  random: (count: number) => Uint8Array;
  logger: Logger;
  /** Whose uploads are used: links of one account are not given to another. */
  account: () => string;
}

/** A file the artist hands in: by its path, or by its bytes where it has none. */
export type FileToAdd = { name: string; path: string } | { name: string; bytes: Uint8Array };

/** Pictures that steer generations: taken in, kept by content, and put where the model can fetch them. */
export interface References {
  /** One answer a file, in the files' order. A bad file is refused with its reason and never sinks the call. */
  add(files: readonly FileToAdd[]): Promise<ReferenceAnswer[]>;
  /** A picture of the library as a reference. Throws `not_found` when there is none. */
  addFromPicture(id: PictureId): Promise<ReferenceAnswer>;
  /** Those that exist, in the order asked for. */
  get(ids: readonly ReferenceId[]): Reference[];
  rows(ids: readonly ReferenceId[]): ReferenceRow[];
  /**
   * Public addresses in the ids' order, putting up what is not up. Throws an EvolinkFailure, `not_found`,
   * or the signal's reason.
   */
  ensureUploaded(
    ids: readonly ReferenceId[],
    options: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
  ): Promise<string[]>;
  /** The service could not read these: they are put up anew the next time. */
  forget(ids: readonly ReferenceId[]): void;
}

/** Files read and decoded at the same time. More would only hold more of them in memory. */
const parallelFiles = 4;

export function createReferences(options: ReferencesOptions): References {
  const { clock, library, logger } = options;
  const uploads = new Uploads(options);

  async function addOne(file: FileToAdd): Promise<ReferenceAnswer> {
    const name = tidyName(file.name);
    try {
      const bytes = 'path' in file ? await readCandidate(name, file.path) : file.bytes;
      return accepted(await keep(name, bytes));
    } catch (error) {
      return { status: 'refused', name, reason: reasonOf(name, error) };
    }
  }

  async function keep(name: string, bytes: Uint8Array): Promise<ReferenceRow> {
    refuseByContent(name, bytes, bytes.length);
    const format = sniffFormat(bytes);
    const header = sniffPicture(bytes);
    if (!format || !header) {
      throw new Refusal(`${name} is damaged: it breaks off before it says how large the picture is.`);
    }
    const problem = problemOfPixels(name, header.width, header.height);
    if (problem !== undefined) throw new Refusal(problem);
    const id = createHash('sha256').update(bytes).digest('hex') as ReferenceId;
    return await library().keepReference(
      { bytes },
      { id, name, width: header.width, height: header.height, bytes: bytes.length, mediaType: mediaTypes[format] },
      clock.now(),
    );
  }

  function reasonOf(name: string, error: unknown): string {
    if (error instanceof Refusal) return error.message;
    if (error instanceof ImagingError) return `${name} cannot be used. ${error.message}`;
    if (error instanceof ImagingStopped) return `${name} could not be looked at. ${error.message} Try it again.`;
    if (error instanceof ReverieError) return `${name} could not be added. ${error.message}`;
    logger.error('A reference could not be added.', { error });
    return `${name} could not be added because of a fault inside Reverie; the log has the details.`;
  }

  function rows(ids: readonly ReferenceId[]): ReferenceRow[] {
    return ids.flatMap((id) => library().reference(id) ?? []);
  }

  return {
    async add(files) {
      const queue = new PQueue({ concurrency: parallelFiles });
      return await queue.addAll(files.map((file) => () => addOne(file)));
    },
    async addFromPicture(id) {
      const picture = library().picture(id);
      if (!picture) throw new ReverieError('not_found', 'This picture is not in the library any more.');
      const ending = picture.file.slice(picture.file.lastIndexOf('.'));
      const name = `${slugOf(picture.prompt)} ${picture.position}${ending}`;
      return await addOne({ name, path: library().resolve(picture.file) });
    },
    get: (ids) => rows(ids).map(asReference),
    rows,
    ensureUploaded: (ids, uploadOptions) => uploads.ensure(ids, uploadOptions),
    forget: (ids) => {
      uploads.forget(ids);
    },
  };
}

function accepted(row: ReferenceRow): ReferenceAnswer {
  return { status: 'accepted', reference: asReference(row), changes: [] };
}

function asReference(row: ReferenceRow): Reference {
  return {
    id: row.id,
    name: row.name,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    mediaType: row.mediaType,
    thumbnailUrl: `media://reference-thumbnail/${row.id}`,
    pictureUrl: `media://reference/${row.id}`,
  };
}

/** The last part of a name, without control characters, at most 200 letters; `picture` when nothing is left. */
function tidyName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const tidy = last.replace(/\p{C}/gu, '').trim();
  return Array.from(tidy).slice(0, 200).join('') || 'picture';
}
