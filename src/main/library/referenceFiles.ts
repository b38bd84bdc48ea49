import { copyFile, mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { ReferenceId } from '../../shared/domain/ids.ts';
import { syncFile, syncFolder } from './durable.ts';
import { places, referenceFile } from './names.ts';
import type { Thumbnails } from './thumbnails.ts';
import type { ReferenceRow } from './types.ts';

const endings: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
};

/** The originals that steer generations, each kept once, under the hash of its bytes. */
export class ReferenceFiles {
  readonly #root: string;
  readonly #thumbnails: Thumbnails;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  #stored = 0;

  constructor(root: string, database: DatabaseSync, thumbnails: Thumbnails) {
    this.#root = root;
    this.#thumbnails = thumbnails;
    this.#get = database.prepare('SELECT * FROM source_references WHERE id = ?');
    this.#put = database.prepare(`
      INSERT INTO source_references (id, name, file, width, height, bytes, media_type, created_at, last_used_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET last_used_at = max(last_used_at, excluded.last_used_at)`);
  }

  row(id: ReferenceId): ReferenceRow | undefined {
    const row = this.#get.get(id);
    return row ? rowOf(row) : undefined;
  }

  insert(row: ReferenceRow): void {
    this.#put.run(
      row.id,
      row.name,
      row.file,
      row.width,
      row.height,
      row.bytes,
      row.mediaType,
      row.createdAt,
      row.lastUsedAt,
    );
  }

  /** As `Library.keepReference` promises. Throws an ImagingError for a file that does not decode whole; nothing is kept then. */
  async keep(
    source: { path: string } | { bytes: Uint8Array },
    facts: Omit<ReferenceRow, 'file' | 'createdAt' | 'lastUsedAt'>,
    now: number,
  ): Promise<ReferenceRow> {
    const file = referenceFile(facts.id, endings[facts.mediaType] ?? '.bin');
    const target = join(this.#root, file);
    const known = this.row(facts.id);
    if (known && (await sizeOf(target)) === facts.bytes) {
      this.insert({ ...known, lastUsedAt: now });
      return { ...known, lastUsedAt: Math.max(known.lastUsedAt, now) };
    }
    this.#stored += 1;
    const temporary = join(this.#root, places.temporary, `${this.#stored}-reference-${facts.id}`);
    try {
      if ('path' in source) await copyFile(source.path, temporary);
      else await writeFile(temporary, source.bytes);
      const made = await this.#thumbnails.make('reference', facts.id, temporary);
      // The file's own time is when it came: a rebuilt index reads it from there.
      await utimes(temporary, now / 1000, now / 1000);
      await syncFile(temporary);
      await mkdir(dirname(target), { recursive: true });
      await rename(temporary, target);
      syncFolder(dirname(target));
      this.insert({ ...facts, width: made.width, height: made.height, file, createdAt: now, lastUsedAt: now });
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    const kept = this.row(facts.id);
    if (!kept) throw new Error(`The row of reference ${facts.id} was not written.`);
    return kept;
  }
}

function rowOf(row: Record<string, SQLOutputValue>): ReferenceRow {
  return {
    id: row.id as ReferenceId,
    name: row.name as string,
    file: row.file as string,
    width: row.width as number,
    height: row.height as number,
    bytes: row.bytes as number,
    mediaType: row.media_type as string,
    createdAt: row.created_at as number,
    lastUsedAt: row.last_used_at as number,
  };
}

/** Undefined when there is no such file. */
async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
