import { existsSync } from 'node:fs';
import { rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dirname as folderOf } from 'node:path/posix';
import type { DatabaseSync } from 'node:sqlite';
import { type ReferenceRow, ReferenceRows } from '../database/referenceRows.ts';
import { syncFile, syncFolderAside, writeDurably } from '../files/durable.ts';
import type { LibraryFolder } from '../files/libraryFolder.ts';
import { places, referenceFile, thumbnailFile } from '../files/names.ts';
import { asDiskError, withDiskWords } from '../files/problems.ts';
import type { ReferenceFacts, ReferenceFilesToKeep, ReferenceShelf } from './referenceShelf.ts';
import { sidecarText } from './referenceSidecar.ts';
import { fileEndings, mediaTypes } from '../../../shared/domain/pictureFormat.ts';
import type { ReferenceId } from '../../../shared/domain/ids.ts';
import type { ReferenceUse } from '../../../shared/domain/reference.ts';

/** The files and rows of the pictures that steer generations, as {@link ReferenceShelf} promises. */
export class ReferenceFiles implements ReferenceShelf {
  readonly #library: LibraryFolder;
  readonly #rows: ReferenceRows;
  #made = 0;

  constructor(library: LibraryFolder, database: DatabaseSync) {
    this.#library = library;
    this.#rows = new ReferenceRows(database);
  }

  source(id: ReferenceId): ReferenceRow | undefined {
    return this.#rows.get(id);
  }

  /** Undefined for one that can only be cropped from. */
  row(id: ReferenceId): ReferenceRow | undefined {
    const row = this.#rows.get(id);
    return row && (row.sent || !row.fitted) ? row : undefined;
  }

  temporaryPath(name: string): string {
    this.#made += 1;
    return join(this.#library.makeFolder(places.temporary), `${this.#made}-${name}`);
  }

  async addAgain(id: ReferenceId, now: number): Promise<ReferenceRow | undefined> {
    const row = this.#rows.get(id);
    if (!row?.fitted) return undefined;
    const whole = await Promise.all(
      [row, ...(row.sent ? [row.sent] : [])].map(
        async ({ bytes, file }) => (await sizeOf(this.#library.resolve(file))) === bytes,
      ),
    );
    if (!whole.every(Boolean)) return undefined;
    this.#rows.touch(id, now);
    return this.#rows.get(id);
  }

  async keep(files: ReferenceFilesToKeep, facts: ReferenceFacts, now: number): Promise<ReferenceRow> {
    try {
      return await this.#keep(files, facts, now);
    } catch (error) {
      throw asDiskError(error, this.#library.root);
    } finally {
      for (const path of Object.values(files)) if (path !== undefined) await rm(path, { force: true });
    }
  }

  async #keep(files: ReferenceFilesToKeep, facts: ReferenceFacts, now: number): Promise<ReferenceRow> {
    const { sent, ...rest } = facts;
    const file = referenceFile(facts.id, fileEndings[facts.format]);
    const known = this.#rows.get(facts.id);
    // The file's own time says when it was added: a rebuild reads it from there where there is no sidecar.
    const createdAt = known?.createdAt ?? now;
    await utimes(files.original, createdAt / 1000, createdAt / 1000);
    await this.#place(files.original, file);
    const sentFile =
      files.sent === undefined || !sent ? file : referenceFile(facts.id, `.sent${fileEndings[sent.format]}`);
    if (files.sent !== undefined) await this.#place(files.sent, sentFile);
    await this.#put(files.thumbnail, thumbnailFile('reference', facts.id));
    if (files.preview !== undefined) await this.#put(files.preview, this.#previewFile(facts.id));
    const row: ReferenceRow = {
      ...rest,
      ...(known ? { name: known.name, ...(known.title === undefined ? {} : { title: known.title }) } : {}),
      ...(known?.origin ? { origin: known.origin } : {}),
      file,
      createdAt,
      lastUsedAt: Math.max(known?.lastUsedAt ?? 0, now),
      fitted: true,
      ...(sent ? { sent: { ...sent, file: sentFile } } : {}),
    };
    const sidecar = this.temporaryPath(`${row.id}.json`);
    await writeFile(sidecar, sidecarText(row));
    await this.#place(sidecar, referenceFile(row.id, '.json'));
    this.#rows.put(row);
    return row;
  }

  async #place(from: string, file: string): Promise<void> {
    const target = join(this.#library.root, file);
    await syncFile(from);
    this.#library.makeFolder(folderOf(file));
    await rename(from, target);
    await syncFolderAside(dirname(target));
  }

  async #put(from: string, file: string): Promise<void> {
    const target = join(this.#library.root, file);
    this.#library.makeFolder(folderOf(file));
    await rename(from, target);
  }

  #writeSidecar(row: ReferenceRow): void {
    const file = referenceFile(row.id, '.json');
    this.#library.makeFolder(folderOf(file));
    writeDurably(join(this.#library.root, file), sidecarText(row));
  }

  #previewFile(id: ReferenceId): string {
    return thumbnailFile('reference', id).replace(/\.webp$/, '.large.webp');
  }

  recent(limit: number, before?: { lastUsedAt: number; id: string }): ReferenceRow[] {
    return this.#rows.recent(limit, before);
  }

  named(text: string, limit: number): ReferenceRow[] {
    return this.#rows.named(text, limit);
  }

  setTitle(id: ReferenceId, title: string | undefined): ReferenceRow {
    const row = this.#rows.get(id);
    if (!row) throw new Error(`There is no reference ${id}.`);
    const { title: _, ...untitled } = row;
    const titled = title === undefined ? untitled : { ...untitled, title };
    // One from an earlier version gets its sidecar when it is fitted; until then its file and the generations name it.
    withDiskWords(this.#library.root, () => {
      if (row.fitted) this.#writeSidecar(titled);
    });
    this.#rows.setTitle(id, title);
    return titled;
  }

  usedIn(id: ReferenceId): ReferenceUse {
    return this.#rows.usedIn(id);
  }

  shownFile(id: ReferenceId): { path: string; mediaType: string } | undefined {
    const row = this.#rows.get(id);
    if (!row) return undefined;
    if (row.sent) return { path: this.#library.resolve(row.sent.file), mediaType: mediaTypes[row.sent.format] };
    const preview = join(this.#library.root, this.#previewFile(id));
    if (existsSync(preview)) return { path: preview, mediaType: 'image/webp' };
    return { path: this.#library.resolve(row.file), mediaType: row.mediaType };
  }
}

/** Undefined when there is no such file. */
async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
