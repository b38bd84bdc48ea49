import { existsSync } from 'node:fs';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { GenerationReference } from '../../shared/domain/generation.ts';
import type { GenerationId, PictureId, ReferenceId } from '../../shared/domain/ids.ts';
import type { LibraryLayout, Picture, PictureSummary } from '../../shared/domain/picture.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Page } from '../../shared/bridge/contract.ts';
import type { LibraryQuery } from '../../shared/bridge/schemas.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import { resolveInside } from './names.ts';
import type { ExportFacts, KeptPicture } from './types.ts';

type Row = Record<string, SQLOutputValue>;

/** The set's size is counted from the rows, so it is right while a set is still coming in. */
const summaryColumns = `p.id, p.generation_id, p.position, p.width, p.height, p.file, p.rank, g.created_at, g.prompt,
  (SELECT count(*) FROM pictures s WHERE s.generation_id = p.generation_id) AS set_size`;

/** Newest generation first, its first picture first. Positions above 15 do not occur: the model makes no more. */
export function rankOf(createdAt: number, position: number): number {
  return createdAt * 16 + (15 - position);
}

/** The pictures of the index, as the page and the queue ask for them. */
export class PictureRows {
  readonly #root: string;
  readonly #insert: StatementSync;
  readonly #first: StatementSync;
  readonly #next: StatementSync;
  readonly #layout: StatementSync;
  readonly #summary: StatementSync;
  readonly #picture: StatementSync;
  readonly #references: StatementSync;
  readonly #ofGeneration: StatementSync;
  readonly #colour: StatementSync;

  constructor(root: string, database: DatabaseSync) {
    this.#root = root;
    this.#insert = database.prepare(`
      INSERT INTO pictures (id, generation_id, position, file, width, height, bytes, media_type, sha256, colour, rank, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET file = excluded.file, width = excluded.width, height = excluded.height,
        bytes = excluded.bytes, media_type = excluded.media_type, sha256 = excluded.sha256,
        colour = coalesce(excluded.colour, colour), rank = excluded.rank, created_at = excluded.created_at`);
    // CROSS JOIN keeps the order of the tables: the index by rank has to lead.
    const select = `SELECT ${summaryColumns} FROM pictures p CROSS JOIN generations g ON g.id = p.generation_id`;
    const newestFirst = 'ORDER BY p.rank DESC, p.id DESC';
    this.#first = database.prepare(`${select} ${newestFirst} LIMIT ?`);
    this.#next = database.prepare(`${select} WHERE (p.rank, p.id) < (?, ?) ${newestFirst} LIMIT ?`);
    this.#summary = database.prepare(`${select} WHERE p.id = ?`);
    this.#layout = database.prepare(`SELECT id, width, height, created_at FROM pictures p ${newestFirst}`);
    this.#layout.setReturnArrays(true);
    this.#picture = database.prepare(`
      SELECT ${summaryColumns}, p.bytes, p.media_type, p.sha256, g.draft, g.task_id, g.completed_at,
        g.credits_reserved, g.credits_used
      FROM pictures p JOIN generations g ON g.id = p.generation_id WHERE p.id = ?`);
    this.#references = database.prepare(`
      SELECT l.reference_id, r.name FROM generation_references l
      LEFT JOIN source_references r ON r.id = l.reference_id WHERE l.generation_id = ? ORDER BY l.position`);
    this.#ofGeneration = database.prepare('SELECT * FROM pictures WHERE generation_id = ? ORDER BY position');
    this.#colour = database.prepare('UPDATE pictures SET colour = ? WHERE id = ? AND colour IS NULL');
  }

  insert(picture: Omit<KeptPicture, 'colour'> & { colour: string | null }, createdAt: number): void {
    this.#insert.run(
      picture.id,
      picture.generationId,
      picture.position,
      picture.file,
      picture.width,
      picture.height,
      picture.bytes,
      picture.mediaType,
      picture.sha256,
      picture.colour,
      rankOf(createdAt, picture.position),
      createdAt,
    );
  }

  /** Fills in the colour of a picture whose row came from a recipe, which names none. */
  setMissingColour(id: PictureId, colour: string): void {
    this.#colour.run(colour, id);
  }

  /** Throws `invalid_input` for a cursor that no page gave. */
  page(query: LibraryQuery, cursor: string | undefined): Page<PictureSummary> {
    const limit = query.limit ?? 200;
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    // One more than asked for tells whether there is a next page.
    const rows = after ? this.#next.all(after.rank, after.id, limit + 1) : this.#first.all(limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(summaryOf),
      ...(rows.length > limit && last ? { nextCursor: encodeCursor(last) } : {}),
    };
  }

  layout(): LibraryLayout {
    // Rows come as arrays here, see the constructor.
    const rows = this.#layout.all() as unknown as [PictureId, number, number, number][];
    const layout: LibraryLayout = {
      ids: Array.from({ length: rows.length }),
      widths: new Uint16Array(rows.length),
      heights: new Uint16Array(rows.length),
      createdAt: new Float64Array(rows.length),
    };
    for (const [index, [id, width, height, createdAt]] of rows.entries()) {
      layout.ids[index] = id;
      layout.widths[index] = width;
      layout.heights[index] = height;
      layout.createdAt[index] = createdAt;
    }
    return layout;
  }

  summaries(ids: readonly PictureId[]): PictureSummary[] {
    return ids.flatMap((id) => {
      const row = this.#summary.get(id);
      return row ? [summaryOf(row)] : [];
    });
  }

  exportFacts(ids: readonly PictureId[]): ExportFacts[] {
    return ids.flatMap((id) => {
      const row = this.#picture.get(id);
      if (!row) return [];
      const { width, height, createdAt, prompt, position, file, thumbnailUrl } = summaryOf(row);
      const path = resolveInside(this.#root, file);
      return [{ id, path, bytes: row.bytes as number, width, height, createdAt, prompt, position, thumbnailUrl }];
    });
  }

  picture(id: PictureId): Picture | undefined {
    const row = this.#picture.get(id);
    if (!row) return undefined;
    const credits = {
      ...(row.credits_reserved === null ? {} : { reserved: row.credits_reserved as number }),
      ...(row.credits_used === null ? {} : { used: row.credits_used as number }),
    };
    return {
      ...summaryOf(row),
      bytes: row.bytes as number,
      mediaType: row.media_type as string,
      sha256: row.sha256 as string,
      pictureUrl: `media://picture/${id}`,
      draft: JSON.parse(row.draft as string) as Draft,
      references: this.#references.all(row.generation_id as string).map(referenceOf),
      ...(row.task_id === null ? {} : { taskId: row.task_id as string }),
      ...(row.completed_at === null ? {} : { completedAt: row.completed_at as number }),
      ...(Object.keys(credits).length === 0 ? {} : { credits }),
      missing: !existsSync(resolveInside(this.#root, row.file as string)),
    };
  }

  ofGeneration(id: GenerationId): KeptPicture[] {
    return this.#ofGeneration.all(id).map((row) => ({
      id: row.id as PictureId,
      generationId: id,
      position: row.position as number,
      file: row.file as string,
      width: row.width as number,
      height: row.height as number,
      bytes: row.bytes as number,
      mediaType: row.media_type as string,
      sha256: row.sha256 as string,
      colour: (row.colour as string | null) ?? '#808080',
    }));
  }
}

function summaryOf(row: Row): PictureSummary {
  return {
    id: row.id as PictureId,
    generationId: row.generation_id as GenerationId,
    position: row.position as number,
    setSize: row.set_size as number,
    width: row.width as number,
    height: row.height as number,
    createdAt: row.created_at as number,
    prompt: row.prompt as string,
    file: row.file as string,
    thumbnailUrl: `media://thumbnail/${row.id as string}`,
  };
}

function referenceOf(row: Row): GenerationReference {
  return {
    referenceId: row.reference_id as ReferenceId,
    name: (row.name as string | null) ?? 'reference',
    thumbnailUrl: `media://reference-thumbnail/${row.reference_id as string}`,
  };
}

function encodeCursor(row: Row): string {
  return Buffer.from(`${row.rank as number} ${row.id as string}`).toString('base64url');
}

function decodeCursor(cursor: string): { rank: number; id: string } {
  const parts = /^(-?\d{1,16}) ([\w-]{1,160})$/.exec(Buffer.from(cursor, 'base64url').toString());
  const rank = Number(parts?.[1]);
  if (!parts?.[2] || !Number.isSafeInteger(rank)) {
    throw new ReverieError(
      'invalid_input',
      'This place in the library is not one that Reverie gave out. Start from the beginning.',
    );
  }
  return { rank, id: parts[2] };
}
