import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { ImagingError, type Imaging, type MadeThumbnail } from '../../imaging/types.ts';
import type { Logger } from '../../logging/logger.ts';
import type { LibraryFolder } from './libraryFolder.ts';
import { places, thumbnailFile, type ThumbnailKind } from './names.ts';

/** Longest edge of each kind, in pixels. A picture that is smaller keeps its size. */
export const thumbnailEdges = { picture: 512, reference: 512, large: 1024 } as const satisfies Record<
  ThumbnailKind,
  number
>;

/** The small pictures of a library. They are only ever copies: one that is missing is made again. */
export class Thumbnails {
  readonly #library: LibraryFolder;
  readonly #imaging: Imaging;
  readonly #logger: Logger;
  readonly #underWay = new Map<string, Promise<string | undefined>>();
  #made = 0;

  constructor(library: LibraryFolder, imaging: Imaging, logger: Logger) {
    this.#library = library;
    this.#imaging = imaging;
    this.#logger = logger;
  }

  path(kind: ThumbnailKind, id: string): string {
    return join(this.#library.root, thumbnailFile(kind, id));
  }

  /** Decodes `source` whole and puts its thumbnail in place. Throws what imaging throws. */
  async make(kind: ThumbnailKind, id: string, source: string): Promise<MadeThumbnail> {
    const target = this.path(kind, id);
    this.#made += 1;
    const temporary = join(this.#library.makeFolder(places.temporary), `${this.#made}-${id}.webp`);
    try {
      const made = await this.#imaging.thumbnail(source, temporary, thumbnailEdges[kind], kind === 'large');
      this.#library.makeFolder(dirname(thumbnailFile(kind, id)));
      await rename(temporary, target);
      return made;
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /**
   * The path of a thumbnail, made again from `source` when it is missing or empty (a power cut leaves
   * such). Undefined when the source is missing or broken. Several askers at once share one making.
   */
  async ensure(
    kind: ThumbnailKind,
    id: string,
    source: string,
    onMade: (made: MadeThumbnail) => void,
  ): Promise<string | undefined> {
    const path = this.path(kind, id);
    if (await isFilled(path)) return path;
    const key = `${kind} ${id}`;
    const already = this.#underWay.get(key);
    if (already) return await already;
    const making = this.#remake(kind, id, source, onMade).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, making);
    return await making;
  }

  async #remake(
    kind: ThumbnailKind,
    id: string,
    source: string,
    onMade: (made: MadeThumbnail) => void,
  ): Promise<string | undefined> {
    if (!existsSync(source)) return undefined;
    try {
      onMade(await this.make(kind, id, source));
      return this.path(kind, id);
    } catch (error) {
      if (!(error instanceof ImagingError)) throw error;
      this.#logger.warn('A thumbnail could not be made: the original is broken.', { kind, id, error });
      return undefined;
    }
  }
}

async function isFilled(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0;
  } catch {
    // Not there, or not reachable: making it again tells which.
    return false;
  }
}
