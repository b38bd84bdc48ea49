import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { LibraryQuery } from '../../shared/bridge/library.ts';
import type { Page } from '../../shared/bridge/route.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { GenerationId, PictureId, ReferenceId } from '../../shared/domain/ids.ts';
import type { LibraryLayout, Picture, PictureSummary } from '../../shared/domain/picture.ts';
import type { SharedFacts } from '../../shared/domain/sharedFacts.ts';
import type { Imaging } from '../imaging/types.ts';
import type { Logger } from '../logging/logger.ts';
import { Collections } from './curation/collections.ts';
import { Curation } from './curation/curation.ts';
import { openCuration } from './curation/openCuration.ts';
import { IndexConnection } from './database/connection.ts';
import { PictureRows, type ExportFacts } from './database/pictureRows.ts';
import type { ReferenceRow } from './database/referenceRows.ts';
import { SharedFactsReader } from './database/sharedFacts.ts';
import { GenerationFolders } from './files/generationFolders.ts';
import type { LibraryFolder } from './files/libraryFolder.ts';
import type { ThumbnailKind } from './files/names.ts';
import { keepPicture, type KeptPicture, type PictureToKeep } from './files/pictureFiles.ts';
import { asDiskError, withDiskWords } from './files/problems.ts';
import type { Recipe } from './files/recipe.ts';
import { RecipeFiles } from './files/recipeFiles.ts';
import { thumbnailEdges, Thumbnails } from './files/thumbnails.ts';
import type { Library, OpeningReport } from './library.ts';
import { rebuild, type RebuildResult } from './rebuild/rebuild.ts';
import { ReferenceFiles } from './references/referenceFiles.ts';
import { Trash } from './safekeeping/trash.ts';
import { Verification } from './safekeeping/verifying/verification.ts';
import { Finder } from './search/finder.ts';
import { Refolding } from './search/refolding.ts';
import { SearchText } from './search/searchText.ts';

/** A library whose folder is locked and whose index is in order. */
export class OpenedLibrary implements Library {
  readonly root: string;
  readonly folder: LibraryFolder;
  readonly database: DatabaseSync;
  report: OpeningReport = {};
  readonly folders: GenerationFolders;
  readonly references: ReferenceFiles;
  readonly searchText: SearchText;
  readonly refolding: Refolding;
  readonly finder: Finder;
  readonly curation: Curation;
  readonly collections: Collections;
  readonly trash: Trash;
  readonly verification: Verification;
  readonly #index: IndexConnection;
  readonly #lock: DatabaseSync;
  readonly #pictures: PictureRows;
  readonly #recipes: RecipeFiles;
  readonly #shared: SharedFactsReader;
  readonly #thumbnails: Thumbnails;

  constructor(parts: {
    folder: LibraryFolder;
    database: DatabaseSync;
    lock: DatabaseSync;
    imaging: Imaging;
    logger: Logger;
    clock: Clock;
    newId: () => string;
  }) {
    const { folder, database, lock, imaging, logger, clock, newId } = parts;
    const index = new IndexConnection(database, folder.root);
    this.root = folder.root;
    this.folder = folder;
    this.database = database;
    this.#index = index;
    this.#lock = lock;
    this.folders = new GenerationFolders(folder, database);
    this.#recipes = new RecipeFiles(folder);
    this.#pictures = new PictureRows(folder.root, database);
    this.#shared = new SharedFactsReader(database);
    this.#thumbnails = new Thumbnails(folder, imaging, logger);
    this.references = new ReferenceFiles(folder, database);
    this.searchText = new SearchText(index);
    this.refolding = new Refolding(index, this.searchText);
    this.finder = new Finder(database, this.searchText, () => this.refolding.isBehind());
    const opened = openCuration(folder, index, clock);
    if (opened.damage) {
      this.report = { curationDamaged: opened.damage };
      logger.warn('Lines of the curation journal were damaged and are left out.', opened.damage);
    }
    this.curation = new Curation(index, opened, clock);
    this.collections = new Collections(database, this.curation, newId);
    this.trash = new Trash({ library: folder, database, curation: this.curation, clock, logger });
    this.verification = new Verification(folder, index);
  }

  transaction<Value>(work: () => Value): Value {
    return this.#index.transaction(work);
  }

  resolve(file: string): string {
    return this.folder.resolve(file);
  }

  freeBytes(): Promise<number> {
    return this.folder.freeBytes();
  }

  makeGenerationFolder(generation: { id: GenerationId; createdAt: number; prompt: string }): string {
    return withDiskWords(this.root, () => this.folders.make(generation));
  }

  partPath(folder: string, position: number): string {
    return join(this.resolve(folder), `${position}.part`);
  }

  async keepPicture(picture: PictureToKeep): Promise<KeptPicture> {
    try {
      return await keepPicture(this.folder, this.#thumbnails, picture);
    } catch (error) {
      throw asDiskError(error, this.root);
    }
  }

  insertPicture(picture: KeptPicture, createdAt: number): void {
    this.#pictures.insertPicture(picture, createdAt);
  }

  writeRecipe(folder: string, recipe: Recipe): void {
    this.#recipes.writeRecipe(folder, recipe);
  }

  writeRecord(recipe: Recipe): void {
    this.#recipes.writeRecord(recipe);
  }

  removeRecord(id: GenerationId): void {
    this.#recipes.removeRecord(id);
  }

  page(query: LibraryQuery, cursor?: string): Page<PictureSummary> {
    return this.finder.page(query, cursor);
  }

  layout(query: LibraryQuery): LibraryLayout {
    return this.finder.layout(query);
  }

  picture(id: PictureId): Picture | undefined {
    return this.#pictures.picture(id);
  }

  summaries(ids: readonly PictureId[]): PictureSummary[] {
    return this.#pictures.summaries(ids);
  }

  exportFacts(ids: readonly PictureId[]): ExportFacts[] {
    return this.#pictures.exportFacts(ids);
  }

  sharedFacts(ids: readonly PictureId[]): SharedFacts {
    return this.#shared.of(ids);
  }

  picturesOf(id: GenerationId): KeptPicture[] {
    return this.#pictures.picturesOf(id);
  }

  reference(id: ReferenceId): ReferenceRow | undefined {
    return this.references.row(id);
  }

  async thumbnail(kind: ThumbnailKind, id: string): Promise<string | undefined> {
    if (kind === 'reference') {
      const row = this.references.source(id as ReferenceId);
      return row && (await this.#thumbnails.ensure(kind, row.id, this.resolve((row.sent ?? row).file), () => {}));
    }
    const [row] = this.#pictures.summaries([id as PictureId]);
    // One that its ordinary thumbnail shows in full needs no larger one.
    const needed = row && Math.max(row.width, row.height) <= thumbnailEdges.picture ? 'picture' : kind;
    return (
      row &&
      (await this.#thumbnails.ensure(needed, row.id, this.resolve(row.file), (made) => {
        if (this.database.isOpen) this.#pictures.setMissingColour(row.id, made.dominantColour);
      }))
    );
  }

  async rebuild(since?: number): Promise<RebuildResult> {
    try {
      this.folder.check();
      const result = await rebuild(this.folder, this.#index, since);
      while (this.searchText.catchUp() > 0) await setImmediate();
      return result;
    } catch (error) {
      throw asDiskError(error, this.root);
    }
  }

  close(): void {
    if (!this.database.isOpen) return;
    try {
      this.database.close();
    } finally {
      this.#lock.close();
    }
  }
}
