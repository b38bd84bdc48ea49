import { existsSync } from 'node:fs';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { GenerationReference } from '../../../shared/domain/generation.ts';
import type { GenerationId, PictureId, ReferenceId } from '../../../shared/domain/ids.ts';
import type { Picture, PictureSummary } from '../../../shared/domain/picture.ts';
import type { Draft } from '../../../shared/seedream/draft.ts';
import { resolveInside } from '../files/names.ts';
import { summaryColumns, summaryOf } from './pictureSummary.ts';
import type { KeptPicture } from '../files/pictureFiles.ts';

/** Newest generation first, its first picture first. Positions above 15 do not occur: the model makes no more. */
export function rankOf(createdAt: number, position: number): number {
  return createdAt * 16 + (15 - position);
}

/** What copying a picture elsewhere needs. */
export interface ExportFacts {
  id: PictureId;
  /** Absolute path of the original. */
  path: string;
  bytes: number;
  width: number;
  height: number;
  /** Milliseconds since 1970: when the generation was asked for. */
  createdAt: number;
  prompt: string;
  position: number;
  thumbnailUrl: string;
}

/** The pictures of the index, one by one. */
export interface Pictures {
  /** Writes the row of a kept picture; call it in a transaction, after the recipe names the file. */
  insertPicture(picture: KeptPicture, createdAt: number): void;
  picture(id: PictureId): Picture | undefined;
  /** Those that exist, in the order asked for. */
  summaries(ids: readonly PictureId[]): PictureSummary[];
  /** Those that exist, in the order asked for. */
  exportFacts(ids: readonly PictureId[]): ExportFacts[];
  /** The pictures of a generation, by position. */
  picturesOf(id: GenerationId): KeptPicture[];
}

export class PictureRows implements Pictures {
  readonly #root: string;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #summary: StatementSync;
  readonly #picture: StatementSync;
  readonly #references: StatementSync;
  readonly #tags: StatementSync;
  readonly #collections: StatementSync;
  readonly #ofGeneration: StatementSync;
  readonly #colour: StatementSync;

  constructor(root: string, database: DatabaseSync) {
    this.#root = root;
    this.#insert = database.prepare(`
      INSERT INTO pictures (file, width, height, bytes, media_type, sha256, colour, rank, created_at, generation_id, position, id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    // Not as one upsert: that would take their own ON CONFLICT from the triggers that note what is to be searched again.
    this.#update = database.prepare(`
      UPDATE pictures SET file = ?, width = ?, height = ?, bytes = ?, media_type = ?, sha256 = ?,
        colour = coalesce(?, colour), rank = ?, created_at = ? WHERE id = ?`);
    const select = `SELECT ${summaryColumns} FROM pictures p JOIN generations g ON g.id = p.generation_id`;
    this.#summary = database.prepare(`${select} WHERE p.id = ?`);
    this.#tags = database.prepare(
      'SELECT t.name FROM picture_tags l JOIN tags t ON t.id = l.tag_id WHERE l.picture_id = ? ORDER BY t.folded',
    );
    this.#collections = database.prepare(
      'SELECT c.id FROM collection_pictures l JOIN collections c ON c.id = l.collection_id WHERE l.picture_id = ? ORDER BY c.folded',
    );
    this.#picture = database.prepare(`
      SELECT ${summaryColumns}, p.bytes, p.media_type, p.sha256, p.note, g.draft, g.task_id, g.submitted_at,
        g.accepted_at, g.completed_at, g.credits_reserved, g.credits_used, g.answers
      FROM pictures p JOIN generations g ON g.id = p.generation_id WHERE p.id = ?`);
    this.#references = database.prepare(`
      SELECT l.reference_id, r.name FROM generation_references l
      LEFT JOIN source_references r ON r.id = l.reference_id WHERE l.generation_id = ? ORDER BY l.position`);
    this.#ofGeneration = database.prepare('SELECT * FROM pictures WHERE generation_id = ? ORDER BY position');
    this.#colour = database.prepare('UPDATE pictures SET colour = ? WHERE id = ? AND colour IS NULL');
  }

  insertPicture(picture: KeptPicture, createdAt: number): void {
    const { id, generationId, position, file, width, height, bytes, mediaType, sha256, colour } = picture;
    const rank = rankOf(createdAt, position);
    const values = [file, width, height, bytes, mediaType, sha256, colour ?? null, rank, createdAt];
    if (this.#update.run(...values, id).changes === 0) this.#insert.run(...values, generationId, position, id);
  }

  /** Fills in the colour of a picture whose row came from a recipe, which names none. */
  setMissingColour(id: PictureId, colour: string): void {
    this.#colour.run(colour, id);
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
      tags: this.#tags.all(id).map((tag) => tag.name as string),
      collections: this.#collections.all(id).map((collection) => collection.id as string),
      references: this.#references.all(row.generation_id as string).map(referenceOf),
      ...(row.task_id === null ? {} : { taskId: row.task_id as string }),
      ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at as number }),
      ...(row.accepted_at === null ? {} : { acceptedAt: row.accepted_at as number }),
      ...(row.completed_at === null ? {} : { completedAt: row.completed_at as number }),
      answers: row.answers === null ? {} : (JSON.parse(row.answers as string) as Picture['answers']),
      ...(Object.keys(credits).length === 0 ? {} : { credits }),
      missing: !existsSync(resolveInside(this.#root, row.file as string)),
    };
  }

  picturesOf(id: GenerationId): KeptPicture[] {
    return this.#ofGeneration.all(id).map((row) => {
      const kept: KeptPicture = {
        id: row.id as PictureId,
        generationId: id,
        position: row.position as number,
        file: row.file as string,
        width: row.width as number,
        height: row.height as number,
        bytes: row.bytes as number,
        mediaType: row.media_type as string,
        sha256: row.sha256 as string,
      };
      if (row.colour !== null) kept.colour = row.colour as string;
      return kept;
    });
  }
}

function referenceOf(row: Record<string, SQLOutputValue>): GenerationReference {
  return {
    referenceId: row.reference_id as ReferenceId,
    name: (row.name as string | null) ?? 'reference',
    thumbnailUrl: `media://reference-thumbnail/${row.reference_id as string}`,
  };
}
