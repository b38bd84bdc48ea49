import { copyFile, rm, writeFile } from 'node:fs/promises';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { ReferenceId } from '../../shared/domain/ids.ts';
import type { ReferenceAnswer, ReferenceOrigin } from '../../shared/domain/reference.ts';
import { type Imaging, ImagingError, ImagingStopped, pixelProblem } from '../imaging/index.ts';
import type { ReferenceRow } from '../library/database/referenceRows.ts';
import type { LibraryFiles } from '../library/files/libraryFolder.ts';
import type { KeptReferences } from '../library/references/referenceShelf.ts';
import { mediaTypes } from '../../shared/domain/pictureFormat.ts';
import type { Logger } from '../logging/logger.ts';
import { KnownFiles, readCandidateBytes, readCandidateFile } from './candidate.ts';
import { wordsOfPixels } from './limits.ts';
import { asRefusal, Refusal, tidyName } from './refusal.ts';
import { accepted } from './view.ts';

/** A file the artist hands in: by its path, or by its bytes where it has none. */
export type FileToAdd = { name: string; path: string } | { name: string; bytes: Uint8Array };

export interface IntakeOptions {
  library: () => Pick<LibraryFiles, 'resolve'> & Pick<KeptReferences, 'references'>;
  imaging: Imaging;
  clock: Clock;
  logger: Logger;
}

/** Takes files in: recognised by their header, known by their content, fitted in a worker, kept once. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #known = new KnownFiles();
  /** The same content that comes twice at once is fitted once. */
  readonly #underWay = new Map<ReferenceId, Promise<ReferenceRow>>();

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Never rejects: what goes wrong with one file is its answer. */
  async take(file: FileToAdd, origin: ReferenceOrigin): Promise<ReferenceAnswer> {
    const name = tidyName(file.name);
    try {
      const id = await ('path' in file
        ? readCandidateFile(name, file.path, this.#known)
        : readCandidateBytes(name, file.bytes));
      return this.#answer(await this.#row(id, name, file, origin), name);
    } catch (error) {
      return { status: 'refused', name, reason: this.#reasonOf(name, error) };
    }
  }

  /** Fits one that was kept by a version of Reverie that sent originals. Throws ReverieError. */
  async refit(row: ReferenceRow): Promise<ReferenceRow> {
    const path = this.#options.library().resolve(row.file);
    try {
      return await this.#once(row.id, () => this.#fit(row.id, row.name, { name: row.name, path }, row.origin));
    } catch (error) {
      throw new ReverieError('not_found', this.#reasonOf(row.name, asRefusal(row.name, error)), { cause: error });
    }
  }

  async #row(id: ReferenceId, name: string, file: FileToAdd, origin: ReferenceOrigin): Promise<ReferenceRow> {
    const { clock, library } = this.#options;
    const known = await library().references.addAgain(id, clock.now());
    return known ?? (await this.#once(id, () => this.#fit(id, name, file, origin)));
  }

  async #once(id: ReferenceId, work: () => Promise<ReferenceRow>): Promise<ReferenceRow> {
    const already = this.#underWay.get(id);
    if (already) return await already;
    const doing = work().finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, doing);
    return await doing;
  }

  async #fit(
    id: ReferenceId,
    name: string,
    file: FileToAdd,
    origin: ReferenceOrigin | undefined,
  ): Promise<ReferenceRow> {
    const { clock, imaging, library } = this.#options;
    const { references } = library();
    const paths = {
      source: references.temporaryPath(`${id}-original`),
      sent: references.temporaryPath(`${id}-sent`),
      thumbnail: references.temporaryPath(`${id}.webp`),
      preview: references.temporaryPath(`${id}-large.webp`),
    };
    try {
      await this.#copy(name, file, paths.source);
      const result = await imaging.fit(paths);
      if (result.sha256 !== id) throw new Refusal(`${name} changed while it was read. Add it again when it is whole.`);
      const common = {
        id,
        name,
        ...result.was,
        mediaType: mediaTypes[result.was.format],
        ...(origin ? { origin } : {}),
      };
      const original = { original: paths.source, thumbnail: paths.thumbnail };
      if (result.outcome === 'fitted') {
        const files = result.asItIs ? original : { ...original, sent: paths.sent };
        return await references.keep(files, { ...common, sent: result.sent, changes: result.changes }, clock.now());
      }
      if (result.problem.kind === 'too_small') throw new Refusal(wordsOfPixels(name, result.problem));
      const files = result.preview ? { ...original, preview: paths.preview } : original;
      return await references.keep(files, { ...common, changes: [] }, clock.now());
    } finally {
      for (const path of Object.values(paths)) await rm(path, { force: true });
    }
  }

  /** A copy is looked at, so that what is fitted is what is kept, whatever becomes of the file. */
  async #copy(name: string, file: FileToAdd, target: string): Promise<void> {
    try {
      if ('path' in file) await copyFile(file.path, target);
      else await writeFile(target, file.bytes);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // A full disk is the library's trouble, not the file's.
      throw code === 'ENOSPC' || code === 'EDQUOT'
        ? new ReverieError('disk', 'The disk of the library is full. Make room on it.', { cause: error })
        : asRefusal(name, error);
    }
  }

  #answer(row: ReferenceRow, name: string): ReferenceAnswer {
    const problem = row.sent ? undefined : pixelProblem(row);
    if (!problem) return accepted(row);
    const { height, id, width } = row;
    const pictureUrl = `media://reference/${id}`;
    return { status: 'refused', name, reason: wordsOfPixels(name, problem), cropFrom: id, width, height, pictureUrl };
  }

  #reasonOf(name: string, error: unknown): string {
    if (error instanceof Refusal) return error.message;
    if (error instanceof ImagingError) return `${name} cannot be used. ${error.message}`;
    if (error instanceof ImagingStopped) return `${name} could not be looked at. ${error.message} Try it again.`;
    if (error instanceof ReverieError) return `${name} could not be added. ${error.message}`;
    this.#options.logger.error('A reference could not be added.', { error });
    return `${name} could not be added because of a fault inside Reverie; the log has the details.`;
  }
}
