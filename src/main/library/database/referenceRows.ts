import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { fold } from '../../../shared/domain/fold.ts';
import type { GenerationId, ReferenceId } from '../../../shared/domain/ids.ts';
import type {
  ReferenceOrigin,
  ReferenceUse,
  ReferenceVersion,
  SentFormat,
  SourceFormat,
} from '../../../shared/domain/reference.ts';

/** The version of a reference that is sent. */
export interface SentFile extends ReferenceVersion<SentFormat> {
  /** Relative to the library folder; the original's own where nothing had to be changed. */
  file: string;
  sha256: string;
}

/** A reference as the index keeps it. `format` to `mediaType` are the original's, its pixels upright. */
export interface ReferenceRow {
  id: ReferenceId;
  name: string;
  /** Relative to the library folder. */
  file: string;
  format: SourceFormat;
  width: number;
  height: number;
  bytes: number;
  mediaType: string;
  createdAt: number;
  lastUsedAt: number;
  /** False for one from a version that sent originals: it is fitted before it is sent again. */
  fitted: boolean;
  /** Absent where it is not fitted, and where it can only be cropped from. */
  sent?: SentFile;
  /** What was changed for `sent`, in plain words. */
  changes: string[];
  origin?: ReferenceOrigin;
  title?: string;
}

const columns = [
  'id',
  'name',
  'file',
  'width',
  'height',
  'bytes',
  'media_type',
  'created_at',
  'last_used_at',
  'format',
  'fitted',
  'sent_file',
  'sent_sha256',
  'sent_format',
  'sent_width',
  'sent_height',
  'sent_bytes',
  'changes',
  'origin',
  'title',
  'title_folded',
] as const;

/** Those that can be sent: fitted ones with a version for it, and ones from before that wait to be fitted. */
const usable = '(sent_file IS NOT NULL OR fitted = 0)';

/** The rows of references. */
export class ReferenceRows {
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #touch: StatementSync;
  readonly #title: StatementSync;
  readonly #first: StatementSync;
  readonly #next: StatementSync;
  readonly #titled: StatementSync;
  readonly #uses: StatementSync;

  constructor(database: DatabaseSync) {
    this.#get = database.prepare('SELECT * FROM source_references WHERE id = ?');
    this.#put = database.prepare(
      `INSERT OR REPLACE INTO source_references (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    this.#touch = database.prepare('UPDATE source_references SET last_used_at = max(last_used_at, ?) WHERE id = ?');
    this.#title = database.prepare('UPDATE source_references SET title = ?, title_folded = ? WHERE id = ?');
    const newest = 'ORDER BY last_used_at DESC, id DESC LIMIT ?';
    this.#first = database.prepare(`SELECT * FROM source_references WHERE ${usable} ${newest}`);
    this.#next = database.prepare(
      `SELECT * FROM source_references WHERE ${usable} AND (last_used_at, id) < (?, ?) ${newest}`,
    );
    this.#titled = database.prepare(
      `SELECT * FROM source_references WHERE title IS NOT NULL AND ${usable} ORDER BY title_folded, id`,
    );
    this.#uses = database.prepare(
      `SELECT g.id, count(DISTINCT p.id) AS pictures FROM generation_references l
       JOIN generations g ON g.id = l.generation_id LEFT JOIN pictures p ON p.generation_id = g.id
       WHERE l.reference_id = ? GROUP BY g.id ORDER BY g.created_at DESC, g.id DESC`,
    );
  }

  get(id: ReferenceId): ReferenceRow | undefined {
    const row = this.#get.get(id);
    return row ? rowOf(row) : undefined;
  }

  put(row: ReferenceRow): void {
    const { sent, title } = row;
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
      row.format,
      row.fitted ? 1 : 0,
      sent?.file ?? null,
      sent?.sha256 ?? null,
      sent?.format ?? null,
      sent?.width ?? null,
      sent?.height ?? null,
      sent?.bytes ?? null,
      JSON.stringify(row.changes),
      row.origin ? JSON.stringify(row.origin) : null,
      title ?? null,
      title === undefined ? null : fold(title),
    );
  }

  touch(id: ReferenceId, now: number): void {
    this.#touch.run(now, id);
  }

  setTitle(id: ReferenceId, title: string | undefined): void {
    this.#title.run(title ?? null, title === undefined ? null : fold(title), id);
  }

  recent(limit: number, before?: { lastUsedAt: number; id: string }): ReferenceRow[] {
    const rows = before ? this.#next.all(before.lastUsedAt, before.id, limit) : this.#first.all(limit);
    return rows.map(rowOf);
  }

  /** Titles are the artist's own words, some hundred at most, so they are simply looked through. */
  named(text: string, limit: number): ReferenceRow[] {
    const words = fold(text).split(/\s+/).filter(Boolean);
    const found: ReferenceRow[] = [];
    for (const row of this.#titled.iterate()) {
      if (found.length >= limit) break;
      if (words.every((word) => String(row.title_folded).includes(word))) found.push(rowOf(row));
    }
    return found;
  }

  usedIn(id: ReferenceId): ReferenceUse {
    const rows = this.#uses.all(id);
    return {
      generations: rows.map((row) => row.id as GenerationId),
      pictures: rows.reduce((sum, row) => sum + Number(row.pictures), 0),
    };
  }
}

function rowOf(row: Record<string, SQLOutputValue>): ReferenceRow {
  const format = (row.format ?? String(row.media_type).replace('image/', '')) as SourceFormat;
  return {
    id: row.id as ReferenceId,
    name: row.name as string,
    file: row.file as string,
    format,
    width: row.width as number,
    height: row.height as number,
    bytes: row.bytes as number,
    mediaType: row.media_type as string,
    createdAt: row.created_at as number,
    lastUsedAt: row.last_used_at as number,
    fitted: row.fitted === 1,
    ...(row.sent_file === null
      ? {}
      : {
          sent: {
            file: row.sent_file as string,
            sha256: row.sent_sha256 as string,
            format: row.sent_format as SentFormat,
            width: row.sent_width as number,
            height: row.sent_height as number,
            bytes: row.sent_bytes as number,
          },
        }),
    changes: JSON.parse(row.changes as string) as string[],
    ...(row.origin === null ? {} : { origin: JSON.parse(row.origin as string) as ReferenceOrigin }),
    ...(row.title === null ? {} : { title: row.title as string }),
  };
}
