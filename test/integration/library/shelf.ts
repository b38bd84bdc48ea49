import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DownloadedFile } from '../../../src/main/evolink/types.ts';
import type { Imaging } from '../../../src/main/imaging/index.ts';
import { openLibrary, type KeptPicture, type Library, type Recipe } from '../../../src/main/library/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { noon } from './recipes.ts';

/** Imaging for tests that never decode. */
export const noImaging: Imaging = {
  probe: () => Promise.reject(new Error('not here')),
  thumbnail: () => Promise.reject(new Error('not here')),
  fit: () => Promise.reject(new Error('not here')),
  crop: () => Promise.reject(new Error('not here')),
  drawSvg: () => Promise.reject(new Error('not here')),
  close: () => Promise.resolve(),
};

/** A new folder that is removed with `clear`. */
export class Shelf {
  readonly root = mkdtempSync(join(tmpdir(), 'reverie-library-'));
  readonly clock = new FakeClock(noon);
  readonly imaging: Imaging;
  #open: Library | undefined;

  constructor(imaging: Imaging = noImaging) {
    this.imaging = imaging;
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  get index(): string {
    return this.path('.reverie', 'index.sqlite');
  }

  /** Opens the library; the one opened before is closed first. */
  async open(create = true): Promise<Library> {
    this.close();
    this.#open = await openLibrary({
      root: this.root,
      imaging: this.imaging,
      clock: this.clock,
      logger: silentLogger,
      create,
    });
    return this.#open;
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
  }

  clear(): void {
    this.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Writes the row of a generation as the queue's store does. */
export function insertGeneration(library: Library, recipe: Recipe, folder?: string): void {
  library.transaction(() => {
    library.database
      .prepare(
        `INSERT INTO generations (id, created_at, status, draft, prompt, pictures_requested, request, idempotency_key,
           submitted_at, task_id, accepted_at, credits_reserved, credits_used, answers, results_expire_at, completed_at,
           error, folder)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        recipe.generationId,
        Date.parse(recipe.createdAt),
        recipe.status,
        JSON.stringify(recipe.draft),
        recipe.draft.prompt,
        recipe.picturesRequested,
        json(recipe.request),
        recipe.idempotencyKey ?? null,
        time(recipe.submittedAt),
        recipe.taskId ?? null,
        time(recipe.acceptedAt),
        recipe.credits?.reserved ?? null,
        recipe.credits?.used ?? null,
        Object.keys(recipe.answers).length === 0 ? null : JSON.stringify(recipe.answers),
        time(recipe.resultsExpireAt),
        time(recipe.completedAt),
        json(recipe.error),
        folder ?? null,
      );
    const link = library.database.prepare('INSERT INTO generation_references VALUES (?, ?, ?, ?)');
    for (const each of recipe.references) {
      link.run(recipe.generationId, each.position, each.referenceId, each.note ?? null);
    }
  });
}

const time = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));
const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Puts bytes where a download would, and says of them what the download would. */
export function download(library: Library, folder: string, position: number, bytes: Uint8Array) {
  const part = library.partPath(folder, position);
  writeFileSync(part, bytes);
  const facts: DownloadedFile = {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: 'image/jpeg',
    ending: '.jpg',
  };
  return { folder, position, part, download: facts };
}

/** A whole generation with its pictures, its rows and its recipe, as the queue leaves it behind. */
export async function keepGeneration(
  library: Library,
  recipe: Recipe,
  pictures: Uint8Array[],
): Promise<{ folder: string; kept: KeptPicture[] }> {
  const id = recipe.generationId;
  const createdAt = Date.parse(recipe.createdAt);
  const folder = library.makeGenerationFolder({ id, createdAt, prompt: recipe.draft.prompt });
  insertGeneration(library, recipe, folder);
  const kept: KeptPicture[] = [];
  for (const [index, bytes] of pictures.entries()) {
    kept.push(await library.keepPicture({ generationId: id, ...download(library, folder, index + 1, bytes) }));
  }
  library.writeRecipe(folder, {
    ...recipe,
    files: kept.map((picture) => ({
      position: picture.position,
      name: picture.file.slice(folder.length + 1),
      sha256: picture.sha256,
      bytes: picture.bytes,
      width: picture.width,
      height: picture.height,
      mediaType: picture.mediaType,
    })),
  });
  library.transaction(() => {
    for (const picture of kept) {
      library.insertPicture(picture, createdAt);
      library.database
        .prepare(`INSERT INTO results (generation_id, position, url, state) VALUES (?, ?, '', 'saved')`)
        .run(id, picture.position);
    }
  });
  return { folder, kept };
}
