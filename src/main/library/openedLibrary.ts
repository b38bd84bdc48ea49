import { existsSync, readdirSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { isTerminal } from '../../shared/domain/generation.ts';
import type { GenerationId, PictureId, ReferenceId } from '../../shared/domain/ids.ts';
import type { LibraryLayout, Picture, PictureSummary } from '../../shared/domain/picture.ts';
import type { SharedFacts } from '../../shared/domain/sharedFacts.ts';
import type { Page } from '../../shared/bridge/contract.ts';
import type { LibraryQuery } from '../../shared/bridge/schemas.ts';
import type { Imaging } from '../imaging/types.ts';
import type { Logger } from '../logging/logger.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import { Collections } from './curation/collections.ts';
import { Curation } from './curation/curation.ts';
import { openCuration } from './curation/openCuration.ts';
import { asDiskError, syncFolder, writeDurably } from './files/durable.ts';
import { Finder } from './search/finder.ts';
import { Refolding } from './search/refolding.ts';
import { SearchText } from './search/searchText.ts';
import { GenerationFolders } from './files/generationFolders.ts';
import type { LibraryGround } from './files/ground.ts';
import { places, recipeName, resolveInside, type ThumbnailKind } from './files/names.ts';
import { keepPicture } from './files/pictureFiles.ts';
import { PictureRows } from './database/pictureRows.ts';
import { rebuild, type RebuildResult } from './rebuild/rebuild.ts';
import { ReferenceFiles } from './references/referenceFiles.ts';
import { SharedFactsReader } from './database/sharedFacts.ts';
import { thumbnailEdges, Thumbnails } from './files/thumbnails.ts';
import { Trash } from './safekeeping/trash.ts';
import { Verification } from './safekeeping/verifying/verification.ts';
import type { ExportFacts, KeptPicture, Library, OpeningReport, Recipe, ReferenceRow } from './types.ts';

/** A library whose folder is locked and whose index is in order. */
export class OpenedLibrary implements Library {
  readonly root: string;
  readonly ground: LibraryGround;
  readonly database: DatabaseSync;
  report: OpeningReport = {};
  readonly folders: GenerationFolders;
  readonly searchText: SearchText;
  readonly refolding: Refolding;
  readonly finder: Finder;
  readonly curation: Curation;
  readonly collections: Collections;
  readonly trash: Trash;
  readonly verification: Verification;
  readonly #lock: DatabaseSync;
  readonly #pictures: PictureRows;
  readonly #shared: SharedFactsReader;
  readonly references: ReferenceFiles;
  readonly #thumbnails: Thumbnails;
  #depth = 0;

  constructor(parts: {
    root: string;
    ground: LibraryGround;
    database: DatabaseSync;
    lock: DatabaseSync;
    imaging: Imaging;
    logger: Logger;
    clock: Clock;
    newId: () => string;
  }) {
    this.root = parts.root;
    this.ground = parts.ground;
    this.database = parts.database;
    this.#lock = parts.lock;
    this.folders = new GenerationFolders(parts.root, parts.ground, parts.database);
    this.#pictures = new PictureRows(parts.root, parts.database);
    this.#shared = new SharedFactsReader(parts.database);
    this.#thumbnails = new Thumbnails(parts.root, parts.ground, parts.imaging, parts.logger);
    this.references = new ReferenceFiles(parts.root, parts.ground, parts.database);
    this.searchText = new SearchText(parts.database, (work) => this.transaction(work));
    this.refolding = new Refolding(parts.database, this.searchText, (work) => this.transaction(work));
    this.finder = new Finder(parts.database, this.searchText, () => this.refolding.isBehind());
    const opened = openCuration(parts.root, this, parts.clock);
    if (opened.damage) {
      this.report = { curationDamaged: opened.damage };
      parts.logger.warn('Lines of the curation journal were damaged and are left out.', opened.damage);
    }
    this.curation = new Curation(this, opened, parts.clock);
    this.collections = new Collections(parts.database, this.curation, parts.newId);
    const { root, ground, database, clock, logger } = parts;
    this.trash = new Trash({ root, ground, database, curation: this.curation, clock, logger });
    this.verification = new Verification(this);
  }

  transaction<Value>(work: () => Value): Value {
    const level = this.#depth;
    this.#run(level === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT level${level}`);
    this.#depth += 1;
    let value: Value;
    try {
      value = work();
    } catch (error) {
      this.#depth = level;
      // SQLite may have rolled back by itself, as on a full disk.
      if (this.database.isTransaction) {
        this.database.exec(level === 0 ? 'ROLLBACK' : `ROLLBACK TO level${level}; RELEASE level${level}`);
      }
      throw asDiskError(error, this.root);
    }
    this.#depth = level;
    try {
      this.#run(level === 0 ? 'COMMIT' : `RELEASE level${level}`);
    } catch (error) {
      if (level === 0 && this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
    return value;
  }

  #run(statement: string): void {
    try {
      this.database.exec(statement);
    } catch (error) {
      throw asDiskError(error, this.root);
    }
  }

  resolve(file: string): string {
    return resolveInside(this.root, file);
  }

  makeGenerationFolder(generation: { id: GenerationId; createdAt: number; prompt: string }): string {
    return this.#onDisk(() => this.folders.make(generation));
  }

  partPath(folder: string, position: number): string {
    return join(this.resolve(folder), `${position}.part`);
  }

  async keepPicture(picture: Parameters<Library['keepPicture']>[0]): Promise<KeptPicture> {
    try {
      return await keepPicture(this.root, this.ground, this.#thumbnails, picture);
    } catch (error) {
      throw asDiskError(error, this.root);
    }
  }

  insertPicture(picture: KeptPicture, createdAt: number): void {
    this.#pictures.insert(picture, createdAt);
  }

  writeRecipe(folder: string, recipe: Recipe): void {
    this.#onDisk(() => {
      this.ground.check();
      const path = this.resolve(folder);
      writeDurably(join(path, recipeName), toText(recipe));
      // Parts of pictures that were given up stay no longer than their generation is open.
      if (isTerminal(recipe.status)) removeParts(path);
    });
  }

  writeRecord(recipe: Recipe): void {
    this.#onDisk(() => {
      this.ground.makeFolder(places.records);
      writeDurably(this.#recordPath(recipe.generationId), toText(recipe));
    });
  }

  removeRecord(id: GenerationId): void {
    this.#onDisk(() => {
      this.ground.check();
      const path = this.#recordPath(id);
      if (!existsSync(path)) return;
      rmSync(path);
      syncFolder(join(this.root, places.records));
    });
  }

  #recordPath(id: GenerationId): string {
    return this.resolve(`${places.records}/${id}.json`);
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
    return this.#pictures.ofGeneration(id);
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
      this.ground.check();
      const result = await rebuild(this, since);
      while (this.searchText.catchUp() > 0) await setImmediate();
      return result;
    } catch (error) {
      throw asDiskError(error, this.root);
    }
  }

  async freeBytes(): Promise<number> {
    const disk = await statfs(this.root);
    return disk.bavail * disk.bsize;
  }

  close(): void {
    if (!this.database.isOpen) return;
    try {
      this.database.close();
    } finally {
      this.#lock.close();
    }
  }

  #onDisk<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      throw asDiskError(error, this.root);
    }
  }
}

function toText(recipe: Recipe): string {
  return `${JSON.stringify(recipe, undefined, 2)}\n`;
}

function removeParts(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
}
